using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Sendai.Bot.People;
using Sendai.Bot.Wording;
using Sendai.Domain.Directory;
using Sendai.Domain.Offices;
using Sendai.Teams.Cards;

namespace Sendai.Bot.Features.Offices;

/// <summary>「事業所の一覧」 and the card in which one is changed, for the 事務局.</summary>
internal static class ListCards
{
    /// <summary>A page of the list.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="offices">All of them; the closed ones last.</param>
    /// <param name="skip">How many were on the pages before.</param>
    /// <param name="today">By the city's calendar.</param>
    /// <param name="alert">What has just been done.</param>
    public static AdaptiveCard Page(Ward ward, IReadOnlyList<Office> offices, int skip, LocalDate today, string? alert = null)
    {
        var heading = $"{ward}区の事業所の一覧";
        var (open, fresh) = (offices.Count(office => !office.IsClosed), offices.Count(office => !office.IsClosed && office.IsNew(today)));
        var count = offices.Count == 0
            ? "まだ1件もありません。「足す」から登録してください。"
            : $"{open}件です。{(fresh > 0 ? $"【新】は、開いてから{Office.NewMonths / 12}年以内の事業所（{fresh}件）です。" : "")}";
        var items = new List<CardElement> { CardParts.Heading(heading) };
        if (alert is not null)
        {
            items.Add(new Container { Style = ContainerStyle.Good, Items = [CardParts.Line(alert)] });
        }

        items.Add(CardParts.Line(count));
        items.AddRange(offices.Skip(skip).Take(OfficeChoices.OnACard).Select(office => CardParts.Line(OfficeWords.Line(office, today))));
        items.AddRange(OfficeChoices.PageLine(offices.Count, skip));
        List<CardAction> actions = [OfficeVerbs.Button("足す", OfficeVerbs.Add, ward).WithoutInputs()];
        if (offices.Count > 0)
        {
            items.Add(OfficeChoices.Of(offices, skip, "直す、または閉じる事業所"));
            actions.Add(OfficeVerbs.Button("直す・閉じる", OfficeVerbs.Edit, ward));
        }

        if (skip > 0)
        {
            actions.Add(OfficeVerbs.Button("前を見る", OfficeVerbs.List, ward, (OfficeVerbs.Skip, skip - OfficeChoices.OnACard)).WithoutInputs());
        }

        if (skip + OfficeChoices.OnACard < offices.Count)
        {
            actions.Add(OfficeVerbs.Button("次を見る", OfficeVerbs.List, ward, (OfficeVerbs.Skip, skip + OfficeChoices.OnACard)).WithoutInputs());
        }

        return CardParts.Card($"{alert}{heading}。{count}", items, actions);
    }

    /// <summary>The fields of one office.</summary>
    /// <param name="ward">The ward.</param>
    /// <param name="office">Which; null for a new one.</param>
    /// <param name="name">What stands in the field of the name.</param>
    /// <param name="openedOn">What stands in the field of the day.</param>
    /// <param name="nonce">Of this change.</param>
    /// <param name="flaws">What is wrong in them.</param>
    /// <param name="alerts">What did not go as the person expects.</param>
    public static AdaptiveCard Fields(
        Ward ward, Office? office, string name, string openedOn, string nonce, IReadOnlyList<OfficeFlaw> flaws, params IReadOnlyList<string> alerts)
    {
        var heading = office is null ? $"{ward}区に事業所を足す" : "事業所を直す";
        IReadOnlyList<string> all = flaws.Count > 0 ? ["保存していません。下を直して、もう一度「保存する」を押してください。", .. flaws.Select(OfficeWords.Of), .. alerts] : alerts;
        var items = new List<CardElement> { CardParts.Heading(heading) };
        if (all.Count > 0)
        {
            items.Add(new Container { Style = ContainerStyle.Attention, Items = [.. all.Select(alert => CardParts.Line(alert))] });
        }

        items.Add(new InputText
        {
            Id = OfficeVerbs.Name,
            Label = "事業所の名前",
            Value = name,
            MaxLength = Math.Max(OfficeEntry.NameLength, name.Length),
            Placeholder = "例：見本相談支援事業所",
            IsRequired = true,
            ErrorMessage = OfficeWords.Of(OfficeFlaw.NameMissing),
        });
        items.Add(new InputDate
        {
            Id = OfficeVerbs.OpenedOn,
            Label = "開いた日（分からないときは空のまま）",
            Value = openedOn,
            Placeholder = "日付を選ぶ",
            ErrorMessage = OfficeWords.Of(OfficeFlaw.DateWrong),
        });
        if (office is { IsClosed: true })
        {
            items.Add(CardParts.Line("この事業所は閉じています。", subtle: true));
        }

        return CardParts.Card($"{heading}。{office?.Name}{string.Join("", all)}", items, [.. Actions(ward, office, nonce)]);
    }

    /// <summary>The office as its fields show it at first.</summary>
    public static AdaptiveCard Fields(Office office, params IReadOnlyList<string> alerts) =>
        Fields(office.Ward, office, office.Name, office.OpenedOn is { } day ? LocalDatePattern.Iso.Format(day) : "", Nonce.New(), [], alerts);

    private static IEnumerable<CardAction> Actions(Ward ward, Office? office, string nonce)
    {
        yield return OfficeVerbs.Button("保存する", OfficeVerbs.Save, ward, [.. Of(office), (Nonce.Data, nonce)]);
        if (office is not null)
        {
            yield return OfficeVerbs.Button(
                office.IsClosed ? "また開く" : "閉じる", OfficeVerbs.Close, ward, [.. Of(office), (OfficeVerbs.Opens, office.IsClosed), (Nonce.Data, Nonce.New())]).WithoutInputs();
        }

        yield return OfficeVerbs.Button("一覧にもどる", OfficeVerbs.List, ward).WithoutInputs();
    }

    private static (string Name, JsonNode? Value)[] Of(Office? office) =>
        office is null ? [] : [(OfficeVerbs.Office, office.Id), (OfficeVerbs.Basis, OfficeStore.Mark(office))];
}
