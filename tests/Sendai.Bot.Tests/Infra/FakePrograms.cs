namespace Sendai.Bot.Tests.Infra;

/// <summary>
/// The az and the dotnet of <see cref="DeployRig"/>. The subscription is the folder <c>$AZURE</c>: <c>group/</c> is there while
/// the resource group is, <c>fail</c> holds the beginning of a call that fails.
/// </summary>
internal static class FakePrograms
{
    private const string Head = """
        #!/usr/bin/env bash
        me=${0##*/}
        printf '%s\n' "$me $*" >> "$AZURE/calls"
        if [ -f "$AZURE/fail" ]; then
          case "$me $*" in "$(cat "$AZURE/fail")"*) echo "the service said no" >&2; exit 1 ;; esac
        fi

        """;

    public const string Az = Head + """
        group=$AZURE/group
        case "$*" in
          'account show --query id'*) [ ! -f "$AZURE/signed-out" ] && echo sub-1 ;;
          'account show --query name'*) echo 見本の契約 ;;
          'bicep build'*) ;;
          'group exists'*) [ -d "$group" ] && echo true || echo false ;;
          'group show'*) cat "$group/tag" ;;
          'group create'*) mkdir "$group"; printf sendai-bot > "$group/tag" ;;
          'group delete'*) rm -r "$group" ;;
          'resource list'*) echo sendai-bot-abc ;;
          'deployment group what-if'*) echo '+ sendai-bot-abc' ;;
          'deployment group create'*)
            [ -f "$group/deployed" ] || printf 'DirectLineChannel\nMsTeamsChannel\nWebChatChannel\n' > "$group/channels"
            touch "$group/deployed"
            [ -f "$group/budget" ] || printf '%s' "$*" | sed 's/.*budgetStart=\([-0-9]*\).*/\1T00:00:00Z/' > "$group/budget" ;;
          'deployment group show'*outputs.appId.*) echo 20000000-0000-4000-8000-00000000000a ;;
          'deployment group show'*outputs.appName.*) echo sendai-bot-abc ;;
          'deployment group show'*outputs.publicUrl.*) echo https://sendai-bot-abc.azurewebsites.test ;;
          'deployment group show'*outputs.botResource.*) echo /subscriptions/sub-1/bot ;;
          'rest --method get '*/budgets/*) [ -f "$group/budget" ] && cat "$group/budget" ;;
          'rest --method get '*/channels?*) cat "$group/channels" ;;
          'rest --method delete '*/channels/*)
            [ -f "$AZURE/stuck" ] && exit 1
            gone=${5##*/}
            sed -i "/^${gone%%\?*}\$/d" "$group/channels" ;;
          'webapp deploy '*) touch "$group/code" ;;
          'rest --method get '*/health/ready*)
            looks=$(cat "$AZURE/looks" 2>/dev/null || echo 0)
            printf '%s' $((looks + 1)) > "$AZURE/looks"
            [ -f "$AZURE/never" ] && exit 1
            [ "$looks" -ge 2 ] ;;
          *) echo "unknown: az $*" >&2; exit 64 ;;
        esac
        """;

    public const string Dotnet = Head + """
        case "$*" in
          --version) cat "$AZURE/sdk" 2>/dev/null || echo 10.0.401 ;;
          publish*) mkdir -p artifacts/app; touch artifacts/app/Sendai.Bot.dll ;;
          *-target:Unzip*) mkdir -p artifacts/app; touch artifacts/app/Sendai.Bot.dll ;;
          *-target:Zip*) touch artifacts/sendai-bot.zip ;;
          artifacts/app/Sendai.Bot.dll\ package\ --out\ *)
            printf '%s %s\n' "$Bot__AppId" "$Bot__PublicUrl" >> "$AZURE/calls"
            touch "$4" ;;
          *) echo "unknown: dotnet $*" >&2; exit 64 ;;
        esac
        """;
}
