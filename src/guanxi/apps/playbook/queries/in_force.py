"""Which playbook is in force here, now or at an earlier instant.

What is read (figures that colour a page, the words of a rule) follows the one in force now. What
is judged (when an answer was due, how much contact a week asked for) follows the one that was in
force when it began: ``playbook_at``.

The workspace in scope carries a mark that changes with every activation (``Workspace
.playbook_mark``). It was read with the workspace anyway, so a page asks nothing more, and what a
process keeps under a mark never grows stale: another activation is another mark, in whichever
process it took place. Under one mark a process reads the activations once.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from functools import lru_cache

from django_scopes import get_scope

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.playbook.models import PlaybookActivation
from guanxi.domain.playbook import Document, Playbook, build_playbook, fit
from guanxi.playbooks import shipped_playbook, shipped_values


@dataclass(frozen=True)
class Course:
    """The playbooks of a workspace one after the other: ``since`` when, and their values as text.
    The first one also holds for all that was before it."""

    since: tuple[datetime, ...]
    documents: tuple[str, ...]

    def at(self, instant: datetime) -> Playbook:
        """The one in force at an instant."""
        return _read(self.documents[max(0, bisect_right(self.since, instant) - 1)])

    @property
    def now(self) -> Playbook:
        """The last one."""
        return _read(self.documents[-1])


def current_playbook() -> Playbook:
    """The playbook in force: that of the workspace in scope, outside of any the one we ship."""
    course = _course_here()
    return course.now if course else shipped_playbook()


def playbook_at(instant: datetime) -> Playbook:
    """The playbook that was in force at an instant, to judge what began then."""
    course = _course_here()
    return course.at(instant) if course else shipped_playbook()


def playbook_on(day: date, clock: tzinfo) -> Playbook:
    """The playbook that was in force when a day began on this clock; a day has only one."""
    return playbook_at(datetime.combine(day, time(), clock))


def _course_here() -> Course | None:
    workspace = (get_scope() or {}).get("workspace")
    if not isinstance(workspace, Workspace) or not workspace.playbook_mark:
        return None
    return _course(workspace.playbook_mark)


@lru_cache(maxsize=64)
def _course(_mark: str) -> Course | None:
    """The activations of the workspace in scope; None where there are none. One query."""
    rows = PlaybookActivation.objects.order_by("ordinal").values_list(
        "from_at", "version__document"
    )
    course = tuple(rows)
    if not course:
        return None
    return Course(tuple(at for at, _ in course), tuple(text for _, text in course))


@lru_cache(maxsize=64)
def _read(document: str) -> Playbook:
    """Kept values in the shape of today's product: they were judged when they were put in force,
    and what came to playbooks since is as the default has it."""
    return build_playbook(Document(fit(json.loads(document), shipped_values()), {}))
