namespace Sendai.Bot.Pages;

/// <summary><c>/</c>: what this is, for somebody who came across the address.</summary>
internal static class HomePage
{
    public static byte[] Of(OperatingBody body) => PageShell.Page(
        PageShell.Name,
        """
        <p>障害のある方を支える相談員が、仕事のなかで迷ったときに使う、Microsoft Teams のボットです。</p>
        <ul>
        <li>「どこに相談できるか」を、区の相談先・理由・連絡先といっしょに答えます</li>
        <li>ケースレビューなどの会の予約、ケースの提出、会議のまとめの受け取りができます</li>
        </ul>
        <h2>使うには</h2>
        <p>Teams でこのボットに話しかけてください。このページからは使えません。まだ Teams に出ていないときは、区の事務局にお尋ねください。</p>
        <h2>いま、命や安全があぶないとき</h2>
        <p>ボットの返事を待たずに、警察か救急に電話してください。</p>
        """,
        body);
}
