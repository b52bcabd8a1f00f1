"""A mail's text is read once, as a person sees it; everything else on it is a file."""

import base64

import pytest
from tests.domain.conversations.mail_samples import multipart, one, part, raw

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.mail import Attachment, entries, read_mailbox
from guanxi.domain.conversations.mail.html import html_lines
from guanxi.domain.conversations.mail.parts import DEEPEST

HTML = "text/html; charset=utf-8"


def shown(html: str) -> str:
    return "\n".join(line.text for line in html_lines(html))


def nested(kind: str, *parts: bytes, boundary: str) -> bytes:
    inner = multipart(kind, *parts, boundary=boundary)
    return b"Content-Type: " + str(inner["content_type"]).encode() + b"\n\n" + inner["body"]


def test_plain_text_goes_before_its_html():
    mail = one(raw(**multipart("alternative", part("plain"), part("<b>html</b>", HTML))))

    assert (mail.text, mail.attachments) == ("plain", ())


@pytest.mark.parametrize(
    ("flow", "written", "text"),
    [
        ("format=flowed", "When is the \norder ready?\n\n> in \n> May\n >x\n-- \nLi",
         "When is the order ready?\n\n> in May\n>x\n-- \nLi"),
        ("format=flowed; delsp=yes", "价格是 \n3.20", "价格是3.20"),
        ("format=fixed", "MOQ \n500", "MOQ \n500"),
    ],
)  # fmt: skip
def test_paragraph_that_flows_is_one_line(flow, written, text):
    assert one(raw(written, content_type=f"text/plain; charset=utf-8; {flow}")).text == text


@pytest.mark.parametrize("written", ["Price is 3.20 USD.\nOk?", "价格是3.20美元"])
def test_text_that_is_no_base64_is_read_as_it_stands(written):
    coding = {"content_transfer_encoding": "base64", "content_type": "text/plain; charset=utf-8"}

    assert one(raw(written, **coding)).text == written


def test_html_is_read_where_the_plain_text_says_nothing():
    mail = one(raw(**multipart("alternative", part(" \n"), part("<p>价格<br>3.20</p>", HTML))))

    assert mail.text == "价格\n3.20"


def test_html_without_a_charset_is_read_in_the_one_it_names():
    html = '<html><meta charset="gb2312"><body>价格是多少</body>'.encode("gbk")

    assert one(raw(html, content_type="text/html")).text == "价格是多少"


def test_files_and_pictures_stand_beside_the_text():
    picture = part("R0lG", "image/gif", "Content-ID: <logo>", "Content-Transfer-Encoding: base64")
    text = nested("alternative", part("see file"), part("<img src=cid:logo>", HTML), boundary="a")
    pdf = part("UERG", "application/pdf; name=pi.pdf", "Content-Transfer-Encoding: base64")
    related = nested("related", text, picture, boundary="r")

    mail = one(raw(**multipart("mixed", related, pdf)))

    assert mail.text == "see file"
    assert mail.attachments == (
        Attachment("image.gif", "image/gif", 3, "logo", inline=True),
        Attachment("pi.pdf", "application/pdf", 3, "", inline=False),
    )


def test_text_after_a_picture_is_text():
    mail = one(raw(**multipart("mixed", part("one"), part("x", "image/png"), part("two"))))

    assert mail.text == "one\ntwo"


def test_text_file_is_a_file():
    notes = part("secret", "text/plain", 'Content-Disposition: inline; filename="n.txt"')
    page = part("<p>x", HTML, "Content-Disposition: attachment")

    mail = one(raw(**multipart("mixed", part("hi"), notes, page)))

    assert mail.text == "hi"
    assert [file.name for file in mail.attachments] == ["n.txt", "text.html"]


@pytest.mark.parametrize(
    ("type_", "name"),
    [
        ("message/rfc822", "旧邮件.eml"),
        ("text/calendar; method=REQUEST", "text.ics"),
        ("application/ms-tnef; name=winmail.dat", "winmail.dat"),
        ("application/pkcs7-mime; name=smime.p7m", "smime.p7m"),
        ("application/pgp-encrypted", "pgp-encrypted"),
    ],
)
def test_what_is_no_text_is_a_file(type_, name):
    inner = raw("old words", subject="=?utf-8?B?5pen6YKu5Lu2?=")

    mail = one(raw(**multipart("mixed", part("new"), part(inner, type_))))

    assert (mail.text, [file.name for file in mail.attachments]) == ("new", [name])


