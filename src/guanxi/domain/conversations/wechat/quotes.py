"""A reply and what it quotes, taken apart in the ways exports join them.

WeChat itself and WechatExporter put 「name：words」 and a dashed line first; MemoTrace a last line
引用:name:words; PyWxDump [引用](time)name:words after a blank line; WeFlow [引用 name：words] at
the end; chatlog and Markdown begin the quoted lines with ">".
"""

import re

_DASHED = re.compile(r"」[ ]?\n(?:- ){4,40}-?[ ]?\n")
_PYWXDUMP = re.compile(r"\n\n\[引用\]\([^()\n]{0,40}\)")
_MEMOTRACE = re.compile(r"\n引用[:：][ ]?")
_ARROW = "> "
_SIGNED = re.compile(
    r"(.{1,60}?)(?:\([\w@.-]{1,64}\))? (?:\d[\d/-]* )?\d{1,2}:\d{2}(?::\d{2})?", re.A
)


def split_quote(text: str, *, is_reply: bool) -> tuple[str, str]:
    """(what the person said, what they quoted); the second is empty where nothing is quoted.

    `is_reply` says that the file calls the message a reply: only then the weaker signs count.

    >>> split_quote("可以[引用 王芳：3.2 可以吗]", is_reply=False)
    ('可以', '王芳：3.2 可以吗')
    """
    if text.startswith("「") and (dashes := _DASHED.search(text)):
        return text[dashes.end() :], text[1 : dashes.start()]
    if text.endswith("]") and (start := text.rfind("[引用 ")) >= 0:
        return text[:start].rstrip(), text[start + 4 : -1]
    if found := _PYWXDUMP.search(text):
        return text[: found.start()], text[found.end() :]
    if not is_reply:  # lines with ">" that nobody signed may be what the person wrote
        return _arrows(text, signed=True)
    if found := _last(_MEMOTRACE, text):
        return text[: found.start()], text[found.end() :]
    return _arrows(text, signed=False)


def _arrows(text: str, *, signed: bool) -> tuple[str, str]:
    """Leading lines with ">" are quoted; the first may be who wrote them and when (chatlog).

    With `signed`, only where it is.
    """
    lines = text.split("\n")
    quoted: list[str] = []
    while lines and lines[0].startswith(">"):
        quoted.append(lines.pop(0).removeprefix(_ARROW).removeprefix(">"))
    if not quoted or not any(lines):
        return text, ""
    by = _SIGNED.fullmatch(quoted[0]) if len(quoted) > 1 else None
    if by is not None:
        quoted[:2] = [f"{by[1]}：{quoted[1]}"]
    elif signed:
        return text, ""
    return "\n".join(lines).lstrip("\n"), "\n".join(quoted)


def _last(expression: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in expression.finditer(text):  # noqa: B007
        pass
    return found
