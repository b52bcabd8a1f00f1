"""Who is in the room: whom a message calls by name, and which words are only names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.words import Utterance

# "@Raymond ...", "Hi Raymond ...", "Raymond, ...", "Raymond please ...", "王师傅 ...": but "Leo
# asks, do you ..." only tells what Leo asks.
_CALLED = re.compile(
    r"\s*(?P<greeting>(?:hi|hello|hey|hola|dear|morning|ok|thanks)[ ,]+)?"
    r"(?:(?:mr|ms|mrs|miss)\.? )?(?P<at>@?)(?P<name>[^\s,:，：@]{1,40})"
    r"(?:(?P<mark>[,:，：]\s*|\s+(?=(?:please|pls|plz|kindly|can|could|will|would|you)\b)"
    r"|\s+(?=[\u4e00-\u9fff])|\s*$)|\s+)",
    re.IGNORECASE,
)
# 小王你..., 马总, ...: a surname or a part of a name, and whom it fits.
_CALLED_IN_CHINESE = re.compile(
    r"\s*(?P<name>(?P<pet>[小老阿])[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,2}?(?P<title>总|姐|哥|工|经理|师傅"
    r"|厂长|主任|小姐|先生|老板)|[\u4e00-\u9fff]{2,3}?)(?:[,，、:： ]|(?=[你您]))"
)
_SENTENCE = re.compile(r"(?:(?<=[!?。！？\n])\s*|(?<=\.)(?<!Mr\.)(?<!Ms\.)\s+)(?=\S)")
_NAME = re.compile(r"[^\W\d_\u4e00-\u9fff]{2,}|[\u4e00-\u9fff]{2,}")
# Names that are words too: only a mark, or a greeting before them, makes them a call.
_ALSO_WORDS = frozenset({"may", "will", "bill", "mark", "grace", "sunny", "art", "hope", "joy"})


@dataclass(frozen=True)
class People:
    """The speakers of a room and their sides; `by_name` lists the speakers a single name fits, and
    `by_surname` those whose Chinese name begins with a character."""

    sides: Mapping[str, Side]
    by_name: Mapping[str, frozenset[str]]
    by_surname: Mapping[str, frozenset[str]]
    all_names: str
    are_two: bool

    def is_name(self, word: str) -> bool:
        """Whether a word in lower case is part of somebody's name here."""
        return word in self.all_names

    def said_across(self, utterance: Utterance) -> str:
        """What a message says to the other side: without the sentences that call others by name,
        and without the name it begins with ("Hi Amy did it leave" asks behind the name)."""
        text = utterance.text
        named = "@" in text or not self.by_name.keys().isdisjoint(_NAME.findall(text.lower()))
        if not named and (self.are_two or not self._calls_in_chinese(text)):
            return text
        if not self.are_two:
            said = _SENTENCE.split(text)
            kept = [part for part in said if not self._calls_somebody_else(utterance, part)]
            text = text if len(kept) == len(said) else " ".join(kept)
        called = _CALLED.match(text)
        if called is None or called.end() == len(text):
            return text
        if not called["greeting"] and called["name"].lower() in _ALSO_WORDS:
            return text
        sides = {self.sides[speaker] for speaker in self._meant(called)}
        if sides != {utterance.side.other}:
            return text
        return (called["greeting"] or "") + text[called.end() :]

    def calls_a_colleague(self, utterance: Utterance) -> bool:
        """Whether a message begins by calling somebody of its own side."""
        called = _CALLED.match(utterance.text)
        if called is None:
            return False
        meant = self._meant(called) - {utterance.speaker or ""}
        return utterance.side in {self.sides[speaker] for speaker in meant}

    def _calls_somebody_else(self, utterance: Utterance, sentence: str) -> bool:
        """Whether a sentence begins by calling people and names nobody of the other side."""
        called = _CALLED.match(sentence)
        meant = self._meant(called) if called is not None and _is_a_call(called) else set()
        if not meant and sentence[:1] >= "\u4e00":
            meant = self._meant_in_chinese(_CALLED_IN_CHINESE.match(sentence))
        meant -= {utterance.speaker or ""}
        if not meant:
            return False
        for name in _NAME.findall(sentence.lower()):
            meant |= self.by_name.get(name, frozenset())
        return utterance.side.other not in {self.sides[speaker] for speaker in meant}

    def _meant(self, called: re.Match[str]) -> set[str]:
        name = called["name"].lower()
        if called["at"]:
            return {speaker for speaker in self.sides if name in speaker.lower()}
        return set(self.by_name.get(name, ()))

    def _calls_in_chinese(self, text: str) -> bool:
        """Whether a text begins with a Chinese name of somebody here."""
        if text[:1] < "\u4e00":
            return False
        return bool(self._meant_in_chinese(_CALLED_IN_CHINESE.match(text)))

    def _meant_in_chinese(self, called: re.Match[str] | None) -> set[str]:
        if called is None:
            return set()
        name = called["name"]
        if name in self.all_names:
            return {speaker for speaker in self.sides if name in speaker}
        if not (called["pet"] or called["title"]):
            return set()
        return set(self.by_surname.get(name[1] if called["pet"] else name[0], ()))


def _is_a_call(called: re.Match[str]) -> bool:
    if called["at"] or called["greeting"] or called["name"][0] >= "\u4e00":
        return True
    return called["mark"] is not None


def people_of(sides: Mapping[str, Side]) -> People:
    """The people of a room, ready to be looked up."""
    by_name: dict[str, set[str]] = {}
    by_surname: dict[str, set[str]] = {}
    for speaker in sides:
        for name in _NAME.findall(speaker.lower()):
            by_name.setdefault(name, set()).add(speaker)
            by_surname.setdefault(name[0], set()).add(speaker)
    are_two = sorted(sides.values()) == [Side.OURS, Side.THEIRS]
    return People(sides, _frozen(by_name), _frozen(by_surname), " ".join(sides).lower(), are_two)


def _frozen(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(speakers) for name, speakers in found.items()}
