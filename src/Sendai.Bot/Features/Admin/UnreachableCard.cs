using System.Text.Json.Nodes;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Admin;

/// <summary>A page of those who cannot be reached.</summary>
internal static class UnreachableCard
{
    public const int PeopleOnACard = 8;
    private const int LongestName = 40;

    /// <param name="entries">All of them.</param>
    /// <param name="wards">Of which wards; null for everybody.</param>
    /// <param name="skip">How many were on the pages before.</param>
    public static AdaptiveCard Of(IReadOnlyList<UnreachableEntry> entries, IReadOnlyList<Ward>? wards, int skip)
    {
        var whose = wards is null ? "すべての区" : string.Join("・", wards.Select(ward => $"{ward}区"));
        var heading = $"個人チャットに届かない人（{whose}）";
        var count = entries.Count == 0 ? "いまは、いません。" : $"{entries.Count}人います。新しい順に並べています。";
        var body = new List<CardElement> { CardParts.Heading(heading), CardParts.Line(count) };
        var shown = entries.Skip(skip).Take(PeopleOnACard).ToList();
        body.AddRange(shown.SelectMany(entry => Lines(entry, hasWard: wards is not { Count: 1 })));
        if (entries.Count > 0)
        {
            body.Add(new TextBlock(CardText.Escape("ご本人が個人チャットでこのボットに書くと、一覧から外れます。")) { IsSubtle = true, Separator = true });
        }

        if (wards is not null)
        {
            body.Add(CardParts.Line("区を選んでいない方は、管理者の一覧にだけ出ます。", subtle: true));
        }

        return CardParts.Card($"{heading}。{count}", body, [.. Turning(entries.Count, wards, skip)]);
    }

    private static IEnumerable<CardElement> Lines(UnreachableEntry entry, bool hasWard)
    {
        var name = string.IsNullOrWhiteSpace(entry.Name) ? "お名前の分からない方" : entry.Name.Length <= LongestName ? entry.Name : $"{entry.Name[..LongestName]}…";
        var ward = !hasWard ? "" : entry.Ward is { } chosen ? $"（{chosen}区）" : "（区は選んでいません）";
        yield return new TextBlock(CardText.Escape($"{name}{ward}")) { Weight = TextWeight.Bolder, Separator = true };
        yield return CardParts.Line($"{AdminWords.Day(CityClock.At(entry.Person.Since))}から。{UnreachableWords.Why(entry.Person.Reason)}");
        yield return CardParts.Line(UnreachableWords.WhatToDo(entry.Person.Reason), subtle: true);
    }

    private static IEnumerable<CardAction> Turning(int count, IReadOnlyList<Ward>? wards, int skip)
    {
        if (skip > 0)
        {
            yield return Turn("前の人を見る", wards, Math.Max(0, skip - PeopleOnACard));
        }

        if (count > skip + PeopleOnACard)
        {
            yield return Turn("次の人を見る", wards, skip + PeopleOnACard);
        }
    }

    private static ActionExecute Turn(string title, IReadOnlyList<Ward>? wards, int skip) => new()
    {
        Title = title,
        Verb = AdminVerbs.MoreUnreachable,
        Data = new JsonObject { [AdminVerbs.Wards] = wards is null ? "" : string.Join(' ', wards.Select(ward => ward.Name)), [AdminVerbs.Skip] = skip },
    };
}
