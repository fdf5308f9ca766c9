#!/bin/sh
# publish.sh [FOLDER]   Publishes the bot in several ways, each into a folder of its own, and measures size, start and memory.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$(mktemp -d)}
bot=$here/../../src/Sendai.Bot

publish() {
  name=$1
  shift
  if dotnet publish "$bot" -c Release -o "$out/$name" "$@" > "$out/$name.log" 2>&1; then
    set -- "$out/$name"
    made="${made:-} $1"
  else
    echo "$name does not publish: $out/$name.log" >&2
  fi
}

mkdir -p "$out"
publish framework-dependent
publish ReadyToRun -r linux-x64 --self-contained false -p:PublishReadyToRun=true
publish self-contained -r linux-x64 --self-contained true
publish self-contained-ReadyToRun -r linux-x64 --self-contained true -p:PublishReadyToRun=true
publish trimmed -r linux-x64 --self-contained true -p:PublishTrimmed=true -p:TrimMode=partial -p:TreatWarningsAsErrors=false
# shellcheck disable=SC2086
dotnet run -c Release --project "$here/Sendai.Benchmarks" -- starts $made
