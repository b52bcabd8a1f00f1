"""Words in both languages, and sentences with named placeholders.

A sentence may be worded in several ways, the fullest first: "Answer {person} at
{supplier}: {what}", then "Answer {supplier}: {what}". The first whose placeholders
are all known is the one to use, so that nobody reads "Answer None". A placeholder
is a bare name: `{person.email}` or `{what!r:>9}` would let whoever edits a playbook
reach into our objects, and is refused.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from string import Formatter

LANGUAGES = ("en", "zh-Hans")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True)
class Words:
    """The same words in English and in Simplified Chinese."""

    en: str
    zh_hans: str

    def in_language(self, language: str) -> str:
        """The words in "en" or "zh-Hans"; every other Chinese gets the latter, all else "en"."""
        return self.zh_hans if language.lower().startswith("zh") else self.en


@dataclass(frozen=True)
class Wording(Words):
    """One way to say a sentence, and what must be known for it."""

    placeholders: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sentence:
    """A sentence in all its wordings, the fullest first; the last can always be said."""

    wordings: tuple[Wording, ...]

    def worded(self, known: Collection[str]) -> Wording:
        """The fullest wording that needs nothing but what is `known`.

        The last one where even that is not enough: the caller then fails loudly on
        the name that is missing, rather than leaving a hole in the sentence.
        """
        return next(
            (wording for wording in self.wordings if wording.placeholders <= set(known)),
            self.wordings[-1],
        )


def placeholders(template: str) -> frozenset[str] | None:
    """The names in a template's braces; None where it has anything but bare names.

    >>> sorted(placeholders("Answer {person} at {supplier}"))
    ['person', 'supplier']
    >>> placeholders("{person.email}") is None
    True
    """
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return None
    fields = [part[1:] for part in parts if part[1] is not None]
    if any(_NAME.fullmatch(name or "") is None or spec or turn for name, spec, turn in fields):
        return None
    return frozenset(name for name, _, _ in fields if name)
