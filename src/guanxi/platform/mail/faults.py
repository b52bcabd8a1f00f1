"""Why a letter did not leave: the mail server's many ways to say no, as a few codes.

A reply code of 5xx is meant for good (RFC 5321, 4.2.1), with one exception: what is wrong with the
sign-in is for the operator to put right, so the letter waits.
"""

from __future__ import annotations

import smtplib
from enum import StrEnum

LONGEST = 200  # characters kept of what the server said


class Fault(StrEnum):
    """What went wrong."""

    UNREACHABLE = "unreachable"  # no connection, or it broke off
    SIGN_IN = "sign_in"
    SENDER = "sender"  # the server does not let this desk's address write
    ADDRESS = "address"  # the reader's address
    REFUSED = "refused"  # the letter itself
    LATER = "later"  # try again later


class MailFault(Exception):
    """A letter that did not leave. ``said``: the server's own words, short, else empty."""

    def __init__(self, fault: Fault, *, for_good: bool, said: str) -> None:
        super().__init__(fault)
        self.fault, self.for_good, self.said = fault, for_good, said


def fault_of(error: OSError | UnicodeError) -> MailFault:
    """What an error of ``smtplib`` or of the network means.

    >>> fault_of(ConnectionRefusedError()).fault
    <Fault.UNREACHABLE: 'unreachable'>
    >>> fault_of(smtplib.SMTPDataError(554, b"looks like spam")).said
    '554 looks like spam'
    """
    if isinstance(error, UnicodeError | smtplib.SMTPNotSupportedError):
        return MailFault(Fault.ADDRESS, for_good=True, said="")
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return _answered(Fault.ADDRESS, code, said)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return MailFault(
            Fault.SIGN_IN, for_good=False, said=_words(error.smtp_code, error.smtp_error)
        )
    if isinstance(error, smtplib.SMTPSenderRefused):
        return _answered(Fault.SENDER, error.smtp_code, error.smtp_error)
    # A refused greeting says nothing about the letter.
    if isinstance(error, smtplib.SMTPResponseException) and not isinstance(
        error, smtplib.SMTPConnectError | smtplib.SMTPHeloError
    ):
        return _answered(Fault.REFUSED, error.smtp_code, error.smtp_error)
    return MailFault(Fault.UNREACHABLE, for_good=False, said="")


def _answered(fault: Fault, code: int, said: bytes | str) -> MailFault:
    for_good = code >= 500
    return MailFault(fault if for_good else Fault.LATER, for_good=for_good, said=_words(code, said))


def _words(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(f"{code} {text}".split())[:LONGEST]
