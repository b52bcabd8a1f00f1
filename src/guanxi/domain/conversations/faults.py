"""Why a file is not a chat that can be read: a code, and figures for the sentence."""

from enum import StrEnum


class Refusal(StrEnum):
    """What is wrong with the file as a whole."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"  # params: looks_like
    IS_ARCHIVE = "is_archive"  # a .zip: open it with open_export
    NO_HEADER = "no_header"  # text, but no dated line
    YEAR_MISSING = "year_missing"  # pasted lines without a year, and no day to count from
    BROKEN_ARCHIVE = "broken_archive"
    ENCRYPTED = "encrypted"
    TOO_MANY_MEMBERS = "too_many_members"  # params: members, limit
    TOO_LARGE = "too_large"  # params: bytes, limit
    TOO_COMPRESSED = "too_compressed"  # params: ratio, limit
    NESTED_ARCHIVE = "nested_archive"  # no chat, only another archive inside
    NO_CHAT_INSIDE = "no_chat_inside"
    NO_MAIL = "no_mail"  # neither a mailbox nor a mail
    BROKEN_JSON = "broken_json"  # begins like JSON and is none


class NotAnExport(Exception):
    """The file cannot be read as a chat: `code` says why, `params` holds the figures."""

    def __init__(self, code: Refusal, **params: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.params = params
