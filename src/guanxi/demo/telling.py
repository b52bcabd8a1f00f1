"""The stories with moments: hand-written scenes on their days, exchanges at a human pace.

Times of the scenes are the supplier's clock. Exchanges are paced by each side's habits and by
when it is at work, so that time zones, nights and weekends show in the answer times as they do
in a real chat.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from guanxi.demo.days import DAY, StoryDays, Works, berlin_works, fill, step
from guanxi.demo.messages import Form, Message, read_body
from guanxi.demo.people import BERLIN, CHINA
from guanxi.demo.rooms import Habits, Room
from guanxi.demo.scripts import Exchange, Pledge, SceneLine, Turn, read_scenes

_OURS = frozenset({"nora", "jonas"})
_MORNING = time(7, 50)
_MARGIN = timedelta(minutes=2)
_SECOND = timedelta(seconds=1)
_LONGEST_WAIT = 60 * 40  # minutes
_LATE_EVENING = 0.22  # share of their messages that are still sent after office hours


@dataclass(frozen=True, slots=True)
class Told:
    """A message of a scene with the promise it holds, if any."""

    message: Message
    pledge: Pledge | None = None


def tell_scenes(room: Room, days: StoryDays, moment: datetime) -> list[Told]:
    """The hand-written part of a room, in the order of time, all of it before `moment`."""
    rng = random.Random(f"scenes of {room.key}")
    told: list[Told] = []
    for line in read_scenes(room.story):
        day = days.named(line.day)
        text = fill(line.text, room.address, {}, lambda offset: days.named(f"d{offset:+d}"))
        at = datetime.combine(day, line.clock, ZoneInfo(CHINA))
        follows = bool(told) and told[-1].message.at.replace(second=0) == at
        at = told[-1].message.at + _SECOND if follows else at + rng.randrange(40) * _SECOND
        told.append(Told(Message(at, line.speaker, read_body(text)), line.pledge))
    told.sort(key=lambda item: item.message.at)
    return _squeeze(told, moment)


def _squeeze(told: list[Told], moment: datetime) -> list[Told]:
    """Today's lines moved together where the visitor comes before the last of them."""
    latest = moment - _MARGIN
    last = told[-1].message.at
    if last <= latest:
        return told
    start = datetime.combine(last.date(), _MORNING, ZoneInfo(CHINA))
    share = (latest - start) / (last - start)
    moved = []
    for item in told:
        at = item.message.at
        if at > start:
            at = (start + (at - start) * share).replace(microsecond=0)
        moved.append(replace(item, message=replace(item.message, at=at)))
    return moved


def scene_start(lines: Sequence[SceneLine], days: StoryDays) -> date:
    """The first day of the hand-written part."""
    return min(days.named(line.day) for line in lines)


@dataclass(frozen=True, slots=True)
class Pace:
    """The clock of one room: who is at work when, and how long people take."""

    room: Room
    habits: Habits
    works: Works
    end: date

    def begin(self, speaker: str, day: date, rng: random.Random) -> datetime:
        """A moment on (or soon after) a day at which somebody starts to write."""
        while not (self.works(day) and berlin_works(day)):
            day += DAY
        if speaker in _OURS:
            return _at(day, BERLIN, rng.randint(8 * 60 + 5, 16 * 60))
        return _at(day, CHINA, rng.randint(8 * 60 + 40, 17 * 60))

    def after(
        self, last: datetime, before: str, turn: Turn, speaker: str, rng: random.Random
    ) -> datetime:
        """When `speaker` writes the turn that follows what `before` wrote at `last`."""
        if before == speaker and not turn.wait:
            return last + timedelta(seconds=rng.randint(14, 150))
        minutes = min(rng.lognormvariate(0, 0.85) * self._usual(speaker, last), _LONGEST_WAIT)
        if turn.wait:
            minutes = turn.wait / timedelta(minutes=1) + rng.uniform(1, 35)
        at = last + timedelta(minutes=minutes, seconds=rng.randrange(60))
        return self._when_reachable(at, speaker, rng)

    def _usual(self, speaker: str, at: datetime) -> float:
        if speaker in _OURS or speaker == "yue":
            return self.habits.ours
        left = (self.end - at.date()).days
        if not 0 < left < self.habits.slow_days:
            return self.habits.theirs
        done = 1 - left / self.habits.slow_days
        return self.habits.theirs * (1 + (self.habits.slow_factor - 1) * done)

    def _when_reachable(self, at: datetime, speaker: str, rng: random.Random) -> datetime:
        if speaker in _OURS:
            return _reachable(at, BERLIN, (time(8), time(18, 40)), berlin_works, rng)
        closing = time(21, 30) if rng.random() < _LATE_EVENING else time(18)
        return _reachable(at, CHINA, (time(8, 15), closing), self.works, rng)


def _at(day: date, zone: str, minutes: int) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)) + timedelta(minutes=minutes)


def _reachable(
    at: datetime, zone: str, hours: tuple[time, time], works: Works, rng: random.Random
) -> datetime:
    local = at.astimezone(ZoneInfo(zone))
    if works(local.date()) and hours[0] <= local.time() <= hours[1]:
        return local
    day = local.date()
    if local.time() > hours[1] or not works(day):
        day = step(day, 1, works)
    opening = datetime.combine(day, hours[0], ZoneInfo(zone))
    return opening + timedelta(minutes=rng.randint(3, 70), seconds=rng.randrange(60))


def play(
    exchange: Exchange,
    start: datetime,
    pace: Pace,
    rng: random.Random,
    *,
    words: Mapping[str, str],
    dates: Mapping[str, date],
    speak: Callable[[str], str],
) -> list[Message]:
    """An exchange as messages from `start` on; `speak` maps its letters to the room's cast."""
    said: list[Message] = []
    at = start
    for index, turn in enumerate(exchange.turns):
        speaker = speak(turn.speaker)
        if index:
            at = pace.after(at, said[-1].speaker, turn, speaker, rng)
        today = at.astimezone(ZoneInfo(CHINA)).date()
        counted = partial(step, today, counts=pace.works)
        text = fill(_choose(turn.text, rng), words, dates, counted)
        body = read_body(text)
        if body.form is Form.TEXT and len(text) > 30 and rng.random() < 0.012:
            body = replace(body, edited=True)
        said.append(Message(at, speaker, body))
    return said


def _choose(text: str, rng: random.Random) -> str:
    """One of each "<a|b>"."""
    while (start := text.find("<")) >= 0:
        end = text.index(">", start)
        text = text[:start] + rng.choice(text[start + 1 : end].split("|")) + text[end + 1 :]
    return text
