"""What one message says by itself, whoever said what before.

Each sentence gets the first of these that fits: it is only social, it puts off, it asks, it only
takes note, or it says something of substance. Nothing here looks at another message.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from guanxi.domain.conversations.speech import asking, replying
from guanxi.domain.conversations.speech.cues import table
from guanxi.domain.conversations.speech.sentences import plain, sentences
from guanxi.domain.conversations.speech.words import Asking, Cue, Force

REMEMBERED = 80


@dataclass(frozen=True, slots=True)
class Heard:
    """The cues of one message.

    `asks` are its asking cues, firmest first; `social` the names of the other cues. `left` are the
    words of its plain statements that no cue explains: empty where it only greets or takes note.
    """

    asks: tuple[Asking, ...] = ()
    social: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    nudge: bool = False


_FIRST = table(asking.FIRST_WORDS, english=True)
_ASKING = {english: table(asking.ANYWHERE, english=english) for english in (True, False)}
_SOCIAL = {english: table(replying.SOCIAL, english=english) for english in (True, False)}


def both(*cues: Cue) -> Callable[[str], bool]:
    """Whether a text has one of these cues, in either language."""
    english, chinese = table(cues, english=True), table(cues, english=False)
    return lambda text: english.search(text) or (not text.isascii() and chinese.search(text))


def _plain(words: str) -> str:
    return words.replace(" | ", "|").strip()


_QUESTION = Asking("question mark")
holds, _automatic, _broadcast = both(replying.HOLDING), both(replying.AUTOMATIC), both(replying.BROADCAST)
_ROOM = re.compile(f"{_plain(replying.IN_THE_ROOM.en)}|{_plain(replying.IN_THE_ROOM.zh)}")
_LEAD_IN = re.compile(
    r"(?:(?:hi|hello|hey|dear|ok|okay|yes|no|and|but|so|then|also|now|well|fine|sorry|good|great|thanks|btw|anyway|actually|or|please|pls|morning|understood|perfect|by the way|one more thing|for"
    r"|@?[\w.'\u4e00-\u9fff]{1,20}(?: [\w.]{1,12})?,)[ ,:]+){0,4}"
)
_OWN_ACT = re.compile(
    r"(?:^|(?<=[, ]))(?:我|咱)(?:们|这边|让\S{1,3})?(?:就|也|都|先|再|马上|这就|现在|已经|会|去|来|给|帮|把|叫|让|问|查|看|发|拍|寄|转|跟|安排|确认|催|改|做|付|打|出|报|一定|尽快|今天|明天|下午|回头|晚点)[^,?;]*(?:$|,)"
)
_WORD = re.compile(r"[a-z][a-z'&-]*|\d[\d.,:/x%-]*|[\u4e00-\u9fff]+")
_COMMA = re.compile(r"[,:] ?")
_ATTENTION = re.compile(r"@[\w.()\u4e00-\u9fff-]+")


def hear(text: str) -> Heard:
    """Read one message; short texts, which chats repeat all day, are read once."""
    return _short(text) if len(text) <= REMEMBERED else _hear(text)


@lru_cache(maxsize=8_192)
def _short(text: str) -> Heard:
    return _hear(text)


def _hear(text: str) -> Heard:
    said = plain(text)
    if not said.strip():
        return Heard()
    if not said.strip(" ?!.,~"):
        return Heard(nudge="?" in said, asks=(_QUESTION,) if "?" in said else ())
    if _automatic(said):
        return Heard(social=("automatic",))
    asks: list[Asking] = []
    social: list[str] = []
    left: list[str] = []
    for sentence in sentences(said):
        _hear_sentence(sentence, asks, social, left)
    if _broadcast(said):
        social.insert(0, "broadcast")
    asks.sort(key=lambda cue: cue.force is Force.LOOSE)
    return Heard(tuple(dict.fromkeys(asks)), tuple(dict.fromkeys(social)), tuple(left))


def _hear_sentence(
    sentence: str, asks: list[Asking], social: list[str], left: list[str]
) -> None:
    names, rest = _social(sentence)
    if _ROOM.fullmatch(sentence.strip("?!.~ ")) or (rest and _ROOM.fullmatch("".join(rest))):
        social.append("room")
        return
    if not rest and ("greets" in names or "thanks" in names or "laughs" in names):
        social += names
        return
    if "?" not in sentence and holds(sentence) and "asks politely" not in {
        c.name for c in _asking(sentence)
    }:
        social.append("holding")
        return
    found = _asking(sentence)
    if found:
        asks += found
        return
    social += names
    left += rest


def _asking(sentence: str) -> list[Asking]:
    found: list[Asking] = []
    position = 0
    while True:
        opening = _LEAD_IN.match(sentence, position)
        first = _FIRST.match(sentence, opening.end() if opening else position)
        if first and (position == 0 or first.force is Force.FIRM):
            found.append(first)
        cut = _COMMA.search(sentence, position)
        if not cut: break
        position = cut.end()
    found += _ASKING[True].find(sentence)
    if not sentence.isascii():
        found += _ASKING[False].find(_OWN_ACT.sub("", sentence))
    if "?" in sentence and not any(cue.force is Force.FIRM for cue in found):
        found.append(_QUESTION)
    return found


def _social(sentence: str) -> tuple[list[str], list[str]]:
    """The names of the social cues in a sentence and the words none of them explains."""
    names: list[str] = []
    rest = sentence
    for english in (True, False):
        if english or not rest.isascii():
            tab = _SOCIAL[english]
            names += [cue.name for cue in tab.find(rest) if cue.name]
            rest = tab.pattern.sub(" ", rest)
    return names, _WORD.findall(rest)
