using Sendai.Bot.Access;
using Sendai.Bot.Reviews;
using Sendai.Teams.Authentication;

namespace Sendai.Bot.Commands.Doctor;

/// <summary>Settings that can be judged by themselves; those of something that is looked at are judged there.</summary>
internal static class SettingChecks
{
    /// <summary>A name with a slip of the pen is read by nobody, in silence.</summary>
    public static Check Names(DoctorScene scene) => new("設定の名前", _ => Task.FromResult(SettingNames.Unknown(scene.Configuration) switch
    {
        [] => CheckResult.Good("知らない名前はありません。"),
        var unknown => CheckResult.Bad($"使われない名前があります：{string.Join("、", unknown)}。書きまちがいでないか、確かめてください。"),
    }));

    public static Check Registration(DoctorScene scene) => new("ボットの登録", _ => Task.FromResult(ChannelLook.Read(scene.Configuration) switch
    {
        { AppId: null } when scene.IsDevelopment => CheckResult.Doubt("Bot:AppId がありません。練習用の画面からだけ使えます。"),
        { AppId: null } => CheckResult.Bad("Bot:AppId がないので、だれも入れません。Azure Bot の「Microsoft アプリ ID」を書いてください。"),
        _ when scene["Bot:OutboundToken"] == "none" => CheckResult.Bad("Bot:OutboundToken が none なので、Teams に答えられません。この設定を消してください。"),
        _ => CheckResult.Good("Bot:AppId があります。"),
    }));

    public static Check Tenants(DoctorScene scene) => new("使える組織", _ => Task.FromResult(AccessSettings.Read(scene.Configuration).Tenants.Count switch
    {
        0 when scene.IsDevelopment => CheckResult.Doubt("Access:Tenants がありません。開発中は、だれでも入れます。"),
        0 => CheckResult.Bad("Access:Tenants も Bot:TenantId もないので、だれも入れません。自分の組織のテナント ID を書いてください。"),
        var count => CheckResult.Good($"{count}つの組織の方が使えます。"),
    }));

    public static Check Administrators(DoctorScene scene) => new("管理者", _ => Task.FromResult(AccessSettings.Read(scene.Configuration).Administrators.Count switch
    {
        0 => CheckResult.Doubt("Access:Administrators がありません。事務局を登録できる方がいません。"),
        var count => CheckResult.Good($"{count}人います。"),
    }));

    public static Check Others(DoctorScene scene) => new("そのほかの設定", _ =>
    {
        ReminderSetting.Read(scene.Configuration);
        return Task.FromResult(CheckResult.Good("読めない値はありません。"));
    });
}
