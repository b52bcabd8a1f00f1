"""Finding what was said again where it was copied to: quotations, agendas, minutes, letters.

Copies are cut, wrapped and quoted anew, so texts are compared without white space and quotation
marks, sentence by sentence. Very short sentences ("OK", 好的) are nobody's and found nowhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

_ENDS = re.compile(r"[\n.?!;。？！；…]+")
_LEFT_OUT = re.compile(r"[\s>|*_]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KEY = 4  # characters by which a sentence is looked up
_LEAST, _LEAST_HAN = 10, 4  # characters of a sentence that is told by its words alone
_ENOUGH = 24  # characters that show a sentence, as copies may break off


class Spoken:
    """Words that are to be found again; made once, asked for many texts.

    >>> spoken = Spoken(["Hi Li, the mould is broken again. Please hurry!"])
    >>> spoken.is_in("> Hi Li, the mould is\\n> broken again."), spoken.is_in("The mould is fine")
    (True, False)
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    @cached_property
    def _by_key(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for text in self._texts:
            for sentence in _ENDS.split(text):
                flat = _flat(sentence)
                if len(flat) >= (_LEAST_HAN if _HAN.search(flat) else _LEAST):
                    found[flat[:_KEY]].add(flat[:_ENOUGH])
        return found

    def is_in(self, text: str) -> bool:
        """Whether any of its sentences stands there. Time in proportion to the text."""
        if not self._by_key or not text:
            return False
        flat = _flat(text)
        return any(
            flat.startswith(tuple(sentences), position)
            for position in range(len(flat) - _KEY + 1)
            if (sentences := self._by_key.get(flat[position : position + _KEY]))
        )

    def without(self, text: str) -> str:
        """The text without the lines in which one stands; all of it goes where it runs over lines.

        >>> Spoken(["模具坏了"]).without("1. 价格\\n2. 模具坏了\\n3. 交期")
        '1. 价格\\n3. 交期'
        """
        if not self.is_in(text):
            return text
        kept = "\n".join(line for line in text.split("\n") if not self.is_in(line))
        return "" if self.is_in(kept) else kept


def _flat(text: str) -> str:
    return _LEFT_OUT.sub("", text).casefold()
