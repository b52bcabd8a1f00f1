"""Which of the open matters a message takes up.

An answer goes to what was asked since its side last spoke; if nothing was, to what it has put off.
Of several matters those it shares words or figures with are meant, else those it has the kind of
answer for: a bare figure answers "how many", not "when".
"""

import re

from guanxi.domain.conversations.speech.floor import Ask, topics
from guanxi.domain.conversations.speech.words import AGREED_TO, HANDED_OVER, Asking, Expects, Sort

TALKS_OF = 2  # topics
_IS_A_LIST = 2  # figures
_BARE_IN = 32  # letters

DELIVERED = re.compile(
    r"\b(?:sent|send|attached|here|done|finish|finished|updated|changed|booked|ready|shipped|paid|arranged|uploaded|below)"
    r"\b|已|了(?:$|[,.! ])|好了|发你|发您|见附件|如下"
)
TIME_WORD = re.compile(
    r"\b(?:today|tomorr?ow|tonight|tmrw?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:next|this) week|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w{0,6} \d"
    r"|\d{1,2}(?:st|nd|rd|th)|days?|weeks?|end of)\b"
    r"|今天|明天|后天|周[一二三四五六日]|\d ?[号天周]|月底|月初"
)
_YES_NO = re.compile(
    r"(?:(?:hi|hello|dear|ok|sorry) )?(?:\w{2,12},? )?(?:yes|yep|not yet|sure|no(?=,|\.|$))\b"
    r"|(?:是的|对的?|没有|还没|有的|可以|不行|不是)"
)
_FIGURE = re.compile(r"\d[\d.,:-]*")


def taken_up(asks: list[Ask], said: str) -> list[Ask]:
    """The matters a statement takes up: of those just asked the ones it shares words with, else
    those its kind can answer; where nothing was just asked, what was put off."""
    if not asks:
        return []
    about = topics(said)
    fresh = [ask for ask in asks if not ask.parked]
    if fresh:
        touched = [ask for ask in fresh if ask.about & about]
        if not touched:
            return _of_its_kind(fresh, said)
        return [ask for ask in fresh if ask in touched or not ask.about]
    touched = [ask for ask in asks if ask.about & about]
    if touched:
        return touched
    delivered = DELIVERED.search(said) is not None or len(_FIGURE.findall(said)) >= _IS_A_LIST
    told = delivered or (_FIGURE.search(said) is not None and all(ask.priced for ask in asks))
    return [ask for ask in asks if told or ask.in_words or ask.expects is not Expects.THING]


def sent_back(
    asks: list[Ask], just_asked: list[Ask], said: str, back: tuple[Asking, ...]
) -> list[Ask]:
    """The matters a question back passes the ball of: what was just asked. A request back ("take
    another photo") rather puts a request off."""
    about = topics(said)
    touched = [ask for ask in just_asked or asks if ask.about & about]
    if touched or any(ask.sort is Sort.QUESTION for ask in back):
        return touched or just_asked
    return [ask for ask in just_asked if ask.expects not in HANDED_OVER | AGREED_TO]


def _of_its_kind(asks: list[Ask], said: str) -> list[Ask]:
    """Of several asks those a bare figure or day can answer; all, where it tells nothing."""
    if len(asks) < 2 or len(said) > _BARE_IN or "," in said:
        return asks
    agreeable = [ask for ask in asks if ask.expects in AGREED_TO]
    if agreeable and _YES_NO.match(said):
        return agreeable
    kind = Expects.TIME if TIME_WORD.search(said) else Expects.FIGURE
    if kind is Expects.FIGURE and _FIGURE.search(said) is None:
        return asks
    return [ask for ask in asks if ask.expects is kind] or asks
