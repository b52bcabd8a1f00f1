"""What a playbook holds, once read and found sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from guanxi.domain.calendars import Hours, Ranges, Span, Week
from guanxi.domain.playbook.sentences import Sentence, Words
from guanxi.domain.playbook.words import (
    CallPart,
    CallType,
    Channel,
    Contact,
    Debtor,
    DueFrom,
    JudgedOn,
    Medium,
    OwedBy,
    Per,
    ReminderPart,
    Stage,
    Urgency,
)


@dataclass(frozen=True)
class AnswerTime:
    """How long an answer may take, in which hours."""

    within: Span
    hours: Hours


@dataclass(frozen=True)
class AnswerRule(AnswerTime):
    """An answer time of the playbook, with the stamp it is judged on."""

    judged_on: JudgedOn
    label: Words
    source: str


@dataclass(frozen=True)
class FactoryHours:
    """A factory's working time unless told otherwise."""

    zone: str
    country: str
    week: Week
    makeup_days_worked: bool


@dataclass(frozen=True)
class Cadence:
    """So many contacts in each stretch of time."""

    times: int
    per: Per


@dataclass(frozen=True)
class StageRule:
    """A stage: the age in months it starts at (None: set by a person only) and its cadence."""

    stage: Stage
    from_months: int | None
    cadence: Mapping[Medium, Cadence]
    label: Words
    source: str


@dataclass(frozen=True)
class MediumRule:
    """Who owes the contact on a medium."""

    owed_by: OwedBy
    label: Words
    source: str


@dataclass(frozen=True)
class Slot:
    """Something that has its time in the buyer's day."""

    at: time
    code: str
    label: Words
    source: str


@dataclass(frozen=True)
class WeeklyTopic:
    """Something that has its weekday (Monday is 0)."""

    weekday: int
    code: str
    label: Words
    source: str


@dataclass(frozen=True)
class Purpose:
    """The channels for one kind of matter, the preferred one first."""

    code: str
    use: tuple[Channel, ...]
    label: Words
    source: str


@dataclass(frozen=True)
class Rung:
    """Whom an urgent matter reaches once it has been open for `after`, in urgent hours."""

    after: Span
    who: Contact
    channel: Channel


@dataclass(frozen=True)
class CallFrame:
    """A kind of planned call: its share of business (the rest is the relationship), the part it
    opens with, how long it takes unless told otherwise, and what each part is about."""

    type: CallType
    business_percent: int
    opens_with: CallPart
    minutes: int
    topics: Mapping[CallPart, tuple[Words, ...]]
    label: Words
    source: str


@dataclass(frozen=True)
class DaysAround:
    """Days closed before the first and after the last day of a public holiday."""

    before: int
    after: int


@dataclass(frozen=True)
class NewYearRule:
    """The closure around the Spring Festival: on which day of the year before it is asked for
    (month, day), how long the answer may take, and what is assumed until then.

    `last_order_days` lie before production closes; `ramp_up` is the percent of capacity in each
    week after it re-opens; `names` are keyed by what the dates rest on.
    """

    asked_on: tuple[int, int]
    answer_within: Span
    office: DaysAround
    production: DaysAround
    last_order_days: int
    ramp_up: tuple[int, ...]
    names: Mapping[str, Words]
    source: str


@dataclass(frozen=True)
class ReminderRule:
    """How we remind: the sentences of a reminder (`words.ReminderPart`), and for how long nobody is
    reminded again."""

    quiet: Span
    texts: Mapping[ReminderPart, Sentence]
    source: str


@dataclass(frozen=True)
class HealthPart:
    """A part of a relationship's health: the measure it rests on, its weight, what is aimed at, and
    what a value scores: straight lines between `points` of (value, score), values rising. Shares
    and changes stand in percent."""

    code: str
    measure: str
    weight: int | float
    target: int | float
    points: tuple[tuple[float, float], ...]
    label: Words
    source: str


@dataclass(frozen=True)
class HealthBand:
    """A band of scores, from where it begins to where the next one does."""

    code: str
    begins: int | float
    label: Words
    source: str


@dataclass(frozen=True)
class Figure:
    """A plain number and the system it belongs to."""

    value: int | float
    source: str


@dataclass(frozen=True)
class DebtorWords:
    """What a row says when this side owes, and the word on its button."""

    act: Words
    sentence: Sentence


@dataclass(frozen=True)
class Why:
    """How a due date came about: a heading (may hold {span}) and where it is agreed."""

    heading: Words
    detail: Sentence


@dataclass(frozen=True)
class Rule:
    """One kind of thing that can be owed.

    `always` and `sometimes` are the names its sentences may use; `why` is keyed by
    urgency where the due date comes from the answer times, else by `due_from`.
    """

    code: str
    icon: str
    due_from: DueFrom
    comes_first: bool
    always: frozenset[str]
    sometimes: frozenset[str]
    by_debtor: Mapping[Debtor, DebtorWords]
    why: Mapping[str, Why]
    source: str


@dataclass(frozen=True)
class Playbook:
    """Every default figure and sentence, by its name in the trade."""

    version: str
    name: Words
    answers: Mapping[Urgency, AnswerRule]
    crisis_levels: Mapping[int, AnswerTime]
    factory: FactoryHours
    buyer_week: Week
    urgent_hours: Ranges
    stages: Mapping[Stage, StageRule]
    media: Mapping[Medium, MediumRule]
    day: tuple[Slot, ...]
    rhythm: tuple[WeeklyTopic, ...]
    own_week: tuple[WeeklyTopic, ...]
    channels: Mapping[str, Purpose]
    escalation: tuple[Rung, ...]
    freshen_after: Span
    reminders: ReminderRule
    new_year: NewYearRule
    calls: Mapping[CallType, CallFrame]
    health: tuple[HealthPart, ...]
    bands: tuple[HealthBand, ...]
    figures: Mapping[str, Figure]
    rules: Mapping[str, Rule]
    steps: Mapping[str, Words]
    sources: frozenset[str]

    def answer_time(self, urgency: Urgency) -> AnswerTime:
        """Span and hours of an answer, as agreed nowhere else."""
        rule = self.answers[urgency]
        return AnswerTime(rule.within, rule.hours)

    def answer_span(self, urgency: Urgency) -> Span:
        """The span alone: 240 minutes, one working day, two."""
        return self.answers[urgency].within

    def cadence(self, stage: Stage, medium: Medium) -> Cadence:
        """How often this stage asks for this medium."""
        return self.stages[stage].cadence[medium]

    def rule(self, code: str) -> Rule:
        """One rule; KeyError for a code this playbook does not have."""
        return self.rules[code]

    def figure(self, name: str) -> int | float:
        """A number by its dotted name, e.g. `measures.thin_below`; KeyError if there is none."""
        return self.figures[name].value
