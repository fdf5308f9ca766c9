namespace Sendai.Bot.Pages;

/// <summary><c>/terms</c>.</summary>
internal static class TermsPage
{
    public static byte[] Of(OperatingBody body) => PageShell.Page(
        "利用のきまり",
        $"""
        <p>{body.Name}が、相談員と事務局のために動かしています。使う方は、次のことを守ってください。</p>
        <h2>使える方</h2>
        <p>運営する組織の Teams に入っている方（ゲストを含みます）です。使うのに、お金はかかりません。</p>
        <h2>答えについて</h2>
        <ul>
        <li>案内は、相談先を決める手がかりです。どこに相談するかは、使う方が判断してください。</li>
        <li>連絡先には、出典と日付があります。「未確認」とあるものは、かける前に確かめてください。</li>
        <li>まちがいに気づいたら、「この連絡先は違うようです」で知らせてください。</li>
        </ul>
        <h2>急ぐとき</h2>
        <p>このボットは、緊急の連絡先ではありません。命や安全があぶないときは、先に、警察か救急に電話してください。</p>
        <h2>書いてはいけないこと</h2>
        <ul>
        <li>ケース、予約、まとめに、本人や家族の名前・電話・住所など、個人が分かることを書かないでください。ボットも見つけて止めますが、すべては見つけられません。</li>
        <li>読んだケースの内容を、その会に関わらない方に見せたり、ほかのことに使ったりしないでください。写しや印刷は、終わったら処分してください。</li>
        </ul>
        <h2>記録</h2>
        <p>連絡先の変更やケースの閲覧など、決まった操作は、だれがしたかが残ります。くわしくは<a href="/privacy">個人情報の扱い</a>をご覧ください。</p>
        <h2>止まるとき</h2>
        <p>点検や故障で止まることがあります。止まっているあいだは、電話などで、いつもの相談先に連絡してください。</p>
        <section lang="en"><h2>In English</h2>
        <p>This bot helps consultation support specialists find where to turn. It is free of charge, for members and guests of the operating organisation’s Teams. Its answers are a help, not a decision: check a contact that is marked as unconfirmed before you rely on it. It is not for emergencies: call the police or an ambulance first. Do not write anything that identifies the person a case is about, and do not show what you read of a case to anybody who has no part in its session, and destroy copies afterwards. Certain acts, such as reading a case, are recorded with who did them. The bot may be out of service at times.</p>
        </section>
        """,
        body);
}
