#!/usr/bin/env bash
# From a clone to a running bot and the zip of its Teams app. Needs az and dotnet. May be run again at any time: what is
# there stays, what differs is put right. docs/install.md is the guide.
set -euo pipefail
readonly here=$PWD
cd "$(dirname "$0")/.."

usage() {
  cat <<'HELP'
使い方：infra/deploy.sh [--what-if | --teardown] [--group 名前] [--location 地域] [--settings ファイル] [--zip ファイル]

  （何も付けない）  Azure に作り、ボットを入れ、Teams のアプリの zip を作ります。何度でも実行できます
  --what-if         何が変わるかだけを見ます。何も変えません
  --teardown        このボットのリソース グループを消します（確かめてから）
  --group           リソース グループの名前（ふだんは sendai-bot）
  --location        新しく作るときの地域（ふだんは japaneast）
  --settings        設定のファイル（ふだんは infra/settings.json）
  --zip             手元でビルドせずに、リリースの zip を入れます
HELP
}

say() { printf '%s\n' "$*"; }
fail() {
  printf '\n止まりました：%s\n' "$1" >&2
  exit 1
}

# From where it was started, although the script works at the root of the clone.
path_of() { case $1 in /*) say "$1" ;; *) say "$here/$1" ;; esac; }

mode=deploy group=sendai-bot location=japaneast settings=infra/settings.json release=
while [ $# -gt 0 ]; do
  case $1 in
    --what-if) mode=what-if ;;
    --teardown) mode=teardown ;;
    --group | --location | --settings | --zip)
      [ $# -gt 1 ] || fail "$1 のあとに値を書いてください。"
      case $1 in
        --group) group=$2 ;;
        --location) location=$2 ;;
        --settings) settings=$(path_of "$2") ;;
        --zip) release=$(path_of "$2") ;;
      esac
      shift ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; fail "$1 という指定はありません。" ;;
  esac
  shift
done

# The mark that a group belongs to the bot: nothing is put into another one, and no other one is removed.
readonly mark=sendai-bot
readonly app=artifacts/app zip=artifacts/sendai-bot.zip teams=artifacts/sendai-bot-teams.zip
readonly pause=${DEPLOY_PAUSE:-10} # seconds between two looks

check_tools() {
  command -v az >/dev/null || fail "Azure CLI（az）がありません。https://aka.ms/azure-cli から入れるか、Azure Cloud Shell で実行してください。"
  if [ "$mode" = deploy ]; then
    command -v dotnet >/dev/null || fail ".NET 10 の SDK（dotnet）がありません。https://dot.net から入れてください。"
    case "$(dotnet --version 2>/dev/null)" in
      [1-9][0-9].*) ;;
      *) fail ".NET 10 の SDK が必要です。https://dot.net から入れてください（いま：$(dotnet --version 2>/dev/null || say なし)）。" ;;
    esac
  fi
  subscription=$(az account show --query id --output tsv 2>/dev/null) || fail "Azure にサインインしていません。az login を実行してから、もう一度どうぞ。"
  say "サブスクリプション：$(az account show --query name --output tsv)（$subscription）"
}

check_settings() {
  [ -f "$settings" ] || fail "$settings がありません。infra/settings.example.json を写して、値を書いてください。"
  local text
  text=$(<"$settings")
  case $text in
    *00000000-0000-0000-0000-000000000000* | *@example.jp*) fail "$settings に、見本のままの値があります。alertEmail と administrators を書いてください。" ;;
  esac
}

group_exists() { [ "$(az group exists --name "$group")" = true ]; }

check_group_is_ours() {
  [ "$(az group show --name "$group" --query tags.product --output tsv)" = "$mark" ] ||
    fail "リソース グループ $group は、このボットのものではありません（タグ product=$mark がありません）。--group で別の名前にするか、このボットだけのグループなら、タグを付けてください。何も変えていません。"
}

# A budget keeps the month in which it was made; another one would be refused.
budget_start() {
  local made
  made=$(az rest --method get --url "/subscriptions/$subscription/resourceGroups/$group/providers/Microsoft.Consumption/budgets/$mark?api-version=2023-11-01" \
    --query properties.timePeriod.startDate --output tsv 2>/dev/null) || made=
  say "${made:-$(date -u +%Y-%m)-01}"
}

what_if() {
  if ! group_exists; then
    az bicep build --file infra/main.bicep --stdout >/dev/null || fail "infra/main.bicep を読めません。"
    say "リソース グループ $group はまだありません。実行すると、$location に新しく作ります（docs/install.md に一覧と費用があります）。"
    return
  fi
  check_group_is_ours
  az deployment group what-if --resource-group "$group" --name "$mark" --template-file infra/main.bicep \
    --parameters "@$settings" --parameters "budgetStart=$(budget_start)" || fail "変わるところを調べられませんでした。上の表示を見てください。"
  say "何も変えていません。"
}

teardown() {
  group_exists || { say "リソース グループ $group はありません。することはありません。"; return; }
  check_group_is_ours
  say "次のものが、予約・ケース・まとめ・バックアップもふくめて消えます。元には戻せません。"
  az resource list --resource-group "$group" --query '[].name' --output tsv
  say "残したいときは、先に backup で手元に写してください（docs/operations.md）。"
  printf '消すときは、リソース グループの名前（%s）を入力してください：' "$group"
  local answer=
  read -r answer || true
  [ "$answer" = "$group" ] || { say; say "やめました。何も消していません。"; return; }
  az group delete --name "$group" --yes || fail "消せませんでした。上の表示を見てください。"
  say "消しました。Teams 管理センターの「アプリを管理」からも、アプリを消してください。"
}

build() {
  mkdir -p artifacts
  if [ -n "$release" ]; then
    [ -f "$release" ] || fail "$release がありません。"
    dotnet msbuild infra/zip.proj -target:Unzip "-property:Folder=$PWD/$app" "-property:File=$release" -verbosity:quiet -nologo ||
      fail "$release を開けません。"
    cp "$release" "$zip.new"
    mv "$zip.new" "$zip"
  else
    rm -rf "$app"
    dotnet publish src/Sendai.Bot --configuration Release --runtime linux-x64 --self-contained false -p:PublishReadyToRun=true --output "$app" --verbosity quiet --nologo || fail "ビルドできませんでした。上の表示を見てください。Azure には何もしていません。"
    dotnet msbuild infra/zip.proj -target:Zip "-property:Folder=$PWD/$app" "-property:File=$PWD/$zip" -verbosity:quiet -nologo || fail "zip を作れませんでした。Azure には何もしていません。"
  fi
}

output() { az deployment group show --resource-group "$group" --name "$mark" --query "properties.outputs.$1.value" --output tsv; }

channels() { az rest --method get --url "$1/channels?api-version=2022-09-15" --query 'value[].properties.channelName' --output tsv; }

# Azure adds Direct Line and Web Chat to every new bot.
close_other_channels() {
  local channel open left=
  open=$(channels "$1") || fail "ボットの入口（チャネル）を調べられませんでした。もう一度実行してください。"
  for channel in $open; do
    [ "$channel" = MsTeamsChannel ] || az rest --method delete --url "$1/channels/$channel?api-version=2022-09-15" --output none || true
  done
  open=$(channels "$1") || fail "ボットの入口（チャネル）を調べられませんでした。もう一度実行してください。"
  for channel in $open; do
    [ "$channel" = MsTeamsChannel ] || left="$left $channel"
  done
  [ -z "$left" ] || fail "Teams のほかの入口（$left）を閉じられませんでした。Azure portal の Azure Bot の「チャネル」で消して、もう一度実行してください（ボットは、Teams のほかからは受け取りません）。"
}

wait_until_ready() {
  local look
  printf 'ボットの準備を待っています'
  for ((look = 0; look < 90; look++)); do
    if az rest --method get --url "$1/health/ready" --skip-authorization-header --output none >/dev/null 2>&1; then
      say " できました。"
      return
    fi
    printf .
    sleep "$pause"
  done
  say
  fail "$1/health/ready が ok になりません。az webapp log tail --resource-group $group --name $2 で理由を見てください。権限が届くまで10分ほどかかることがあります。そのときは、もう一度実行してください。"
}

deploy() {
  say "1/5 ボットを組み立てます。"
  build

  say "2/5 Azure に作ります（10分ほど）。"
  if group_exists; then
    check_group_is_ours
  else
    az group create --name "$group" --location "$location" --tags "product=$mark" --output none || fail "リソース グループ $group を作れませんでした。"
  fi
  az deployment group create --resource-group "$group" --name "$mark" --template-file infra/main.bicep \
    --parameters "@$settings" --parameters "budgetStart=$(budget_start)" --output none ||
    fail "Azure に作れませんでした。上の表示を見て、直してから、もう一度実行してください。できたところは、そのまま使われます。"
  local app_id name url bot
  if ! app_id=$(output appId) || ! name=$(output appName) || ! url=$(output publicUrl) || ! bot=$(output botResource) || [ -z "$bot" ]; then
    fail "Azure から、できたものの名前を受け取れませんでした。もう一度実行してください。"
  fi

  say "3/5 Teams だけを入口にします。"
  close_other_channels "$bot"

  say "4/5 ボットを入れます。"
  az webapp deploy --resource-group "$group" --name "$name" --type zip --src-path "$zip" --clean true --output none ||
    fail "ボットを入れられませんでした。上の表示を見てください。前のボットがあれば、そのまま動いています。"
  wait_until_ready "$url" "$name"

  say "5/5 Teams のアプリを作ります。"
  rm -f "$teams"
  Bot__AppId=$app_id Bot__PublicUrl=$url dotnet "$app/Sendai.Bot.dll" package --out "$teams" || fail "Teams のアプリの zip を作れませんでした。"

  say
  say "ボットは $url で動いています。"
  say "あと1つ：Teams 管理者の方に $teams を渡し、Teams 管理センターの「Teams のアプリ」→「アプリを管理」→「操作」→「新しいアプリのアップロード」で入れてもらってください。"
}

check_tools
case $mode in
  teardown) teardown ;;
  what-if) check_settings; what_if ;;
  deploy) check_settings; deploy ;;
esac
