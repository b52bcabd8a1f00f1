"""What a mail server's refusal means, and whether trying again can help."""

from __future__ import annotations

import smtplib

import pytest

from guanxi.platform.mail import Fault, fault_of

ADDRESS = "li@example.cn"


@pytest.mark.parametrize(
    ("error", "fault", "for_good", "said"),
    [
        (ConnectionRefusedError(), Fault.UNREACHABLE, False, ""),
        (TimeoutError("timed out"), Fault.UNREACHABLE, False, ""),
        (smtplib.SMTPServerDisconnected("closed"), Fault.UNREACHABLE, False, ""),
        (smtplib.SMTPConnectError(554, b"no"), Fault.UNREACHABLE, False, ""),
        # As qq.com says it where the sign-in password was given.
        (
            smtplib.SMTPAuthenticationError(535, "Login fail. 授权码".encode()),
            Fault.SIGN_IN, False, "535 Login fail. 授权码",
        ),
        (
            smtplib.SMTPSenderRefused(501, b"Mail from must equal user", "a@b"),
            Fault.SENDER, True, "501 Mail from must equal user",
        ),
        (
            smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"5.1.1 unknown")}),
            Fault.ADDRESS, True, "550 5.1.1 unknown",
        ),
        (
            smtplib.SMTPRecipientsRefused({ADDRESS: (450, b"greylisted")}),
            Fault.LATER, False, "450 greylisted",
        ),
        (smtplib.SMTPDataError(554, b"DT:SPM\r\n163"), Fault.REFUSED, True, "554 DT:SPM 163"),
        (smtplib.SMTPDataError(451, b"later"), Fault.LATER, False, "451 later"),
        (UnicodeEncodeError("ascii", "é", 0, 1, "x"), Fault.ADDRESS, True, ""),
    ],
)  # fmt: skip
def test_refusal_says_what_is_wrong_and_for_how_long(
    error: OSError | UnicodeError, fault: Fault, for_good: bool, said: str
) -> None:
    found = fault_of(error)

    assert (found.fault, found.for_good, found.said) == (fault, for_good, said)


def test_long_answer_of_a_server_is_cut() -> None:
    assert len(fault_of(smtplib.SMTPDataError(554, b"x" * 5_000)).said) == 200


def test_bytes_that_are_no_text_are_still_shown() -> None:
    assert fault_of(smtplib.SMTPDataError(554, b"\xff spam")).said == "554 \ufffd spam"
