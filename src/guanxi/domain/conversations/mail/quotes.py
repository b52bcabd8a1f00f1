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

from guanxi.domain.conversations.mail.quote_words import (
    ENDS_WITH_WROTE,
    WROTE,
    Label,
    begins_forwarded,
    kind_of_label,
    names_an_old_mail,
)
from guanxi.domain.conversations.mail.signatures import said_by_nobody

_LONGEST_MARK = 400  # characters of a line that can be a mark; attributions wrap at 80
_MOST_LINES_OF_ATTRIBUTION = 4
_LOOKED_AT = 200  # lines below an attribution

_CITED = re.compile(r"[ \t]{0,2}(?:>(?![^\n]{0,200}<<\s*\Z)|[A-Z]{1,3}>(?:[ \t]|\Z))")
_CITED_WITHIN = 6  # characters
_TITLE = re.compile(
    r"[\s*>]{0,8}[-_=—－]{2,80}\s*(?P<title>[^\n]{1,160}?)\s*[-_=—－]{2,80}[\s*]*(?P<rest>[^\n]*)"
)
_DASHES = frozenset("-_=—－* \t\xa0")  # or blanks after them
_LAST = _DASHES | {">"}
_RULE = re.compile(r"\s*[-_]{20,100}\s*\Z")
_ENDS_ATTRIBUTION = (":", "：", ">", "wrote", "-")
_ATTRIBUTION_BEGINS = re.compile(
    r"[\s*\"“\ufeff]*(?:on\b|at\b|am\b|le\b|el\b|il\b|em\b|op\b|den\b|dne\b|w dniu|dnia|pada|d\."
    r"|在|于|於|\d{1,4}[-/.年년]\s?\d|\d{1,2}[. ] ?[^\W\d_]{3}"
    r"|[^\W\d_]{2,12}[.,]{0,2} (?:den |d\. |the )?\d{1,2}\b"
    r"|[^\n]{1,120}(?:于|於|在)\s?\d{4}[-年/])",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[<(\[] ?[^\s<>()]{0,100}@[^\n]{1,100}")
_YEAR = re.compile(r"\d{4}|\d[-/.]\d{1,2}[-/.]\d\d|月")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?!\d|[.-])")
# A date, a time and an address with a colon need no verb.
_UNSAID = re.compile(
    r"\s*(?:[^\W\d_]{2,12}, )?\d{1,4}\W[^\n]{1,300}\S@[^\s<>]{1,100}\s?>\s?[:：]\Z"
)
_DATED = re.compile(r"\d[^\n]{0,100}(?:[:：]|@[^\s<>]{1,100}>)\s*\Z")
# Words after "wrote" that are no name and no date ("følgende" may be): somebody tells a story.
_STORY = re.compile(r"\b[a-zà-þ]{4,}|[\u3040-\u9fff]{2}")
_WORDS_BESIDE_NAMES = 2
_BRACKETED = re.compile(r"[<(\[][^>)\]]*[>)\]]*")
_SENTENCE_ENDS = re.compile(r"[^\W\d_]{4}[.!?]{1,3}\Z|[。！？]\Z")
_TAIL = re.compile(r"> ?(?:[^\W\d_][^\n>]{0,20})?[:：]\Z")  # of an address wrapped before ">"
_FIELD = re.compile(r"[\s*>·•]{0,8}([^\W\d_][^:：\n]{0,20}?)[\s*]{0,4}[:：]")
_FIELDS_NEEDED, _FIELD_LINES = 3, 9


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
    silent = said_by_nobody(lines, quoted)
    if True not in quoted and True not in silent:
        return _trimmed(lines), ""
    new = zip(lines, quoted, silent, strict=True)
    words = _block(None if old or by_nobody else line for line, old, by_nobody in new)
    return words, _block(line if old else None for line, old in zip(lines, quoted, strict=True))


def _quote_to_end(lines: Sequence[str], quoted: list[bool]) -> int:
    """The line from which on everything is quoted; marks attributions on the way.

    Where nothing new stands above an attribution, what is below is the answer, unless it is
    indented.
    """
    new = _next_new(lines, quoted, 0)
    for number in _candidates(lines):
        if quoted[number] and not _ends_address(lines, number):
            continue
        if _is_mark(lines, number) or _is_fields(lines, number, at_top=new >= number):
            return number
        begin, cites = _attribution(lines, quoted, number)
        if begin is None:
            continue
        quoted[begin : number + 1] = [True] * (number + 1 - begin)
        if not cites and (new < begin or _is_indented(lines, number + 1)):
            return begin
        new = _next_new(lines, quoted, new)
    return len(lines)


def _next_new(lines: Sequence[str], quoted: list[bool], number: int) -> int:
    while number < len(lines) and (quoted[number] or not lines[number].strip()):
        number += 1
    return number


def _is_indented(lines: Sequence[str], number: int) -> bool:
    return all(line[:1].isspace() for line in lines[number : number + _LOOKED_AT] if line)


def _candidates(lines: Sequence[str]) -> list[int]:
    """The lines that have what every mark, field and attribution has."""
    return [
        number
        for number, text in enumerate(lines)
        if (":" in text or "：" in text or text[-1:] in _LAST or text.endswith("wrote"))
        and len(text) <= _LONGEST_MARK
    ]


def _ends_address(lines: Sequence[str], number: int) -> bool:
    """Whether a line begins with the ">" of an address that was wrapped before it."""
    return number > 0 and "<" in lines[number - 1] and _TAIL.match(lines[number]) is not None


def _is_mark(lines: Sequence[str], number: int) -> bool:
    """Whether a line parts the old mail from the new; a bare rule only above a block of fields."""
    text = lines[number]
    if text[:1] in _DASHES and _RULE.match(text):
        after = _next_said(lines, number + 1)
        return after is not None and after <= number + 2 and _is_fields(lines, after)
    begin = text.lstrip(" \t\xa0*>")[:1]
    if begin not in _DASHES:
        return text.rstrip().endswith((":", "：")) and begins_forwarded(text)
    title = _title(text)
    if names_an_old_mail(title):
        return True
    return bool(ENDS_WITH_WROTE.search(title.lower()) and (_CLOCK.search(title) or "@" in title))


def _title(text: str) -> str:
    """What a line says between dashes, "" where it says something else; fields may follow."""
    found = _TITLE.match(text)
    if found is None:
        return ""
    if text.rstrip()[-1] in _DASHES:
        return text.strip("-_=—－* \t\xa0>")
    return found["title"] if _label(found["rest"]) is not None else ""


def _label(line: str) -> Label | None:
    found = _FIELD.match(line)
    return None if found is None else kind_of_label(found[1])


def _is_fields(lines: Sequence[str], number: int, *, at_top: bool = False) -> bool:
    """Whether the fields of an old mail begin here: its sender and two others, close together.

    People write "From: Ningbo", "To: Hamburg" and a date too, and letters begin with such lines;
    so one must be a word of mail programs or hold an address (a subject will do further down).
    Where the sender is not the first, no line may be between.
    """
    first = _label(lines[number])
    if first is None or (number and _label(lines[number - 1][:_LONGEST_MARK])):
        return False
    kinds = [first]
    proof = "@" in lines[number]
    for line in lines[number + 1 : number + _FIELD_LINES]:
        kind = _label(line[:_LONGEST_MARK])
        if kind is not None:
            kinds.append(kind)
            proof = proof or "@" in line
        elif first is not Label.SENDER:
            break
    said = set(kinds)
    proof = proof or Label.SENT in said
    if first is not Label.SENDER:
        proof = proof and bool(said & {Label.SENT, Label.DATE}) and Label.TO in said
    elif not at_top:
        proof = proof or Label.SUBJECT in said
    return proof and Label.SENDER in said and len(kinds) >= _FIELDS_NEEDED


def _attribution(lines: Sequence[str], quoted: list[bool], number: int) -> tuple[int | None, bool]:
    """Where the sentence that ends here and introduces a mail begins, None where none does; and
    whether marked lines follow it. Else the mail goes on to the end.

    Right above marked lines any "… wrote:" and any dated line with a colon introduces them.
    """
    last = lines[number].rstrip()
    if not last.endswith(_ENDS_ATTRIBUTION):
        return None, False
    after = _next_said(lines, number + 1)
    cites = after is not None and quoted[after] and after <= number + 3
    first = max(-1, number - _MOST_LINES_OF_ATTRIBUTION)
    sentence, by_address = "", None
    for one in range(number, first, -1):
        line = lines[one].strip()
        if one < number and (quoted[one] or not line or _SENTENCE_ENDS.search(line)):
            break
        sentence = f"{line} {sentence}".rstrip()
        if len(sentence) > _LONGEST_MARK:
            break
        begins, named = _ATTRIBUTION_BEGINS.match(line), _ADDRESS.search(line)
        if (begins or named) and _introduces(sentence, cites=cites):
            if begins:
                return _first_line(lines, one, first), cites
            by_address = by_address or one
    if by_address is not None:
        return by_address, cites
    alone = WROTE.search(last.lower()) and last.endswith((":", "：", "-"))
    return (number, True) if cites and (alone or _DATED.search(last)) else (None, False)


def _first_line(lines: Sequence[str], begin: int, first: int) -> int:
    """The line a sentence begins with that goes on at `begin`: "On 2 March,", "at 9:00, …"."""
    while begin - 1 > first and lines[begin - 1].rstrip().endswith(","):
        if not _ATTRIBUTION_BEGINS.match(lines[begin - 1]):
            break
        begin -= 1
    return begin


def _introduces(sentence: str, *, cites: bool) -> bool:
    """Whether a sentence says who wrote when; above marked lines (`cites`) less is proof enough."""
    said = sentence.lower()
    dated, named = _CLOCK.search(said), _ADDRESS.search(said)
    ends = ENDS_WITH_WROTE.search(said) is not None
    if not said.endswith((":", "：")):
        return bool(named and ((dated and ends) or (cites and _DATED.search(said))))
    verb = WROTE.search(said)
    if verb is None:
        return bool(named and (cites or dated) and _UNSAID.match(sentence))
    if ends:
        return bool(cites or dated or named or "@" in said or _YEAR.search(said))
    told = _BRACKETED.sub("", sentence[verb.end() :])
    return bool(cites or dated or named) and len(_STORY.findall(told)) <= _WORDS_BESIDE_NAMES


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
