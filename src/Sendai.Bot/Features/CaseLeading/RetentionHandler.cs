using System.Globalization;
using System.Text.Json.Nodes;
using Sendai.Bot.Access;
using Sendai.Bot.Cases;
using Sendai.Bot.People;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Access;
using Sendai.Domain.Directory;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>「保存期間を変える」: how long a ward keeps its cases after they are over.</summary>
internal sealed class RetentionHandler(LeadDesk desk, CaseSettings settings, AuditLog audit)
{
    private const string Heading = "ケースの保存期間";

    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn, data, async ward => AdaptiveCardInvokeResponse.Card(Form(ward, await settings.MonthsAsync(ward, cancellationToken), null)), cancellationToken);

    public Task<AdaptiveCardInvokeResponse> SetAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForWardAsync(
        turn,
        data,
        async ward =>
        {
            if (!LeadDesk.MayChange(data))
            {
                return LeadDesk.Unusable();
            }

            var before = await settings.MonthsAsync(ward, cancellationToken);
            if (SessionFields.Number(data.GetString(LeadVerbs.Months), CaseSettings.MostMonths) is not { } months)
            {
                return AdaptiveCardInvokeResponse.Card(Form(ward, before, $"{CaseSettings.LeastMonths}から{CaseSettings.MostMonths}までの数にしてください。まだ何も変えていません。"));
            }

            var line = await audit.RecordAsync(turn.Reference.User, Operation.ManageCases, ward.Name, AuditOutcome.Begun, cancellationToken);
            await settings.SetMonthsAsync(ward, months, cancellationToken);
            await audit.CloseAsync(line, months == before ? AuditOutcome.NotDone : AuditOutcome.Done, cancellationToken);
            var words = $"{ward}区のケースは、終了か取り下げから{months}か月で内容を消します。";
            return AdaptiveCardInvokeResponse.Card(CardParts.Card(words, [CardParts.Heading(Heading), CardParts.Line(words)], List(ward)));
        },
        cancellationToken);

    private static AdaptiveCard Form(Ward ward, int months, string? flaw)
    {
        var words = $"{ward}区では、ケースの内容を、終了か取り下げから{months}か月で消しています。件数だけは残ります。";
        var body = new List<CardElement> { CardParts.Heading(Heading), CardParts.Line(words) };
        if (flaw is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [CardParts.Line(flaw)] });
        }

        body.Add(new InputText
        {
            Id = LeadVerbs.Months,
            Label = $"保存する月数（{CaseSettings.LeastMonths}〜{CaseSettings.MostMonths}）",
            Value = months.ToString(CultureInfo.InvariantCulture),
            MaxLength = 4,
            IsRequired = true,
            ErrorMessage = "月数を書いてください。",
        });
        body.Add(CardParts.Line("もう終わったケースにも、新しい期間を使います。", subtle: true));
        return CardParts.Card(
            $"{flaw}{Heading}。{words}",
            body,
            new ActionExecute { Title = "この期間にする", Verb = LeadVerbs.Retention, Data = new JsonObject { [CaseVerbs.Ward] = ward.Name, [Nonce.Data] = Nonce.New() } },
            List(ward));
    }

    private static ActionExecute List(Ward ward) => new()
    {
        Title = "ケースの一覧にもどる",
        Verb = LeadVerbs.List,
        Data = new JsonObject { [CaseVerbs.Ward] = ward.Name },
        AssociatedInputs = AssociatedInputs.None,
    };
}
