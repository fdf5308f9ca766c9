using NodaTime;
using NodaTime.Text;
using Sendai.Bot.Cases;
using Sendai.Bot.Reviews;
using Sendai.Bot.Wording;
using Sendai.Domain.Cases;
using Sendai.Teams.Cards;
using Sendai.Teams.Hosting;

namespace Sendai.Bot.Features.CaseLeading;

/// <summary>「見直しの日を決める」: the day on which a case comes back（進捗管理）.</summary>
internal sealed class ReviewHandler(LeadDesk desk)
{
    private const int UsualMonths = 3;
    private const int MostYears = 2;
    private const string Heading = "見直しの日を決める";

    public Task<AdaptiveCardInvokeResponse> FormAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        file => desk.AloneAsync(
            turn,
            CaseVerbs.Button(Heading, LeadVerbs.ReviewForm, file.Number),
            file,
            () => Task.FromResult(AdaptiveCardInvokeResponse.Card(Form(file, file.ReviewOn ?? desk.Today.PlusMonths(UsualMonths), null))),
            cancellationToken),
        cancellationToken);

    public Task<AdaptiveCardInvokeResponse> SetAsync(Turn turn, ActionData data, CancellationToken cancellationToken) => desk.ForCaseAsync(
        turn,
        data,
        async file =>
        {
            LocalDate? day = null;
            if (data.GetString(LeadVerbs.None) is null)
            {
                day = SessionFields.Date(data.GetString(LeadVerbs.Date));
                if (day is null || day <= desk.Today || day > desk.Today.PlusYears(MostYears))
                {
                    return AdaptiveCardInvokeResponse.Card(Form(
                        file, day ?? desk.Today.PlusMonths(UsualMonths), $"明日から{MostYears}年先までの日を選んでください。まだ何も変えていません。"));
                }
            }

            return file.ReviewOn == day
                ? await desk.AnswerAsync(turn, file, "見直しの日は、もうそのとおりです。何も変えていません。", cancellationToken)
                : await desk.DoAsync(
                    turn,
                    data,
                    file,
                    (now, _) => now.Review(day),
                    day is { } on ? $"{SessionWords.On(on, desk.Today)}の朝に、事務局のチャネルと出した方にお知らせします。" : "見直しの日をなくしました。",
                    cancellationToken);
        },
        cancellationToken);

    private static AdaptiveCard Form(CaseFile file, LocalDate day, string? flaw)
    {
        var body = new List<CardElement> { CardParts.Heading(Heading), CardParts.Line(LeadWords.NumberAndState(file)) };
        if (flaw is not null)
        {
            body.Add(new Container { Style = ContainerStyle.Attention, Items = [CardParts.Line(flaw)] });
        }

        body.Add(new InputDate
        {
            Id = LeadVerbs.Date,
            Label = "見直す日",
            Value = LocalDatePattern.Iso.Format(day),
            IsRequired = true,
            ErrorMessage = "日を選んでください。",
        });
        List<CardAction> actions = [CaseVerbs.Deed("この日にする", LeadVerbs.Review, file.Number).WithInputs()];
        if (file.ReviewOn is not null)
        {
            actions.Add(CaseVerbs.Deed("見直しの日をなくす", LeadVerbs.Review, file.Number, (LeadVerbs.None, "yes")));
        }

        actions.Add(LeadVerbs.Back("やめる", file.Number));
        return CardParts.Card($"{flaw}{Heading}。{LeadWords.NumberAndState(file)}", body, actions);
    }
}
