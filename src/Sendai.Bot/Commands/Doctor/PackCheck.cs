using Sendai.Bot.Versions;

namespace Sendai.Bot.Commands.Doctor;

/// <summary>The data that comes with the program.</summary>
internal static class PackCheck
{
    public static Check Of(DoctorScene scene) => new("入っているデータ", _ =>
    {
        var (content, findings) = ShippedPack.Read(scene.Configuration).Load();
        return Task.FromResult((content.Bodies.Count, findings.Count) switch
        {
            (0, _) => CheckResult.Bad("相談先が1つもありません。Pack:Path（ふだんは書きません）と、Data フォルダーがあるかを確かめてください。"),
            (var bodies, 0) => CheckResult.Good($"相談先 {bodies}。使えない行はありません。"),
            var (bodies, broken) => CheckResult.Doubt($"相談先 {bodies}。使えない行が {broken} 行あります。どの行かは directory check で見られます。"),
        });
    });
}
