namespace Sendai.Domain.Directory;

/// <summary>Brings together what speaks for each body.</summary>
internal sealed class Ranking(DirectoryContent content, WardBodies wards)
{
    private readonly IReadOnlyList<ConsultationBody> bodies = content.Bodies;
    private readonly IReadOnlyList<Issue> issues = content.Issues;

    /// <summary>Evidence for one body while it is being gathered.</summary>
    internal sealed class Evidence(ConsultationBody body)
    {
        public ConsultationBody Body { get; } = body;

        public float Score { get; set; }

        public bool Named { get; set; }

        public bool NamedAlone { get; set; }

        /// <summary>Positions of the issues that led here, strongest first.</summary>
        public List<int> Issues { get; } = [];

        /// <summary>Positions of the bodies whose own words led here: itself, or the generic body it stands for.</summary>
        public List<int> Profiles { get; } = [];
    }

    public IReadOnlyList<Evidence> Rank(
        ReadQuestion question, IReadOnlyList<IssueMatch> issueMatches, IReadOnlyList<BodyMatch> bodyMatches, IReadOnlyList<Danger> dangers)
    {
        var evidence = new Dictionary<string, Evidence>();
        AddIssues(question, issueMatches, evidence);
        AddBodies(question, bodyMatches, evidence);
        AddDangers(question, dangers, evidence);
        var ranked = new List<Evidence>(evidence.Values);
        ranked.Sort((one, two) => one.Score != two.Score ? two.Score.CompareTo(one.Score) : string.CompareOrdinal(one.Body.Id, two.Body.Id));
        return ranked;
    }

    private void AddIssues(ReadQuestion question, IReadOnlyList<IssueMatch> matches, Dictionary<string, Evidence> evidence)
    {
        var strength = 1f;
        foreach (var match in matches)
        {
            var position = 1f;
            foreach (var id in issues[match.Index].TypicalBodies)
            {
                if (wards.Resolve(id, question.Ward, question.Area) is not { } body)
                {
                    continue;
                }

                var one = Of(body, evidence);
                if (one.Issues.Contains(match.Index))
                {
                    // Two generic bodies can be the same one in a ward.
                    continue;
                }

                one.Score += match.Score * strength * position * (body.Ward is null ? 1 : RoutingWeights.OwnWard);
                one.Issues.Add(match.Index);
                position *= RoutingWeights.PositionDecay;
            }

            strength *= RoutingWeights.IssueDecay;
        }
    }

    private void AddBodies(ReadQuestion question, IReadOnlyList<BodyMatch> matches, Dictionary<string, Evidence> evidence)
    {
        foreach (var match in matches)
        {
            // A body of another ward is an answer only to somebody who asks for it by name.
            var found = bodies[match.Index];
            var body = wards.Resolve(found.Id, question.Ward, question.Area) ?? (match.NamedAlone ? found : null);
            if (body is null)
            {
                continue;
            }

            var one = Of(body, evidence);
            var score = (RoutingWeights.Handles * match.Score) + (RoutingWeights.Named * match.Named);
            one.Score = one.Profiles.Count == 0 ? one.Score + score : Math.Max(one.Score, score);
            one.Named |= match.Named > 0;
            one.NamedAlone |= match.NamedAlone;
            one.Profiles.Add(match.Index);
        }
    }

    /// <summary>In a danger, the bodies behind its lines take the problem whatever else the words say.</summary>
    private void AddDangers(ReadQuestion question, IReadOnlyList<Danger> dangers, Dictionary<string, Evidence> evidence)
    {
        foreach (var danger in dangers)
        {
            var strength = RoutingWeights.DangerLine;
            var bodies = content.UrgentLines
                .Where(line => line.Danger == danger && line.Role is (LineRole.Report or LineRole.Consult) && (line.Ward is null || line.Ward == question.Ward))
                .OrderBy(line => line.Order)
                .Select(line => line.BodyId is { } id ? wards.Resolve(id, question.Ward, question.Area) : null)
                .OfType<ConsultationBody>()
                .DistinctBy(body => body.Id);
            foreach (var body in bodies)
            {
                Of(body, evidence).Score += strength;
                strength *= RoutingWeights.PositionDecay;
            }
        }
    }

    private static Evidence Of(ConsultationBody body, Dictionary<string, Evidence> evidence)
    {
        if (!evidence.TryGetValue(body.Id, out var one))
        {
            evidence[body.Id] = one = new Evidence(body);
        }

        return one;
    }
}
