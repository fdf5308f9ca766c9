using Sendai.Domain.Offices;

namespace Sendai.Bot.Features.Offices;

/// <summary>The rota in words.</summary>
internal static class RotaWords
{
    public const string Overtaken = "このカードが出たあとに、順番が変わっていました。何も変えていません。いまの順番は、こちらです。";

    public static string Of(TurnState state) => state switch
    {
        TurnState.Planned => "予定",
        TurnState.Done => "済み",
        TurnState.Cancelled => "中止",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a name."),
    };

    /// <summary>Why a change was not made.</summary>
    public static string Of(RotaChange change) => change switch
    {
        RotaChange.Same => "もう、そのとおりになっています。何も変えていません。",
        RotaChange.NoSuchMonth => "月を選んでください。何も変えていません。",
        RotaChange.NotPlanned not => $"{not.Turn.Month.Month}月は「{Of(not.Turn.State)}」なので、変えていません。変えるときは、先に「予定」にもどしてください。",
        RotaChange.NobodyThere => "その月には、事業所が入っていません。何も変えていません。",
        RotaChange.HasAnother another => $"この事業所は、{another.Turn.Month.Month}月に入っています。何も変えていません。「月を入れかえる」をお使いください。",
        _ => throw new ArgumentOutOfRangeException(nameof(change), "A change without words."),
    };
}
