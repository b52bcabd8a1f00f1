"""What is new in a mail, apart from what it quotes.

Three kinds of quotation, told by how clients write them:

- lines with ">" (or marked by the HTML), wherever they stand. What stands between them is new, so
  answers written into a quotation stay. A line that introduces them ("On … wrote:", "在…写道：")
  goes with them;
- a line that introduces a mail without ">" lines after it, or parts mails ("-----Original
  Message-----", "---- 原始邮件 ----", a forwarded message): everything after it is quoted;
- the block of fields Outlook and Foxmail put above the old mail (From, Sent, To, Subject in the
  sender's language): likewise to the end.

A signature after a "-- " line, the footer of a mailing list and an archive's note of removed
attachments stay in the text, and are neither new words nor quoted.
"""

import re
from collections.abc import Iterable, Sequence

_LONGEST_MARK = 400  # characters of a line that can be a mark; attributions wrap at 80
_MOST_LINES_OF_ATTRIBUTION = 4
_LONGEST_SIGNATURE = 20  # lines

_CITED = re.compile(r"[ \t]{0,2}(?:>|[A-Z]{1,3}> )")
_CITED_WITHIN = 6  # characters
_MARK = re.compile(
    r"[\s*]*[-_=—－]{2,80}\s*(?:original|forwarded|replied|reply|weitergeleitet|ursprünglich"
    r"|message d|mensaje|messaggio|mensagem|回复|回覆|原始|原邮件|原信|邮件原件|邮件信息|转发|轉寄"
    r"|引用|返信元|元のメ)[^\n]{0,60}?[-_=—－]{2,80}[\s*]*(?:\Z|(?:from|von|de|发件人)\s?[:：])"
    r"|[\s>]*begin forwarded message\s?:\s*\Z|\s*(?:以下是)?转发的?邮件\s?[：:]\s*\Z",
    re.IGNORECASE,
)
_DASHES = frozenset("-_=—－* \t\xa0")  # or blanks after them
_MARK_BEGINS = frozenset("-_=—－bB以转")
_RULE = re.compile(r"\s*[-_]{20,100}\s*\Z")
# How a sentence that introduces a quotation ends, before its colon.
_WROTE = (
    *("wrote", "writes", "schrieb", "a écrit", "escribió", "ha scritto", "escreveu", "schreef"),
    *("skrev", "napisał", "napisał(a)", "napsal", "napsal(a)"),
    *("写道", "寫道", "写到", "寫到", "来信"),
)
_ATTRIBUTION_BEGINS = re.compile(
    r"[\s*\"“]*(?:on\b|at\b|am\b|le\b|el\b|il\b|em\b|op\b|den\b|w dniu|dnia|在|于|於"
    r"|\d{1,4}[-/.年]\d|\d{1,2} [a-z]{3}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s"
    r"|[^\n]{1,120}(?:于|於|在)\s?\d{4}[-年/])",
    re.IGNORECASE,
)
# "Tom Miller <tom@x.de> wrote:", "王芳 <wf@x.cn> 于 … 写道："
_NAMED = re.compile(r"[^\n]{0,200}[<@(][^\n]{0,200}\Z")
_DATED_COLON = re.compile(r"\d[^\n]{0,100}[:：]\s*\Z")
_DATE_OR_ADDRESS = re.compile(r"\d|@")
# The labels of the fields above an old mail, in the languages mail programs speak, lower case.
_FIELD = re.compile(
    r"[\s*>·•]{0,8}(?:(?P<who>from|von|de|da|van|发件人|寄件者|寄件人|發件人|发信人|發信人|发自"
    r"|差出人|보낸 사람)"
    r"|(?P<else>sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el)?"
    r"|para|asunto|inviato|data|oggetto|reply-to|发送时间|发送日期|发件时间|时间|日期|收件人|抄送"
    r"|主[\s\u3000]{0,4}题|傳送時間|寄件日期|日期|時間|收件者|副本|主旨|主題|抄送人|送信日時|宛先|件名))"
    r"\s?[*\s]{0,3}[：:]"
)
_FIELDS_NEEDED, _FIELD_LINES = 2, 8
_SIGNATURE = re.compile(r"--[ \t\xa0]?\Z")
_FOOTER = re.compile(r"_{30,80}\s*\Z|-{10,20} next part -{10,20}\s*\Z|-{40,80}\s*\Z|={20,80}\s*\Z")
_FOOTER_GOES_ON = re.compile(
    r"mailing list|unsubscribe|scrubbed|^(?:url|name|type|size|desc)\s*:|https?://.*/(?:mailman|listinfo)",
    re.IGNORECASE,
)
_SENT_FROM = re.compile(
    r"\s*(?:sent from (?:my|mail for|outlook|yahoo|samsung|proton)|get outlook for|发自我的"
    r"|从我的.{1,20}发送|发自 ?(?:outlook|iphone|ipad|网易邮箱|qq邮箱|foxmail|华为|小米)|来自我的"
    r"|傳送自|從我的|寄自我的|von meinem .{1,30} gesendet|gesendet von|envoyé (?:de|depuis) mon"
    r"|enviado desde mi)[^\n]{0,80}\Z",
    re.IGNORECASE,
)
_SILENT_BEGINS = frozenset("-_=sSgG发从来傳從寄vVeE")  # what those lines begin with


