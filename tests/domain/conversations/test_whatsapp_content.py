"""What WhatsApp wrote in a message's place is told from what a person wrote."""

import pytest

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.whatsapp.content import LONGEST_MESSAGE, is_plain, read_content


@pytest.mark.parametrize(
    ("body", "kind", "words", "attachment"),
    [
        ("<Media omitted>", Kind.MEDIA, "", None),
        ("<省略影音内容>", Kind.MEDIA, "", None),
        ("< پيوست نما/آهنگ حذف شد >", Kind.MEDIA, "", None),
        ("<媒體已略去>\n新款", Kind.MEDIA, "新款", None),
        ("\u200eimage omitted", Kind.PHOTO, "", None),
        ("\u200e照片已忽略", Kind.PHOTO, "", None),
        ("\u200e音频已忽略", Kind.VOICE, "", None),
        ("\u200fلم يتم إدراج الصورة", Kind.PHOTO, "", None),
        ("a.pdf • \u200e2 pages \u200edocument omitted", Kind.FILE, "a.pdf • \u200e2 pages", None),
        ("IMG-20260507-WA0001.jpg (file attached)", Kind.PHOTO, "", "IMG-20260507-WA0001.jpg"),
        ("IMG-20260507-WA0001.jpg (whatever it says)", Kind.PHOTO, "", "IMG-20260507-WA0001.jpg"),
        ("PTT-20260507-WA0000.opus (文件附件)", Kind.VOICE, "", "PTT-20260507-WA0000.opus"),
        ("报价 (1).xlsx (文件附件)\n请查收", Kind.FILE, "请查收", "报价 (1).xlsx"),
        ("wang.vcf (file attached)", Kind.CONTACT, "", "wang.vcf"),
        ("STK-20260507-WA0003.webp (file attached)", Kind.STICKER, "", "STK-20260507-WA0003.webp"),
        ("فایل پیوست شد a.pdf", Kind.FILE, "", "a.pdf"),
        ("\u200e<attached: 00000035-PHOTO-2026.jpg>", Kind.PHOTO, "", "00000035-PHOTO-2026.jpg"),
        ("\u200e<附件：00000038-AUDIO-2026.opus>", Kind.VOICE, "", "00000038-AUDIO-2026.opus"),
        ("look\n\u200e<attached: 0001-VIDEO.mp4>", Kind.VIDEO, "look", "0001-VIDEO.mp4"),
        ("فایل پیوست شد DOC-20260507-WA0001.", Kind.FILE, "", "DOC-20260507-WA0001."),
        ("a.pdf இணைக்கப்பட்டது\nprice", Kind.FILE, "price", "a.pdf"),
        ("\u200e<IMG_1.jpg eklendi>", Kind.PHOTO, "", "IMG_1.jpg"),
        ("new lamp \u200e<IMG_1.jpg eklendi>", Kind.PHOTO, "new lamp", "IMG_1.jpg"),
        ("2026-PHOTO-0476.jpg <\u200eattached>", Kind.PHOTO, "", "2026-PHOTO-0476.jpg"),
        ("This message was deleted", Kind.DELETED, "", None),
        ("\u200eYou deleted this message.", Kind.DELETED, "", None),
        ("已删除此消息", Kind.DELETED, "", None),
        ("Missed voice call", Kind.MISSED_CALL, "", None),
        ("\u200eMissed video call. \u200eTap to call back", Kind.MISSED_CALL, "", None),
        ("\u200e语音通话，无人接听", Kind.MISSED_CALL, "", None),
        ("\u200eVoice call. \u200e12 min", Kind.CALL, "", None),
        ("\u200eHanghívás, \u200e5 perc", Kind.CALL, "", None),
        ("\u200eHívás sikertelen, \u200ePróbáld újra", Kind.MISSED_CALL, "", None),
        ("\u200eVoice chat. \u200e\u200e12 sec • \u200e2 joined", Kind.CALL, "", None),
        ("\u200eMissed group voice call, \u200e3 joined", Kind.MISSED_CALL, "", None),
        ("\u200eThis message was deleted by admin ~\u202fLi.", Kind.DELETED, "", None),
        ("\u200eDiese Nachricht wurde von Admin Li gelöscht.", Kind.DELETED, "", None),
        ("\u200eUn admin., Li, eliminó este mensaje.", Kind.DELETED, "", None),
        ("\u200e管理员 王芳 已删除这条消息。", Kind.DELETED, "", None),
        ("\u200fحذف المشرف Li هذه الرسالة.", Kind.DELETED, "", None),
        ("\u200eWaiting for this message. This may take a while.", Kind.MEDIA, "", None),
        ("\u200eYou received a view once photo. For added privacy …", Kind.PHOTO, "", None),
        ("null", Kind.MEDIA, "", None),
        ("", Kind.MEDIA, "", None),
        ("AUD-20260507-WA0000. (file attached)", Kind.VOICE, "", "AUD-20260507-WA0000."),
        ("\u200eLocation: https://maps.google.com/?q=31.2,121.4", Kind.LOCATION,
         "Location: https://maps.google.com/?q=31.2,121.4", None),
        ("位置: https://maps.google.com/?q=31.2,121.4", Kind.LOCATION,
         "位置: https://maps.google.com/?q=31.2,121.4", None),
    ],
)  # fmt: skip
def test_what_stands_for_something_else_is_recognised(body, kind, words, attachment):
    content = read_content(body)

    assert content == (kind, body, words, attachment, False)


@pytest.mark.parametrize(
    "body",
    [
        "好的",
        "<b>bold</b>",
        "<Enter>",
        "5 < 6 and 7 > 3",
        "see report.pdf (new version)",
        "(ok)",
        "I deleted the message",
        "\u200eNo idea, lets try it out!",
        "\u200eTom added Ann and \u200eLi",
        "\u200ePOLL:\nWhich colour?\n\u200eOPTION: red (2 votes)",
        "here: https://maps.google.com/?q=31.2,121.4 on the left",
        "Voice call at 3 pm?",
        "a" * (LONGEST_MESSAGE + 1),
    ],
)
def test_what_a_person_wrote_stays_text(body):
    assert read_content(body) == (Kind.TEXT, body, body, None, False)


@pytest.mark.parametrize(
    "mark",
    [" <This message was edited>", " \u200e<This message was edited>", "\u200e<此消息已编辑>",
     " \u200e<wiadomość została zmieniona>"],
)  # fmt: skip
def test_edited_mark_becomes_a_flag(mark):
    assert read_content(f"单价 3.20{mark}") == (Kind.TEXT, "单价 3.20", "单价 3.20", None, True)


def test_words_in_angles_are_a_persons_where_whatsapp_marks_its_own():
    said = "<said with a smile>"

    assert read_content(said, signed=True) == (Kind.TEXT, said, said, None, False)
    assert read_content(said).kind is Kind.MEDIA
    assert read_content("\u200e<Media omitted>", signed=True).kind is Kind.MEDIA


def test_plain_bodies_are_exactly_those_read_as_text():
    for body in ("好的", "ok thanks", "price: 3.20\nqty: 500"):
        assert is_plain(body)
        assert read_content(body).kind is Kind.TEXT
    for body in (
        "Missed voice call",
        "信息已删除",
        "IMG-20260507-WA0001.jpg (x y)",
        "a.pdf இணைக்கப்பட்டது\nprice",
        "<Media omitted>",
    ):
        assert not is_plain(body)
