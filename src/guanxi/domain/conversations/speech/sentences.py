"""From a message to the sentences the rules look at.

A chat message is often several things at once ("Thanks for the photos. Can you send the PI?"), so
every rule reads sentences. Text is lower-cased and its full-width marks made Western; letters and
figures stay. What was quoted from an earlier mail is not said again.
"""

import re

from guanxi.domain.conversations.speech.writing import STANDARD

# An ask of a very long mail stands at its beginning or its end.
READ_FIRST, READ_LAST = 3_000, 1_000

_MARKS = STANDARD | str.maketrans(
    {
        "？": "?",
        "！": "!",
        "，": ",",
        "、": ",",
        "。": ".",
        "；": ";",
        "：": ":",
        "（": "(",
        "）": ")",
    }
    | {"～": "~", "’": "'", "‘": "'", "“": '"', "”": '"', "…": ".", "\u3000": " ", "\u00a0": " "}
    | {"\u202f": " ", "\u200b": None, "\u200d": None, "\u200e": None, "\ufeff": None}
)
# A full stop ends a sentence before a space, a line's end or a Chinese character: 1.38 stays whole.
_END = re.compile(r"[?!]+[)\"']?|[.;]+(?=\s|$|[\u4e00-\u9fff\"')])|\n+|\s-\s|~+")
# A mail program broke the line, no person: it is full, ends in no mark, and the sentence goes on.
_WRAPPED = re.compile(r"(?<=[^\n]{45}[^\n.?!:;])\n(?=[a-z0-9(](?!\d?[.)]))")
_QUOTED = re.compile(r"^>.*$|^-{2,} ?original message.*", re.MULTILINE)
# What WeChat puts above a reply: 「陈经理：几号发货？」 and a line of dashes.
_QUOTED_ABOVE = re.compile(r"\A\s*[「“][^」”]{1,1000}[」”]\s*\n[-—–_ ]{5,80}\n")
# The "?" of an address asks nothing.
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[\w.~:/?#@!$&'()*+,;=%-]{1,500}[\w/=&#]", re.ASCII)
_SPACES = re.compile(r"[ \t]{2,}")
# A smile, an emoji or what WeChat writes for one is a sentence of its own: 安排了吗😊, 好的[捂脸].
_SMILE = re.compile(r"[:;]-?\)+")
_EMOJI = re.compile(r"[\u2600-\u27bf\U0001f300-\U0001faff]+|\[[\u4e00-\u9fff]{1,4}\]")
# What phones are too quick for.
_NOT = (
    *("do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "ca", "wo"),
    *("would", "could", "should"),
)
_HASTE = {
    **{f"{verb}nt": f"{verb}n't" for verb in _NOT},
    **{f"{word}s": f"{word}'s" for word in ("what", "where", "who", "how", "that", "let")},
    "im": "i'm",
    "ive": "i've",
}


def plain(text: str) -> str:
    """The text in lower case with Western marks, cut to what is read."""
    if len(text) > READ_FIRST + READ_LAST:
        text = f"{text[:READ_FIRST]}\n\n{text[-READ_LAST:]}"
    text = _ADDRESS.sub("link", text) if "://" in text or "www." in text else text
    if not text.isascii():
        text = _QUOTED_ABOVE.sub("", text)
        text = _EMOJI.sub("\n\\g<0>\n", text.translate(_MARKS))
    text = _SMILE.sub("\n\\g<0>\n", text) if ")" in text else text
    text = _WRAPPED.sub(" ", text).lower() if "\n" in text else text.lower()
    text = _SPACES.sub(" ", text) if "  " in text or "\t" in text else text
    if not _HASTE.keys().isdisjoint(words := text.split(" ")):
        text = " ".join(_HASTE.get(word, word) for word in words)
    return _QUOTED.sub("", text) if ">" in text or "--" in text else text


def sentences(text: str) -> list[str]:
    """The sentences of a plain text, each with its question mark if it has one.

    >>> sentences("thanks for the photos. can you send the pi?")
    ['thanks for the photos', 'can you send the pi?']
    """
    found = []
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.start()].strip(" ,\t\r")
        start = end.end()
        marked = "?" in end[0]
        if piece or marked:
            found.append(piece + "?" if marked else piece)
    rest = text[start:].strip(" ,\t\r")
    if rest:
        found.append(rest)
    return found
