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
        "2026-03-02 09:00 GMT+08:00 Anna:",
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
        "On Mon, Mar 2, 2026 at 9:00 AM Anna <anna@b.de> wrote:\n",
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
