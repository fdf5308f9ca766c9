namespace Sendai.Bot.Pages;

/// <summary><c>/privacy</c>: what is kept, where, how long, and who sees it. Each statement is one of docs/architecture.md and docs/security.md.</summary>
internal static class PrivacyPage
{
    public static byte[] Of(OperatingBody body) => PageShell.Page(
        "個人情報の扱い",
        $"""
        <p>{body.Name}が動かすボットが、何を残し、だれに見せ、いつ消すかを書きます。</p>
        <h2>残さないもの</h2>
        <ul>
        <li>質問の文。答えたら忘れます。「質問の文を残してもよい」に印を付けたときだけ、個人が分かる書き方がないことを確かめて残します。</li>
        <li>ケースなどに書かれた、個人が分かる言葉。保存する前に見つけ、書いた方だけに直し方を案内します。見つけた文は保存しません。すべてを見つけられるわけではないので、書く方も気をつけてください。</li>
        </ul>
        <h2>残すものと、見る人</h2>
        <dl>
        <dt>使う方ご自身のこと</dt>
        <dd>選んだ区と事業所、Teams での表示名と ID、連絡するために要る Teams の宛先。お知らせを届けるために使います。</dd>
        <dt>会の予約と出欠</dt>
        <dd>予約した方の名前、話したいこと。ご本人と、その区の事務局、管理者が見ます。みなさんに見えるカードには、空きの数だけが出ます。</dd>
        <dt>ケース（事例）</dt>
        <dd>個人が分かる言葉を除いた内容。出した方と、その区の事務局、日程が決まってから実施までの参加者だけが読めます。管理者も、管理者であるだけでは読めません。読むたびに記録が残ります。</dd>
        <dt>会議のまとめ</dt>
        <dd>個人が分かる言葉を除いた内容。受け取りを登録した方とチャネルに届き、区で働く相談員が読めます。だれが読んだか、だれが質問したかは、事務局が見ます。</dd>
        <dt>案内への感想、連絡先の指摘</dt>
        <dd>感想は、役に立ったかどうかと、案内した相談先。だれのものかは、元に戻せない符号で持ちます。指摘は、その区の事務局と管理者が見ます。</dd>
        <dt>操作の記録</dt>
        <dd>連絡先を直す、ケースを読むなど、決まった操作を、だれが（Teams の ID で）・いつ・どの番号にしたか。内容と名前は入りません。管理者が見ます。</dd>
        <dt>動いた記録（ログ）</dt>
        <dd>故障を調べるための、時刻と番号。書かれた文と名前は入りません。システムの担当が見ます。</dd>
        </dl>
        <h2>いつまで残すか</h2>
        <ul>
        <li>ケースの内容は、終了から12か月（区の事務局が変えられます。理由を残して1年だけ延ばせます）で消し、件数だけを残します。受付番号は、操作の記録などに残ります。</li>
        <li>書きかけのケースは、14日で消します。</li>
        <li>取り下げたまとめの文は、すぐに消し、届いた先のメッセージも書きかえます。</li>
        <li>そのほかの記録は、運営する組織が、要らなくなったときに消します。</li>
        <li>毎日の控えを取っているときは、消したものが、控えのなかに30日まで残ります。</li>
        <li>動いた記録（ログ）は、標準の設置では30日で消えます。</li>
        </ul>
        <h2>どこに残すか</h2>
        <p>運営する組織が契約する Microsoft Azure に残します。標準の設置では、場所は日本（東日本）です。やりとりは Microsoft Teams を通るので、Teams に表示されたメッセージは、組織の Teams の決まりにしたがって残ります。</p>
        <h2>しないこと</h2>
        <ul>
        <li>書かれたことを、生成 AI などの外のサービスに送りません。このボットは、AI のモデルを使いません。</li>
        <li>情報を売りません。広告に使いません。</li>
        <li>このページは、クッキーを使わず、閲覧を追いません。</li>
        </ul>
        <h2>ゲストの方へ</h2>
        <p>ほかの組織からゲストとして入っている方も、扱いは同じです。残したものは、ゲスト先（このボットを運営する組織）の側に残ります。</p>
        <h2>見たい・直したい・消したいとき</h2>
        <p>ご自分の予約とケースは、ボットに「わたしの予約」「わたしのケース」と書くと見られ、取り消しや取り下げができます。まとめの受け取りは、届いたまとめの「受け取りをやめる」でやめられます。そのほかの、見たい・直したい・消したいというお申し出は、下の運営者が受け付けます。</p>
        <section lang="en"><h2>In English</h2>
        <p>Questions are answered and forgotten, unless you agree that one may be kept. Words that could identify a person are looked for before a case is saved; text in which any were found is not stored. Kept are: your chosen ward and office, your Teams name, id and address for notices, bookings and attendance, cases without identifying words, summaries of meetings, and who did certain acts and when. A case is read only by whoever handed it in, the secretariat of the ward, and participants until the session is held; each reading is recorded. Case content is removed 12 months after the case is closed (the secretariat may change this), drafts after 14 days; daily backups, where there are any, keep what was removed for up to 30 days. In a standard installation logs are kept for 30 days. Data lies in the operating organisation’s Microsoft Azure, as a rule in Japan East; messages shown in Teams follow that organisation’s Teams rules. No AI model is used, nothing is sold or used for advertising, and these pages use no cookies. Guests are treated alike. To see, correct or delete what concerns you, ask the operator named below.</p>
        </section>
        """,
        body);
}
