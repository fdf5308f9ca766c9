using Sendai.Domain.Directory;

namespace Sendai.Domain.Tests.Directory;

public sealed class BodyFinderTests
{
    private static readonly ConsultationBody[] Bodies =
    [
        new() { Id = "a", Name = "北区役所 生活相談課", Kana = "きたくやくしょせいかつそうだんか", Ward = new Ward("北") },
        new() { Id = "b", Name = "南区役所 生活相談課", Kana = "みなみくやくしょせいかつそうだんか", Ward = new Ward("南") },
        new() { Id = "c", Name = "発達支援センター", LocalName = "アルル" },
    ];

    [Theory]
    [InlineData("生活相談課", "a b")]
    [InlineData("北区役所 生活相談課", "a")]
    [InlineData("北区生活相談課", "a")]
    [InlineData("北区　相談", "a")]
    [InlineData("みなみく", "b")]
    [InlineData("あるる", "c")]
    [InlineData("東区生活相談課", "")]
    public void Name_OrPartsOfIt_FindTheBody(string text, string ids) =>
        Assert.Equal(ids, string.Join(' ', BodyFinder.Find(Bodies, text).Select(body => body.Id)));
}
