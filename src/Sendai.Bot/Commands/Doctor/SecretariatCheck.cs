using Sendai.Bot.Access;
using Sendai.Bot.Versions;

namespace Sendai.Bot.Commands.Doctor;

/// <summary>Which wards have a 事務局, and whether the bot that runs has administrators.</summary>
internal static class SecretariatCheck
{
    public static Check Of(DoctorScene scene) => new("事務局の登録", async cancellationToken =>
    {
        await using var person = await Operator.OpenAsync(scene.Configuration, cancellationToken);
        if (person is null || await AdministratorRows.FindAsync(person.Tables, cancellationToken) is not { } administrators)
        {
            return CheckResult.Doubt("ボットを、まだ一度も始めていません。始めたあとに、Teams で「事務局に登録」をします。");
        }

        if (administrators.Count == 0)
        {
            return CheckResult.Doubt("動いているボットに管理者がいません。Access:Administrators を書いて、ボットを始め直してください。");
        }

        var secretariats = new Secretariats(person.Tables);
        var registered = (await secretariats.AllAsync(cancellationToken)).Select(one => one.Ward).ToHashSet();
        var missing = ShippedPack.Read(scene.Configuration).Load().Content.Wards.Where(ward => !registered.Contains(ward)).ToList();
        return missing.Count == 0
            ? CheckResult.Good($"{registered.Count}区すべてに事務局があります。")
            : CheckResult.Doubt($"事務局がまだない区：{string.Join("、", missing.Select(ward => $"{ward}区"))}。管理者が、そのチャネルで「事務局に登録」と書きます。");
    });
}