def test_mail_of_a_file_only_is_a_file():
    pdf = base64.b64encode(b"PDF" * 50)
    mail = raw(pdf, content_type="application/pdf; name=pi.pdf", content_transfer_encoding="base64")

    (entry,) = entries(read_mailbox([mail], None))

    assert (entry.kind, entry.words, entry.attachment) == (Kind.FILE, "", "pi.pdf")


@pytest.mark.parametrize(
    "content",
    [
        b"--real\nContent-Type: text/plain\n\ntext\n--real--\n",
        b"--=_b\nContent-Type: text/plain\n\ntext",
        b"preamble\n--=_b\n\ntext\n--=_b--\nepilogue",
        b"--=_b  \nContent-Type: text/plain\n\ntext\n--=_b--",
        b"text",
    ],
)
def test_parts_are_found_where_they_really_are(content):
    assert one(raw(content, content_type="multipart/mixed; boundary==_b")).text == "text"


def test_notice_for_old_programs_is_no_text():
    body = "This is a multi-part message in MIME format.\n\n"

    assert one(raw(body, content_type="multipart/alternative; boundary=x")).text == ""


def test_boundary_that_begins_like_another_parts_nothing():
    inner = nested("alternative", part("inner"), part("<p>html", HTML), boundary="a-1")

    assert one(raw(**multipart("mixed", part("outer"), inner, boundary="a"))).text == "outer\ninner"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div><br></div><div>Two<br></div><div>x</div>", "One\n\nTwo\nx"),
        ("a\n  b&nbsp;c &lt;d&gt; &#20215;", "a b c <d> 价"),
        ("<ul><li>a<li><p>b</p></ul><ol><li>c</li><li>d</li></ol>", "- a\n- b\n\n1. c\n2. d"),
        ("<table><tr><th>Item<th>Price</tr><tr><td><p>灯</p></td><td><div>3.20</div></td></tr>"
         "</table>after", "Item\tPrice\n灯\t3.20\nafter"),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
        ("<style>p{}</style><script>x<p></script><title>t</title><!-- <p>c</p> -->ok", "ok"),
        ("x<!--[if mso]>no<![endif]-->y<![if !mso]>z<![endif]>", "xyz"),
        ('<a href="https://pan.example/s/1">here</a>', "here <https://pan.example/s/1>"),
        ('<a href="http://b.de/">b.de</a> <a href="mailto:a@b.de">Anna</a>', "b.de Anna"),
        ('<img alt="x" src="http://t.example/pixel.gif">words', "words"),
        ("3 < 5 and <b 'x' is open", "3 < 5 and <b 'x' is open"),
        ('<p title="a>b">ok</p>', "ok"),
        ("<p>no end <", "no end <"),
        ("", ""),
    ],
)  # fmt: skip
def test_html_is_read_as_a_person_sees_it(html, text):
    assert shown(html) == text


@pytest.mark.parametrize(
    "piece",
    [
        "<a '>",
        "<b '\"'\">",
        "<",
        "<!--",
        "<title>",
        "<div>",
        "<a href=",
        "&#",
        "<td>x",
        "<![",
        "</",
    ],
)
def test_hostile_html_costs_no_more_than_its_length(piece):
    assert isinstance(html_lines(piece * 20_000), list)


def test_parts_in_parts_end_somewhere():
    inner = part("deep")
    for level in range(DEEPEST + 30):
        inner = nested("mixed", inner, boundary=f"b{level}")

    mail = one(raw(**multipart("mixed", part("top"), inner)))

    assert mail.text.startswith("top")
    assert "deep" not in mail.text


def test_countless_parts_and_fields_end_somewhere():
    mail = raw(**multipart("mixed", *[part("x", "a/b")] * 3_000))
    fields = b"".join(b"X-%d: y\n" % number for number in range(100_000))

    assert len(one(mail).attachments) <= 1_000
    assert one(mail.replace(b"\n\n", b"\n" + fields + b"\n", 1)).subject == "PO 12"