def set_apart(lines: Sequence[str], marked: Sequence[bool]) -> tuple[str, str]:
    """The new words of a mail's lines, and what they quote; `marked` is what the markup quotes.

    >>> lines = ["3.20 USD", "", "On Mon, 2 Mar 2026, Tom wrote:", "> How much?"]
    >>> set_apart(lines, [False] * 4)
    ('3.20 USD', 'On Mon, 2 Mar 2026, Tom wrote:\\n> How much?')
    """
    quoted = [
        mark or (">" in line[:_CITED_WITHIN] and _CITED.match(line) is not None)
        for mark, line in zip(marked, lines, strict=True)
    ]
    end = _quote_to_end(lines, quoted)
    quoted[end:] = [True] * (len(lines) - end)
    _join(lines, quoted)
    silent = _silent(lines, quoted)
    if True not in quoted and True not in silent:
        return _trimmed(lines), ""
    new = zip(lines, quoted, silent, strict=True)
    words = _block(None if old or by_nobody else line for line, old, by_nobody in new)
    return words, _block(line if old else None for line, old in zip(lines, quoted, strict=True))


def _quote_to_end(lines: Sequence[str], quoted: list[bool]) -> int:
    """The line from which on everything is quoted; marks attributions on the way."""
    for number, text in enumerate(lines):
        # every mark, field and attribution has a colon or ends in dashes
        if ":" not in text and "：" not in text and text[-1:] not in _DASHES:
            continue
        if quoted[number] or len(text) > _LONGEST_MARK:
            continue
        if _is_mark(lines, number) or _is_fields(lines, number):
            return number
        if text.rstrip().endswith((":", "：")) and _introduces(lines, quoted, number):
            return number
    return len(lines)


def _is_mark(lines: Sequence[str], number: int) -> bool:
    """Whether a line parts the old mail from the new; a bare rule only above a block of fields."""
    text = lines[number]
    if text[:1] in _DASHES and _RULE.match(text):
        after = _next_said(lines, number + 1)
        return after is not None and after <= number + 2 and _is_fields(lines, after)
    return text.lstrip(" \t\xa0*>")[:1] in _MARK_BEGINS and _MARK.match(text) is not None


def _is_fields(lines: Sequence[str], number: int) -> bool:
    """Whether the fields of an old mail begin here: its sender and two others, close together."""
    first = _FIELD.match(lines[number].lower())
    if first is None or first["who"] is None:
        return False
    others = sum(
        1
        for line in lines[number + 1 : number + 1 + _FIELD_LINES]
        if (found := _FIELD.match(line[:_LONGEST_MARK].lower())) and found["else"]
    )
    return others >= _FIELDS_NEEDED


