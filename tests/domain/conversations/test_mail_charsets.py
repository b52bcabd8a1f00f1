"""Every character arrives as it was written, also where the mail is wrong about its charset."""

import base64
import quopri

import pytest
from tests.domain.conversations.mail_samples import multipart, one, part, raw

from guanxi.domain.conversations.mail import read_mailbox

CHINESE = "您好：附件是订单的报价单，请查收。单价3.20美元，交期35天！"
TRADITIONAL = "您好：附件是訂單的報價單，請查收。單價3.20美元，交期35天！"


def typed(charset: str) -> dict[str, str]:
    return {"content_type": f"text/plain; charset={charset}", "content_transfer_encoding": "8bit"}


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("utf-8", "utf-8", CHINESE),
        ("gb2312", "gb2312", CHINESE),
        ("GBK", "gbk", CHINESE + "镕"),
        ("gb18030", "gb18030", CHINESE + "镕\U00020000"),
        ("big5", "big5", TRADITIONAL),
        ("hz-gb-2312", "hz", CHINESE),
        ("utf-7", "utf-7", CHINESE),
        ("iso-2022-jp", "iso2022_jp", "お世話になっております"),
        ("shift_jis", "cp932", "お世話になっております①"),
        ("ks_c_5601-1987", "cp949", "안녕하세요 감사합니다"),
        ("iso-8859-1", "cp1252", "très “bien” – merci €"),
        ("koi8-r", "koi8-r", "Привет"),
        ("gb2312", "gb2312", "Денискин Дмитрий"),
        ("windows-874", "cp874", "ราคาเท่าไร"),
    ],
)
def test_text_is_read_in_the_charset_declared(declared, written, text):
    assert one(raw(text.encode(written), **typed(declared))).text == text


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("gb2312", "gb18030", CHINESE + "镕鑫㐀"),
        ("gb2312", "utf-8", CHINESE),
        ("gb2312", "utf-8", "王芳"),
        ("gb2312", "gb2312", "一些"),
        ("gb2312", "big5", TRADITIONAL),
        ("big5", "gb18030", CHINESE),
        ("3dgb2312", "gb2312", CHINESE),
        ("x-unknown", "gb18030", CHINESE),
        ("no-such-charset", "utf-8", CHINESE),
        ("us-ascii", "gb18030", CHINESE),
        ("us-ascii", "utf-8", "Grüße"),
        ("us-ascii", "utf-8", CHINESE),
        ("iso-8859-1", "utf-8", "Grüße an 王芳"),
        ("utf-8", "gb18030", CHINESE),
        ("utf-8", "big5", TRADITIONAL),
        ("punycode", "gb18030", CHINESE),
        ("us-ascii", "gb18030", "李伟"),
        ("us-ascii", "gb2312", "一些"),
        ("gb2312", "utf-8", "Müller"),
    ],
)
def test_declared_charset_that_lies_is_not_believed(declared, written, text):
    assert one(raw(text.encode(written), **typed(declared))).text == text


def test_one_bad_byte_costs_one_character():
    text = CHINESE.encode().replace("报".encode(), b"\xff", 1)

    assert one(raw(text, **typed("utf-8"))).text == CHINESE.replace("报", "\ufffd", 1)


def test_reading_says_which_charset_the_texts_were_in():
    reading = read_mailbox([raw(CHINESE.encode("gbk"), **typed("gb2312"))], None)

    assert (reading.encoding, len(list(reading)), reading.encoding) == ("us-ascii", 1, "gb18030")


