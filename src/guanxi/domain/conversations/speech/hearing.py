"""What one message says by itself, whoever said what before.

Each sentence gets the first of these that fits: it is only social, it puts off, it asks, it only
takes note, or it says something of substance. Nothing here looks at another message.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from guanxi.domain.conversations.sides import Side
from guanxi.domain.conversations.speech.cues import Table, phrases, table
from guanxi.domain.conversations.speech.sentences import plain, sentences
from guanxi.domain.conversations.speech.tables import ANYWHERE, FIRST_WORDS, holding, replies
from guanxi.domain.conversations.speech.words import Asking, Cue, Expects, Force, Sort

SHORT = 400
_REMEMBERED = 8_192
_CALLED_IN = 32  # letters

_PURELY_SOCIAL = {"greets", "thanks", "laughs"}
_QUESTION = Asking("question mark", expects=Expects.YES_NO)


@dataclass(frozen=True, slots=True)
class Heard:
    """The cues of one message.

    `said` is its plain text. `asks` are its asking cues, firm ones first and the last sentence's
    before the others; `social` the names of the other cues. `left` are the words of its plain
    statements that no cue explains: empty where it only greets or takes note. `called` are those of
    a short message that asks by its mark alone ("Jerry?" is a nudge). `ends_checking`: its last
    clause puts off, so that what goes before only says why.
    """

    asks: tuple[Asking, ...] = ()
    social: frozenset[str] = frozenset()
    left: tuple[str, ...] = ()
    said: str = ""
    only_marks: bool = False
    ends_checking: bool = False
    called: tuple[str, ...] | None = None

    @property
    def puts_a_bare_question_off(self) -> bool:
        """ "The red? Let me check" only repeats what was asked."""
        return self.asks == (_QUESTION,) and "puts off" in self.social


@dataclass(frozen=True)
class _Ears:
    """The asking cues of one side: where an English clause begins, and anywhere."""

    first: Table[Asking]
    english: Table[Asking]
    chinese: Table[Asking]


def either(*cues: Cue) -> Callable[[str], bool]:
    """A test whether a plain text has one of these cues, in either language."""
    english, chinese = table(cues, english=True), table(cues, english=False)
    return lambda text: english.search(text) or (not text.isascii() and chinese.search(text))


def _ears(side: Side) -> _Ears:
    first, anywhere = (
        [ask for ask in rows if ask.said_by in (None, side)] for rows in (FIRST_WORDS, ANYWHERE)
    )
    return _Ears(
        table(first, english=True),
        table(anywhere, english=True),
        table(anywhere, english=False),
    )


def _whole(cue: Cue) -> re.Pattern[str]:
    return re.compile("|".join((*phrases(cue, english=True), *phrases(cue, english=False))))


_EARS = {side: _ears(side) for side in Side}
_SURE_FIRST = {ask for ask in FIRST_WORDS if ask.force is Force.FIRM}
_SOCIAL: dict[bool, Table[Cue]] = {en: table(replies.SOCIAL, english=en) for en in (True, False)}
_holds, _automatic = either(holding.HOLDING), either(holding.AUTOMATIC)
_broadcast = either(holding.BROADCAST)
_MARKS = (("broadcast", _broadcast), ("small talk", either(replies.SMALL_TALK)))
_ROOM = _whole(replies.IN_THE_ROOM)

# What may stand before an English clause's first word: "ok", "and", "Hi Jack," ...
_LEAD_IN = re.compile(
    r"(?:(?:(?:hi|hello|hey|dear|morning) (?!(?:can|could|will|would|do|does|did|is|are|any|when"
    r"|what|where|how|which|who|why|please|pls|the|we|i|our|my|your|you|this|that)\b)"
    r"[a-z]{2,14}(?= [a-z])"
    r"|hi|hello|hey|hola|dear|ok|okay|yes|and|but|so|then|also|now|well|fine|sorry|good|great|thanks"
    r"|btw|anyway|actually|or|please|pls|morning|understood|perfect|by the way|one more thing|for"
    r"|@?[\w.'\u4e00-\u9fff]{1,20}(?: [\w.]{1,12})?,)[ ,:]+){0,4}"
)
_HAIL = re.compile(r"(?:hi|hello|hey|dear|morning)[ ,]+")
_PART = re.compile(r"[,:] ?|(?<=[\u4e00-\u9fff]) ?(?=[a-z])")
# 我问一下, 我们明天发: what the speaker will do is no request, though the verbs are the same; and
# what stands behind "ask", "find out", "know" is no question.
_OWN_VERBS = (
    "就|也|都|先|再|马上|这就|现在|已经|会|去|来|给|帮|把|叫|让|问|查|看|发|拍|寄|转|跟|和|找|想(?![要订定买做找问加追])|算|核|量|试"
    "|内部|联系|商量|沟通|考虑|安排|确认|催|改|做|付|打|出(?!一?半)|报|申请|一定|尽快|今天|明天|下午|回头|晚点"
)
_OWN_ACT = re.compile(
    r"(?:客[户人]|老板|财务|同事|领导)(?:那边)?(?:还|也|都|一直)?[没未](?!付|给钱)[^,?]*|"
    r"让我(?:先)?(?:想|看|查|问|算|确认)[^,?;]*"
    r"|(?:不|没|未|要|得|去|先|再|帮你|帮您)(?:问(?!题|你|您)|查(?!收)|知道|清楚|确定|了解|核实|看看?)"
    r"[^,?;]{0,20}|看(?:客[人户]|老板|情况)[^,?;]{0,20}"
    rf"|(?:^|(?<=[, ]))(?:我|咱|马上|这就|正在)(?:们|这边|让\S{{1,3}})?(?:{_OWN_VERBS})"
    r"[^,?;]*(?:,看[^,?;]*)?(?:$|,)"
    r"|(?:^|(?<=[, ]))(?:这个|那个|这|那|嗯|好的?|行|稍等|具体|等下?)我(?:们|这边)?"
    r"(?:要|得|先|再|去|来|马上|帮你|也|还|就){0,2}(?:问|查|看|确认|核|算|商量|了解|打听|请示|催)"
    r"[^,?;]*(?:,看[^,?;]*)?"
)
# "ask the forwarder", 问下货代: whose turn it is says whether that is an order or "let me check".
_CHECKS = re.compile(
    r"(?:(?:ok|sorry|wait|now|just|first|then|i|we|will|i'll|we'll|let me|must|need|to|me)[ ,]+)"
    r"{0,4}(?:ask|check|call|phone|contact|talk|speak|look|see|find out|consult|calculate|push)\b"
    r"(?![^.]{0,40}\byour?\b).{0,40}"
    r"|(?:好的?|行|嗯{1,4}|那|你?先|[, ]){0,3}等我们?(?:这边)?的?(?:消息|通知|电话|确认|回复)"
    r"|(?:好的?|行|嗯{1,4}|那|我们?|这边|先|再|去|来|马上|等下|[, ]){0,4}"
    r"(?:问|查|看|找|核|催|算|商量|确认|沟通|了解|落实|打听|联系)(?![了过到好])[^你您?]{0,8}"
)
# "tomorrow I send you, ok?" is no question.
_TAG = re.compile(
    r"[, ]*(?:好吗|可以吗|行吗|好不好|行不行|好么|ok|okay|is (?:it )?ok|alright|right)\??$"
)
# "what? let me look", 啊?我看一下: with more behind it no question.
_EXCLAIMS = re.compile(
    r"(?:what|oh|huh|eh|really|seriously|啊|哦|咦|诶|嗯|哎呀?|不会吧|真的(?:吗|假的)?)\?"
)
# What stands before and behind an ask and only says how friendly it is, and to whom: 你好,报告呢,
# 好了没呀, 能出吗陈姐, "PI please thanks".
_FRIENDLY_START = re.compile(
    r"(?:(?:(?:你|您|早上|上午|中午|下午|晚上|大家)好|早安?|哈喽|亲(?:爱的)?|谢谢|好的?|嗯|对了|在[吗不]"
    r"|[\u4e00-\u9fff]{1,3}(?:总|姐|哥|经理|老板|师傅))[啊呀哈]?[, ]+"
    r"|(?:hi|hello|hey|good (?:morning|afternoon|evening|day))(?: [a-z]{2,14})?, ?){1,3}"
)
_FRIENDLY_END = re.compile(
    r"(?:[, ]*(?:th(?:an)?(?:ks|k you|x)(?: (?:very|so) much| a lot| in advance)?"
    r"|[多谢]谢(?:[您你啦了])?|感谢|麻烦[您你]?了|辛苦(?:[您你]?了|啦)?)[.!~]?"
    r"|(?<=[\u4e00-\u9fff])[啊呀哦哟哈啦噢喔嘞咯哇亲]{1,3}"
    r"|(?<=[吗么没呢吧不了啊])[\u4e00-\u9fff]{0,2}(?:姐|哥|总|老板|经理)){1,3}(?=\??$)"
)
_IS_LONG = re.compile("[\u4e00-\u9fff]{4}")  # no name
_WORD = re.compile(r"[a-z][a-z'&-]*|\d[\d.,:/x%-]*|[\u4e00-\u9fff]+")


def hear(text: str, side: Side) -> Heard:
    """Read one message of a side; short texts, which chats repeat all day, are read once."""
    return _hear_short(text, side) if len(text) <= SHORT else _hear(text, side)


@lru_cache(maxsize=_REMEMBERED)
def _hear_short(text: str, side: Side) -> Heard:
    return _hear(text, side)


def _hear(text: str, side: Side) -> Heard:
    said = plain(text).strip()
    if not said.strip(" ?!.,~"):
        return Heard(asks=(_QUESTION,), said=said, only_marks=True) if "?" in said else Heard()
    if _automatic(said):
        return Heard(social=frozenset({"automatic"}), said=said)
    asks: list[Asking] = []
    social: set[str] = {name for name, has in _MARKS if has(said)}
    left: list[str] = []
    ears = _EARS[side]
    parts = sentences(said)
    for sentence in parts:
        if _EXCLAIMS.fullmatch(sentence) and (len(parts) > 1 or not sentence.isascii()):
            social.add("takes note")
            continue
        asks = _hear_sentence(sentence, ears, social, left) + asks
    asks.sort(key=lambda cue: cue.force is Force.LOOSE)
    called = tuple(_explain(said)[1]) if asks == [_QUESTION] and len(said) <= _CALLED_IN else None
    ends = (
        "puts off" in social and _holds(parts[-1].split(",")[-1].strip()) and "?" not in parts[-1]
    )
    return Heard(
        tuple(dict.fromkeys(asks)),
        frozenset(social),
        tuple(left),
        said,
        called=called,
        ends_checking=ends,
    )


def _hear_sentence(sentence: str, ears: _Ears, social: set[str], left: list[str]) -> list[Asking]:
    """The asking cues of a sentence; what else it does is added to `social` and `left`."""
    names, rest = _explain(sentence)
    if _ROOM.fullmatch(sentence.strip("?!.~ ")) or (rest and _ROOM.fullmatch("".join(rest))):
        social.add("in the room?")
        return []
    core = _without_courtesy(sentence)
    kinds, more = (names, rest) if core == sentence or not names else _explain(core)
    # What is left of "hi Fiona" is a name.
    greets = len(more) <= 1 and kinds & _PURELY_SOCIAL and not any(map(_IS_LONG.match, more))
    if (rest or not greets) and _puts_off(sentence, ears):
        social.add("puts off")
        left += _beside_putting_off(sentence)
        return []
    if greets:
        social |= names
        left += [word for word in rest if not word.isascii() or not word.isalpha()]
        return []
    asks = _find_asks(sentence, ears)
    if "?" not in sentence and _CHECKS.fullmatch(sentence):
        social.add("would check")
    elif not asks:
        left += rest
    elif (tag := _TAG.search(sentence)) and not _find_asks(sentence[: tag.start()], ears):
        left += _explain(sentence[: tag.start()])[1]
    social |= names
    return asks


def _puts_off(sentence: str, ears: _Ears) -> bool:
    core = _TAG.sub("", sentence)
    if "?" in core or not _holds(core):
        return False
    return not any(map(_surely_asks, _find_asks(core, ears)))


def _beside_putting_off(sentence: str) -> list[str]:
    """The words of a "let me check" sentence that say something besides, a clause of their own."""
    clauses = _TAG.sub("", sentence).split(",")
    return [w for clause in clauses if not _holds(clause) for w in _explain(clause)[1]]


def _surely_asks(ask: Asking) -> bool:
    """Whether a "let me check" in the same sentence does not swallow the cue."""
    if ask.sort in (Sort.REQUEST, Sort.PROPOSAL) or ask in _SURE_FIRST:
        return True
    return ask.sort is Sort.QUESTION and ask.expects in (Expects.ACT, Expects.CONSENT)


def _find_asks(sentence: str, ears: _Ears) -> list[Asking]:
    sentence = _without_courtesy(sentence)
    found = _find_first_words(sentence, ears.first)
    found += ears.english.find(sentence)
    if not sentence.isascii():
        found += ears.chinese.find(_OWN_ACT.sub("", sentence))
    if "?" in sentence and not any(
        cue.force is Force.FIRM and cue.sort in (Sort.QUESTION, Sort.REQUEST) for cue in found
    ):
        found.append(_QUESTION)
    return found


def _without_courtesy(sentence: str) -> str:
    """The sentence less a greeting before and thanks behind it, unless nothing else is there."""
    start = _FRIENDLY_START.match(sentence)
    core = sentence[start.end() :] if start else sentence
    if "th" in core or not core.isascii():
        core = _FRIENDLY_END.sub("", core)
    return core if core.strip(" ,") else sentence


def _find_first_words(sentence: str, words: Table[Asking]) -> list[Asking]:
    """Where a clause begins; after a comma only what surely asks ("..., shall I book")."""
    found = []
    start = 0
    while True:
        leads = (_HAIL.match(sentence, start), _LEAD_IN.match(sentence, start))
        begins = dict.fromkeys((start, *(lead.end() for lead in leads if lead)))
        first = next(filter(None, (words.match(sentence, at) for at in begins)), None)
        if first and (start == 0 or first.force is Force.FIRM):
            found.append(first)
        part = _PART.search(sentence, start + 1)
        if part is None:
            return found
        start = part.end()


def _explain(sentence: str) -> tuple[set[str], list[str]]:
    """The names of the social cues in a sentence and the words none of them explains."""
    names: set[str] = set()
    rest = _without(_SOCIAL[True], sentence, names)
    if not rest.isascii():
        rest = _without(_SOCIAL[False], rest, names)
    return names, _WORD.findall(rest)


def _without(social: Table[Cue], text: str, names: set[str]) -> str:
    """The text less the social phrases in it; their rows' names are added to `names`."""
    kept = []
    start = 0
    for found in social.scan(text):
        kept.append(text[start : found.start])
        start = found.end
        if found.row.name:
            names.add(found.row.name)
    return " ".join((*kept, text[start:]))