def _introduces(lines: Sequence[str], quoted: list[bool], number: int) -> bool:
    """Whether the sentence that ends here introduces a mail that goes on to the end.

    Where it stands above quoted lines, it is marked as quoted with them.
    """
    after = _next_said(lines, number + 1)
    if after is None:
        return False
    cites = quoted[after] and after <= number + 2
    begin = _attribution(lines, quoted, number, cites=cites)
    if begin is not None:
        quoted[begin : number + 1] = [True] * (number + 1 - begin)
    return begin is not None and not cites


def _attribution(
    lines: Sequence[str], quoted: list[bool], number: int, *, cites: bool
) -> int | None:
    """Where the sentence that ends here and introduces a quotation begins; None if none does.

    Right above quoted lines (`cites`) any "… wrote:" and any dated line with a colon is one.
    """
    text = lines[number].rstrip()[-160:]
    said = text.rstrip(" \xa0:：").lower()
    if (
        not said.endswith(_WROTE)
        and " schrieb " not in said
        and not (cites and _DATED_COLON.search(text))
    ):
        return None
    begin = number if cites or _NAMED.match(lines[number]) else None
    first = max(-1, number - _MOST_LINES_OF_ATTRIBUTION)
    for one in range(number, first, -1):
        if quoted[one] or not lines[one].strip():
            break
        if _ATTRIBUTION_BEGINS.match(lines[one]):
            begin = one
            break
    if begin is None:
        return None
    sentence = "".join(line for line in lines[begin : number + 1])
    return begin if cites or _DATE_OR_ADDRESS.search(sentence) else None


def _next_said(lines: Sequence[str], number: int) -> int | None:
    while number < len(lines):
        if lines[number].strip():
            return number
        number += 1
    return None


def _join(lines: Sequence[str], quoted: list[bool]) -> None:
    """Empty lines between quoted ones are quoted."""
    if True not in quoted:
        return
    last = len(lines)
    for number, line in enumerate(lines):
        if not line or line.isspace():
            continue
        if last < number - 1 and quoted[number] and quoted[last]:
            quoted[last + 1 : number] = [True] * (number - last - 1)
        last = number


def _silent(lines: Sequence[str], quoted: list[bool]) -> list[bool]:
    """The lines of signatures, footers and "Sent from my phone": said by nobody."""
    silent = [False] * len(lines)
    end = until = 0  # of the run of new lines, and of the silent ones
    for number, text in enumerate(lines):
        if quoted[number] or number < until or text.lstrip()[:1] not in _SILENT_BEGINS:
            continue
        if number >= end:
            end = quoted.index(True, number) if True in quoted[number:] else len(lines)
        if len(text) <= _LONGEST_MARK and _SENT_FROM.match(text):
            silent[number] = True
        elif _is_signature(text, end - number) or _is_footer(lines, number, end):
            silent[number:end] = [True] * (end - number)
            until = end
    return silent


def _is_signature(text: str, length: int) -> bool:
    return _SIGNATURE.match(text) is not None and length <= _LONGEST_SIGNATURE


def _is_footer(lines: Sequence[str], number: int, end: int) -> bool:
    """Whether a rule is followed by what list servers and archives add below mails."""
    if not _FOOTER.match(lines[number]):
        return False
    return any(_FOOTER_GOES_ON.search(one[:200]) for one in lines[number : min(end, number + 4)])


def _block(lines: Iterable[str | None]) -> str:
    """The lines that stay, with one empty line where others were taken out between them."""
    kept: list[str] = []
    gap = False
    for line in lines:
        if line is None:
            gap = True
            continue
        if gap and line.strip():
            if kept and kept[-1].strip():
                kept.append("")
            gap = False
        if not gap:
            kept.append(line)
    return _trimmed(kept)


def _trimmed(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n").rstrip()