def word(text: str, charset: str, kind: str = "B") -> str:
    data = text.encode(charset)
    coded = base64.b64encode(data) if kind == "B" else quopri.encodestring(data, header=True)
    return f"=?{charset}?{kind}?{coded.decode()}?="


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        (word("报价单", "gb2312"), "报价单"),
        (word("报价", "gbk") + "\n " + word("单", "gbk"), "报价单"),
        (word("报价", "utf-8", "Q") + " PO 12 " + word("单", "gbk", "Q"), "报价 PO 12 单"),
        (word("报价", "utf-8") + " " + word("單", "big5"), "报价單"),
        ("=?utf-8?B?5oql5A==?= =?utf-8?B?u7fljZU=?=", "报价单"),
        ("=?utf-8?Q?=E6=8A?= =?utf-8?Q?=A5=E4=BB=B7?=", "报价"),
        ("=?utf-8?B?5oql5Lu3", "报价"),
        ("=?utf-8?B?5oql5Lu3?", "报价"),
        ("=?utf-8?B?5oql 5Lu3?=", "报价"),
        ("=?utf-8?q?PO=2012?_=3F?=", "PO 12? ?"),
        ("=?utf-8*zh?B?5oql5Lu3?=", "报价"),
        ("(en =?iso-8859-1?b?bG9jYWyFKQ==?=", "(en local…)"),
        ("a =?= b =?utf-8?X?z?= c", "a =?= b =?utf-8?X?z?= c"),
        ("=?gb2312?B?" + base64.b64encode("报价单".encode()).decode() + "?=", "报价单"),
        ("=?x?B?" + base64.b64encode(CHINESE.encode("gbk")).decode() + "?=", CHINESE),
        ("ФНС_РФ558.zip", "ФНС_РФ558.zip"),
        ("=?gb2312?B?" + base64.b64encode("Договор".encode()).decode() + "?=", "Договор"),
        ("Re: \t two\n  lines", "Re: two lines"),
        ("a\x00b\u202ec", "abc"),
    ],
)
def test_subject_is_decoded_however_broken(written, subject):
    assert one(raw(subject=written)).subject == subject


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_raw_8_bit_header_is_read_in_the_charset_of_the_mail(charset):
    mail = one(raw("ok", subject=CHINESE.encode(charset), **typed(charset)))

    assert mail.subject == CHINESE


@pytest.mark.parametrize(
    "name",
    [
        'filename="=?gb2312?B?sai82w==?=.pdf"',
        "filename*=gb2312''%B1%A8%BC%DB.pdf",
        "filename*0*=utf-8''%E6%8A%A5;\n filename*1*=%E4%BB%B7;\n filename*2=.pdf",
        "filename*=utf-8''%E6%8A%A5%E4%BB%B7.pdf; filename=\"??.pdf\"",
        'filename="=?utf-8?Q?=E6=8A=A5?=\n =?utf-8?Q?=E4=BB=B7.pdf?="',
        'filename="%E6%8A%A5%E4%BB%B7.pdf"',
        'filename="C:\\\\docs\\\\报价.pdf"',
        'filename="C:\\temp\\报价.pdf"',
        'filename="../../报价.pdf"',
        "filename=报价.pdf",
    ],
)
def test_file_keeps_its_name(name):
    pdf = part("x", "application/pdf", f"Content-Disposition: attachment; {name}")

    (attachment,) = one(raw(**multipart("mixed", part("see file"), pdf))).attachments

    assert attachment.name == "报价.pdf"


@pytest.mark.parametrize(
    ("coding", "body", "text"),
    [
        ("base64", b"5oql5Lu3", "报价"),
        ("BASE64", b"5oql\r\n5Lu3\r\n", "报价"),
        ("base64", b"5oql5L*u3=", "报价"),
        ("base64", b"5oql5Lu3Q", "报价"),
        ("quoted-printable", b"=E6=8A=A5=\n=E4=BB=B7 =zz a=3Db", "报价 =zz a=b"),
        ("quoted-printable", b"=e6=8a=a5 ok=", "报 ok"),
        ("base64", base64.b64encode("报价".encode() + b"\r\n"), "报价"),
        ("7bit", b"\xe6\x8a\xa5", "报"),
        ("x-unknown", b"\xe6\x8a\xa5", "报"),
    ],
)
def test_broken_transfer_encoding_gives_what_can_be_read(coding, body, text):
    mail = raw(body, content_type="text/plain; charset=utf-8", content_transfer_encoding=coding)

    assert one(mail).text == text
