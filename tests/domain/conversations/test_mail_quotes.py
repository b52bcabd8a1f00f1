"""What a person wrote is parted from what their program quoted, whichever program it was."""

import pytest
from tests.domain.conversations.mail_samples import one, raw

ORIGINAL = "Dear Li,\nwhat is the price?\n\nAnna"


def cited(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def words(text: str) -> str:
    return one(raw(text, content_type="text/plain; charset=utf-8")).words


def html_words(html: str) -> str:
    return one(raw(html, content_type="text/html; charset=utf-8")).words


@pytest.mark.parametrize(
    "above",
    [
        "On Mon, Mar 2, 2026 at 9:00 AM Anna <anna@b.de> wrote:",
        "On Mon, Mar 2, 2026 at 9:00 AM Anna Long Name Buyer\n<anna@b.de> wrote:",
        "On 2 Mar 2026, at 09:00, Anna wrote:\n",
        'At 2026-03-02 09:00:00, "Anna" <anna@b.de> wrote:',
        "Anna <anna@b.de> 于2026年3月2日周一 09:00写道：",
        "在 2026年3月2日，09:00，Anna <anna@b.de> 写道：\n",
        "在2026年03月02日 09:00，Anna<anna@b.de> 写道：",
        "Am 02.03.26 um 09:00 schrieb Anna:",
        "Le 2 mars 2026 à 09:00, Anna a écrit :",
        "Dne 2.3.2026 9:00, Anna napsal(a):",
        "Anna wrote:",
        "---- Anna wrote ----",
        "2026-03-02 09:00 GMT+08:00 Anna:",
        "2026-03-02 09:00 GMT+08:00 Anna Long Name Buyer <\nanna@b.de>:",
        "2026/3/2 Anna <anna@b.de>\n",
        "On Mar 2, 2026,\nat 9:00,\nAnna <anna@b.de> wrote:",
        'Am 02.03.2026 09:00 schrieb "Anna" <anna@b.de\n>:',
        "Anna <anna@b.de> schrieb am Mo., 2. März 2026\num 09:00 Uhr:",
        'Op 2 mrt. 2026 09:00 schreef "Anna" <anna@b.de> het\nvolgende geschreven:',
        '2 марта 2026 г. 9:00 пользователь "Anna" <\nanna@b.de> написал:',
        "2026년 3월 2일 (월) 오전 9:00, Anna <anna@b.de>님이 작성:",
    ],
)
def test_marked_lines_are_quoted_with_the_line_above_them(above):
    mail = one(raw(f"价格3.20美元。\n\n{above}\n{cited(ORIGINAL)}"))

    assert (mail.words, mail.quoted) == ("价格3.20美元。", f"{above}\n{cited(ORIGINAL)}")


@pytest.mark.parametrize(
    "mark",
    [
        "-----Original Message-----\nFrom: Anna [mailto:anna@b.de]\nSent: Monday",
        "----- Original Message ----- \nFrom: Anna",
        "________________________________\nFrom: Anna <anna@b.de>\nSent: Monday\nTo: Li",
        "From: Anna <anna@b.de>\nDate: Monday, 2 March 2026\nTo: Li\nSubject: PO",
        "*From:* Anna\n*Sent:* Monday\n*To:* Li",
        "发件人: Anna <anna@b.de>\n发送时间: 2026年3月2日 9:00\n收件人: Li\n主题: PO",
        "发件人： Anna\n发送时间： 2026-03-02 09:00\n收件人： li\n抄送： qc\n主题： PO",
        "-----邮件原件-----\n发件人: Anna",
        '------------------ 原始邮件 ------------------\n发件人: "Anna"<anna@b.de>;',
        "------------------\xa0原始邮件\xa0------------------",
        "------------------ Original ------------------\nFrom: Anna",
        "---- 回复的原邮件 ----\n| 发件人 | Anna |",
        "---- Replied Message ----\n| From | Anna |",
        "-----原始邮件-----\n发件人:Anna",
        "------------------------------------------------------------------\n发件人：Anna\n"
        "发送时间：2026年3月2日\n收件人：li\n主　题：PO",
        "寄件者: Anna\n寄件日期: 2026年3月2日\n收件者: Li\n主旨: PO",
        "Von: Anna\nGesendet: Montag, 2. März 2026\nAn: Li\nBetreff: PO",
        "---------- Forwarded message ---------\nFrom: Anna",
        "-------- 转发邮件信息 --------\n发件人：Anna",
        "Begin forwarded message:\n\n> From: Anna",
        "-------- Original message --------From: Anna <anna@b.de> Date: 2/3/26",
        "Date: Mon, 2 Mar 2026 09:00\nSubject: PO\nFrom: anna@b.de\nTo: li@nb.cn",
        "Från: Anna\nSkickat: den 2 mars 2026 09:00\nTill: Li\nÄmne: PO",
        "От: Anna\nОтправлено: 2 марта 2026 г. 9:00\nКому: Li",
        "差出人: Anna\n送信日時: 2026年3月2日 9:00\n宛先: Li\n件名: PO",
        "-------- Videresendt melding --------\nEmne: \tPO",
        "----- İletilmiş Mesaj ----- Kimden: Anna <anna@b.de>Kime: Li",
        "----邮件原文----\n发件人：Anna",
        "---- On Mon, 2 Mar 2026 09:00:00 +0800 anna@b.de wrote ----",
        "On Mon, 2 Mar 2026 09:00:00 +0800 Anna <anna@b.de> wrote",
        "On Mon, Mar 2, 2026 at 9:00 AM Anna <anna@b.de> wrote:\n",
        "2026-03-02 09:00 GMT+01:00 Anna <anna@b.de>:",
        "Op 2-mrt.-2026, om 09:00 heeft Anna <anna@b.de> het volgende geschreven:",
        "Anna <anna@b.de> kirjoitti 2.3.2026 9.00:",
        '在 2026-03-02 09:00:00，"Anna" <anna@b.de> 写道：',
    ],
)
def test_everything_below_the_old_mails_head_is_quoted(mark):
    mail = one(raw(f"好的，明天发。\n\n{mark}\n\n{ORIGINAL}"))

    assert (mail.words, mail.quoted) == ("好的，明天发。", f"{mark}\n\n{ORIGINAL}".strip())


def test_answers_within_a_quotation_stay_in_order():
    text = (
        "Hi Anna,\n\nOn Mon, 2 Mar 2026, Anna wrote:\n> Price?\n3.20 USD\n\n> Lead time?\n>\n"
        "> MOQ?\n35 days\n500 pcs\n"
    )

    mail = one(raw(text))

    assert mail.words == "Hi Anna,\n\n3.20 USD\n\n35 days\n500 pcs"
    assert mail.quoted == ("On Mon, 2 Mar 2026, Anna wrote:\n> Price?\n\n> Lead time?\n>\n> MOQ?")
    assert mail.text == text.rstrip("\n")


def test_answer_below_a_sender_line_with_nothing_above_is_new():
    written = "On Mon, 2 Mar 2026 at 9:00, Anna <anna@b.de> wrote:\n\n价格3.20美元"

    assert words(written) == "价格3.20美元"
    assert words(written.replace("\n价格", "\n    价格")) == ""  # indented: quoted


def test_answer_below_the_quotation_is_new():
    assert words(f"Anna wrote:\n{cited(ORIGINAL)}\n\n价格3.20美元\n") == "价格3.20美元"


@pytest.mark.parametrize(
    "text",
    [
        "Please pack:\n12:30 loading\n- 500 pcs",
        "From: Ningbo\nwe ship on Monday.",
        "From: Ningbo\nTo: Hamburg\nPrice: 3.20",
        "On the label the factory wrote:\nMADE IN CHINA",
        "Ship from: Ningbo\nTo: Hamburg\nPrice: 3.20",
        "The factory wrote:\nMADE IN CHINA on the box",
        "On 12 May 2026 we wrote to you as follows:\nship on 14 May",
        "On 12 May at 10:30 Anna wrote that the label is wrong, so please note this:\n1) new label",
        "3月2日10:00王芳写道我们可以按以下价格：\n3.20美元",
        "To: Anna\nFrom: Li Wei\nDate: 2 March\nSubject: PO 12\n\nWe ship on Monday.",
        "From: Li Wei\nTo: Anna\nDate: 2 March\nSubject: PO 12\n\nWe ship on Monday.",
        "Route:\nFrom: Ningbo\nTo: Hamburg\nDate: 12 May\nWeight: 5 t",
        ">>> NEW PRICE 3.20 <<<\nplease confirm",
        "---- Original samples ----\n20 pcs",
        "--- Mail original samples to us ---\n20 pcs",
        "---- 请回复以下问题 ----\n1. 单价",
        "---- 回复 ----\n可以",
        "Sent from Ningbo port on Monday.",
        "Sent from my desk, which is easier than the phone.",
        "价格：3.20\n时间：35天",
        "a\n--------\nb",
        "1 > 0 is true\n-> see file",
    ],
)
def test_words_that_only_look_like_a_head_stay(text):
    assert words(text) == text


@pytest.mark.parametrize(
    "below",
    [
        "-- \nLi Wei\nNingbo Example Co.",
        "--\nLi Wei",
        "Sent from my iPhone",
        "发自我的iPhone",
        "发自我的华为手机",
        "Sendt fra min iPad",
        "获取适用于 iOS 的 Outlook<https://aka.ms/x>",
        "签名由 网易邮箱大师 定制",
        "(Sent from a phone)",
        "__\nQC mailing list\nqc@b.de",
        "Get Outlook for iOS<https://aka.ms/x>",
        "_______________________________________________\nQC mailing list\nhttp://x/mailman/listinfo/qc",
        "---------------------------------------------------------------------\n"
        "To unsubscribe, e-mail: x@y.org",
        "-------------- next part --------------\nAn HTML attachment was scrubbed...\nURL: http://x",
    ],
)
def test_signature_and_footers_stay_in_the_text_alone(below):
    mail = one(raw(f"好的\n\n{below}\n"))

    assert (mail.words, mail.quoted, mail.text) == ("好的", "", f"好的\n\n{below}")


def test_signature_above_a_quotation_ends_there():
    text = f"3.20\n-- \nLi Wei\n\nAnna wrote:\n{cited(ORIGINAL)}\n\nps: 已发货"

    assert words(text) == "3.20\n\nps: 已发货"


@pytest.mark.parametrize(
    "html",
    [
        '<div>好的</div><div class="gmail_quote"><div class="gmail_attr">On Mon, 2 Mar 2026 Anna '
        '&lt;<a href="mailto:a@b.de">a@b.de</a>&gt; wrote:<br></div>'
        '<blockquote class="gmail_quote">price?</blockquote></div>',
        "<p>好的</p><div>在 2026年3月2日，Anna 写道：</div>"
        "<blockquote type=cite><p>price?</blockquote>",
        "<div>好的</div><div><includetail><div>&nbsp;</div><div>------------------&nbsp;原始邮件"
        "&nbsp;------------------</div><div>price?</div></includetail></div>",
        '<div>好的</div><blockquote id="isReplyContent">price?</blockquote>',
        '<div>好的</div><div id="isReplyContent"><div>price?</div></div>',
        '<div>好的</div><div class="ntes-mailmaster-quote"><div>回复的原邮件</div>price?</div>',
        '<p>好的</p><div style="border-top:solid"><p><b>发件人:</b> Anna<br>'
        "<b>发送时间:</b> 3月2日<br><b>收件人:</b> Li<br><b>主题:</b> PO</p></div>price?",
        '<div>好的</div><hr><div id="divRplyFwdMsg"><b>From:</b> Anna<br><b>Sent:</b> Monday<br>'
        "<b>To:</b> Li<br><b>Subject:</b> PO</div><div>price?</div>",
    ],
)  # fmt: skip
def test_markup_that_quotes_is_quoted(html):
    mail = one(raw(html, content_type="text/html; charset=utf-8"))

    assert mail.words == "好的"
    assert "price?" in mail.text


FOXMAIL = "margin-Top: 0px; margin-Bottom: 0px; margin-Left: 0.5em; margin-Right: inherit"
HEAD = "border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"


@pytest.mark.parametrize(
    "html",
    [
        '<div>价格</div><blockquote style="margin:0 0 0 40px;border:none;padding:0px">3.20'
        '</blockquote><blockquote style="margin:0 0 0 .8ex;border-left:1px #ccc solid">price?',
        f'<blockquote style="{FOXMAIL}">价格<br><br>3.20<div style="{HEAD}"><b>From:</b>Anna</div>'
        "<div>price?</div></blockquote>",
    ],
)
def test_blockquote_somebody_writes_in_is_new(html):
    assert html_words(html).split() == ["价格", "3.20"]


def test_answers_between_blockquotes_are_new():
    html = (
        '<div class="gmail_quote">On Mon, 2 Mar 2026 Anna wrote:<blockquote>price?</blockquote>'
        "<div>3.20</div><blockquote>moq?</blockquote><div>500</div></div>"
    )

    assert html_words(html) == "3.20\n\n500"


@pytest.mark.parametrize(
    "piece", ["a:\n", "-- \nx\n", "> \n\n", "From: x\n", "On 1 wrote:\n", "-_"]
)
def test_hostile_text_costs_no_more_than_its_length(piece):
    assert isinstance(words(piece * 30_000), str)
