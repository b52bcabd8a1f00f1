"""A machine's answer is no answer, and a mail that did not arrive says so."""

import pytest
from tests.domain.conversations.mail_samples import multipart, one, part, raw

from guanxi.domain.conversations.mail import Failure


@pytest.mark.parametrize(
    "fields",
    [
        {"auto_submitted": "auto-replied"},
        {"auto_submitted": "auto-generated (vacation)"},
        {"x_autoreply": "yes"},
        {"x_autorespond": "PO 12"},
        {"precedence": "auto_reply"},
        {"precedence": "bulk", "x_auto_response_suppress": "All"},
        {"subject": "Automatic reply: PO 12"},
        {"subject": "Auto-Reply: PO 12"},
        {"subject": "Out of Office: PO 12"},
        {"subject": "Out of the office"},
        {"subject": "自动回复: PO 12"},
        {"subject": "[自动答复] 春节放假通知"},
        {"subject": "自動回覆：訂單"},
        {"subject": "Abwesenheitsnotiz: Urlaub"},
        {"subject": "Automatisch antwoord: PO 12"},
        {"subject": "외출 중", "return_path": "<>"},
        {"from": "MAILER-DAEMON@x.cn", "subject": "Delivery Status Notification (Delay)"},
        {"content_type": "multipart/report; report-type=disposition-notification; boundary=x"},
    ],
)
def test_answer_of_a_machine_is_automatic(fields):
    mail = one(raw("I am away.", **fields))

    assert (mail.automatic, mail.bounce) == (True, False)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"auto_submitted": "no"},
        {"precedence": "bulk", "list_id": "<qc>"},
        {"precedence": "list"},
        {"x_auto_response_suppress": "OOF"},
        {"subject": "Re: Automatic reply: PO 12"},
        {"subject": "回复：自动回复的问题"},
        {"subject": "Out of office hours loading"},
        {"subject": "Delivery failure of carton 3"},
    ],
)
def test_answer_of_a_person_is_not(fields):
    assert not one(raw("Ok.", **fields)).automatic


def report(*groups: str) -> dict[str, str | bytes]:
    status = "Reporting-MTA: dns; mx.x.cn\n\n" + "\n\n".join(groups)
    parts = multipart("report", part("failed"), part(status, "message/delivery-status"))
    kind = str(parts["content_type"]) + "; report-type=delivery-status"
    return {**parts, "content_type": kind, "from": "MAILER-DAEMON@x.cn"}


def test_delivery_report_tells_whom_it_did_not_reach_and_why():
    mail = one(
        raw(
            **report(
                "Final-Recipient: rfc822; wang@y.cn\nAction: failed\nStatus: 5.1.1",
                "Original-Recipient: rfc822;li@z.cn\nFinal-Recipient: rfc822;x@z.cn\n"
                "Action: failed\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full",
                "Final-Recipient: rfc822; ok@y.cn\nAction: delivered\nStatus: 2.0.0",
            )
        )
    )

    assert (mail.automatic, mail.bounce) == (True, True)
    assert mail.failures == (Failure("wang@y.cn", "5.1.1"), Failure("li@z.cn", "5.2.2"))


def test_delay_is_no_failure():
    mail = one(raw(**report("Final-Recipient: rfc822; a@y.cn\nAction: delayed\nStatus: 4.0.0")))

    assert (mail.automatic, mail.bounce, mail.failures) == (True, False, ())


@pytest.mark.parametrize(
    ("fields", "body", "failures"),
    [
        (
            {"from": "PostMaster@qq.com", "subject": "系统退信"},
            "您的邮件被退回来了\n收件人邮件地址（wang@nb.cn）不存在，邮件无法送达。550 5.1.1",
            (Failure("wang@nb.cn", "5.1.1"),),
        ),
        (
            {"from": "MAILER-DAEMON@yahoo.com", "subject": "failure notice"},
            "<wang@nb.cn>:\nRemote host said: 554 5.7.1 blocked",
            (Failure("wang@nb.cn", "5.7.1"),),
        ),
        (
            {"from": "Mail Delivery System <x@y.cn>", "x_failed_recipients": "a@y.cn, b@y.cn"},
            "no such user",
            (Failure("a@y.cn", ""), Failure("b@y.cn", "")),
        ),
        ({"from": "postmaster@nb.cn", "subject": "退信通知"}, "原因：信箱已满", ()),
        (
            {"from": "MAILER-DAEMON@x.cn", "subject": "Mail failed, returning to sender"},
            "Hi x@b.de, sorry.\n\n<a@y.cn>:\n550 5.1.1 unknown\n\n  b@y.cn: 552 5.2.2 full\n"
            "--- Below this line is a copy\n\nFrom: <x@b.de>\n\nc@y.cn\n",
            (Failure("a@y.cn", "5.1.1"), Failure("b@y.cn", "5.2.2")),
        ),
    ],
)
def test_failure_told_in_words_is_a_failure(fields, body, failures):
    mail = one(raw(body, **fields))

    assert (mail.automatic, mail.bounce, mail.failures) == (True, True, failures)


@pytest.mark.parametrize(
    "fields",
    [
        {"from": "postmaster@nb.cn", "subject": "PO 12"},
        {"from": "postmaster@nb.cn", "subject": "Delivery Status Notification (Delay)"},
        {"from": "li@nb.cn", "subject": "Re: failure notice"},
    ],
)
def test_mail_about_other_things_is_no_failure(fields):
    assert not one(raw("wang@nb.cn 5.1.1", **fields)).bounce
