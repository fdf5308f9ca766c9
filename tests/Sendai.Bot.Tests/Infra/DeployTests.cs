namespace Sendai.Bot.Tests.Infra;

public sealed class DeployTests : IDisposable
{
    private static readonly string[] Reads =
    [
        "az account show", "az bicep build", "az group exists", "az group show", "az rest --method get", "az deployment group what-if",
        "az deployment group show", "az resource list", "dotnet --version",
    ];

    private readonly DeployRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Deploy_IntoAnEmptySubscription_EndsWithARunningBotAndTheZipForTeams()
    {
        var (exitCode, text) = await _rig.RunAsync();

        Assert.True(exitCode == 0, text);
        Assert.Contains("az group create --name sendai-bot --location japaneast --tags product=sendai-bot --output none", _rig.Calls);
        InOrder("dotnet publish src/Sendai.Bot --configuration Release --runtime linux-x64", "-target:Zip", "az group create", "az deployment group create", "az rest --method delete", "az webapp deploy", "/health/ready", "package --out artifacts/sendai-bot-teams.zip");
        Assert.Contains("20000000-0000-4000-8000-00000000000a https://sendai-bot-abc.azurewebsites.test", _rig.Calls);
        Assert.True(_rig.Made("artifacts/sendai-bot-teams.zip"));
        Assert.Contains("Teams 管理者", text, StringComparison.Ordinal);
        Assert.Equal(3, _rig.Calls.Count(call => call.Contains("/health/ready", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Deploy_LeavesTeamsAsTheOnlyChannel()
    {
        await _rig.RunAsync();

        Assert.Contains(_rig.Calls, call => call.Contains("--method delete --url /subscriptions/sub-1/bot/channels/DirectLineChannel?", StringComparison.Ordinal));
        Assert.Contains(_rig.Calls, call => call.Contains("--method delete --url /subscriptions/sub-1/bot/channels/WebChatChannel?", StringComparison.Ordinal));
        Assert.Contains("channels: MsTeamsChannel\n", _rig.Subscription(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deploy_ASecondTime_MakesNothingNew()
    {
        await _rig.RunAsync();
        var before = _rig.Subscription();
        var deployed = _rig.Calls.Single(call => call.StartsWith("az deployment group create", StringComparison.Ordinal));

        var (exitCode, text) = await _rig.RunAsync();

        Assert.True(exitCode == 0, text);
        Assert.DoesNotContain(_rig.Calls, call => call.StartsWith("az group create", StringComparison.Ordinal) || call.Contains("--method delete", StringComparison.Ordinal));
        Assert.Equal(Without(deployed, "budgetStart="), Without(_rig.Calls.Single(call => call.StartsWith("az deployment group create", StringComparison.Ordinal)), "budgetStart="));
        Assert.Equal(WithoutLooks(before), WithoutLooks(_rig.Subscription()));
    }

    [Fact]
    public async Task Deploy_InALaterMonth_KeepsTheMonthOfTheBudget()
    {
        _rig.Azure("group/tag", "sendai-bot");
        _rig.Azure("group/budget", "2026-01-01T00:00:00Z");

        await _rig.RunAsync();

        Assert.Contains(_rig.Calls, call => call.StartsWith("az deployment group create", StringComparison.Ordinal)
            && call.Contains("--parameters budgetStart=2026-01-01T00:00:00Z ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deploy_OfARelease_BuildsNothing()
    {
        var (exitCode, text) = await _rig.RunAsync($"--zip {_rig.PutFile("release.zip")}");

        Assert.True(exitCode == 0, text);
        Assert.DoesNotContain(_rig.Calls, call => call.StartsWith("dotnet publish", StringComparison.Ordinal));
        InOrder("-target:Unzip", "az webapp deploy", "package --out");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatIf_ChangesNothing(bool isThere)
    {
        if (isThere)
        {
            await _rig.RunAsync();
        }

        var before = _rig.Subscription();

        var (exitCode, text) = await _rig.RunAsync("--what-if");

        Assert.True(exitCode == 0, text);
        Assert.All(_rig.Calls, call => Assert.Contains(Reads, read => call.StartsWith(read, StringComparison.Ordinal)));
        Assert.Equal(isThere, _rig.Calls.Any(call => call.StartsWith("az deployment group what-if", StringComparison.Ordinal)));
        Assert.Equal(before, _rig.Subscription());
    }

    [Fact]
    public async Task Teardown_OfTheTypedGroup_RemovesIt()
    {
        await _rig.RunAsync();

        var (exitCode, text) = await _rig.RunAsync("--teardown", answer: "sendai-bot");

        Assert.Equal(0, exitCode);
        Assert.Equal("az group delete --name sendai-bot --yes", Assert.Single(_rig.Calls, call => call.Contains("delete", StringComparison.Ordinal)));
        Assert.Contains("元には戻せません", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("y")]
    [InlineData("sendai-bot2")]
    public async Task Teardown_WithoutTheName_RemovesNothing(string answer)
    {
        await _rig.RunAsync();

        var (exitCode, text) = await _rig.RunAsync("--teardown", answer);

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain(_rig.Calls, call => call.Contains("delete", StringComparison.Ordinal));
        Assert.Contains("何も消していません", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--what-if")]
    [InlineData("--teardown")]
    public async Task SomebodyElsesGroup_IsLeftAlone(string arguments)
    {
        _rig.Azure("group/tag", "kokuho");

        var (exitCode, text) = await _rig.RunAsync(arguments, answer: "sendai-bot");

        Assert.Equal(1, exitCode);
        Assert.Contains("このボットのものではありません", text, StringComparison.Ordinal);
        Assert.All(_rig.Calls.Where(call => call.StartsWith("az ", StringComparison.Ordinal)), call => Assert.Contains(Reads, read => call.StartsWith(read, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("dotnet publish", "ビルドできませんでした", "az group create")]
    [InlineData("dotnet msbuild", "zip を作れませんでした", "az group create")]
    [InlineData("az group create", "作れませんでした", "az deployment")]
    [InlineData("az deployment group create", "Azure に作れませんでした", "az rest --method delete")]
    [InlineData("az deployment group show", "もう一度実行してください", "az rest --method delete")]
    [InlineData("az rest --method get --url /subscriptions/sub-1/bot/channels", "入口", "az webapp")]
    [InlineData("az webapp deploy", "ボットを入れられませんでした", "package")]
    [InlineData("dotnet artifacts/app/Sendai.Bot.dll package", "アプリの zip を作れませんでした", "ボットは https")]
    public async Task Failure_StopsThereAndSaysWhatToDo(string failing, string said, string never)
    {
        _rig.Azure("fail", failing);

        var (exitCode, text) = await _rig.RunAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("止まりました", text, StringComparison.Ordinal);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain(_rig.Calls, call => call.Contains(never, StringComparison.Ordinal) && !call.StartsWith(failing, StringComparison.Ordinal));
        Assert.DoesNotContain("あと1つ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChannelThatStaysOpen_StopsBeforeTheBotIsInstalled()
    {
        _rig.Azure("stuck");

        var (exitCode, text) = await _rig.RunAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("DirectLineChannel WebChatChannel", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_rig.Calls, call => call.StartsWith("az webapp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BotThatNeverGetsReady_IsNotGivenToTeams()
    {
        _rig.Azure("never");

        var (exitCode, text) = await _rig.RunAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("az webapp log tail", text, StringComparison.Ordinal);
        Assert.False(_rig.Made("artifacts/sendai-bot-teams.zip"));
    }

    [Theory]
    [InlineData("az", "Azure CLI")]
    [InlineData("dotnet", ".NET 10")]
    public async Task MissingTool_IsNamed(string tool, string said)
    {
        _rig.RemoveTool(tool);

        var (exitCode, text) = await _rig.RunAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal("", _rig.Subscription());
    }

    [Theory]
    [InlineData("sdk", "9.0.305", ".NET 10")]
    [InlineData("signed-out", "", "az login")]
    public async Task WhatIsNotReadyHere_IsSaidBeforeAnythingIsDone(string state, string content, string said)
    {
        _rig.Azure(state, content);

        var (exitCode, text) = await _rig.RunAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.All(_rig.Calls, call => Assert.Contains(Reads, read => call.StartsWith(read, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Settings_ThatAreMissingOrStillTheSample_AreAskedFor()
    {
        _rig.Settings(await File.ReadAllTextAsync(Path.Combine(BicepFile.Folder, "settings.example.json")));
        var (sample, sampleText) = await _rig.RunAsync();
        _rig.RemoveSettings();
        var (missing, missingText) = await _rig.RunAsync();

        Assert.Equal((1, 1), (sample, missing));
        Assert.Contains("見本のまま", sampleText, StringComparison.Ordinal);
        Assert.Contains("settings.example.json", missingText, StringComparison.Ordinal);
    }

    private void InOrder(params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = _rig.Calls.Skip(from).TakeWhile(call => !call.Contains(part, StringComparison.Ordinal)).Count() + from;
            Assert.True(at < _rig.Calls.Count, $"{part} does not come in:\n{string.Join('\n', _rig.Calls)}");
            from = at;
        }
    }

    private static string Without(string call, string parameter) =>
        string.Join(' ', call.Split(' ').Where(word => !word.StartsWith(parameter, StringComparison.Ordinal)));

    private static string WithoutLooks(string subscription) =>
        string.Join('\n', subscription.Split('\n').Where(line => !line.StartsWith("looks:", StringComparison.Ordinal)));
}
