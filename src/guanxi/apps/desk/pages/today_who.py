"""Saying from Today who somebody is, with one click and its way back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act
from guanxi.apps.conversations.actions.people import Placed, place_person, take_back_placing
from guanxi.apps.conversations.models import Participant
from guanxi.apps.desk.labels.who import WHO_TOLD
from guanxi.apps.desk.pages.today_acts import settled, taken_back
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import open_row

UNDO_FOR = timedelta(days=1)
_SALT = "desk.who"


@act()
def say_who(request: DeskRequest, pk: int, side: str) -> HttpResponse:
    """It is one of us, somebody at the supplier, or a third party."""
    now = timezone.now()
    row = get_object_or_404(Obligation, pk=pk, rule="who_is_who")
    if side not in WHO_TOLD:
        raise Http404("no such side")
    one = open_row(pk, now)
    if one is None:
        return settled(request, None, told=_("This was settled already."), undo="")
    there = Participant.objects.select_related("room__supplier__workspace")
    who: Participant = get_object_or_404(there, pk=row.params["participant"])
    placed = place_person(participant=who, side=side, by=request.person, at=now)
    token = signing.dumps(asdict(placed), salt=_SALT, compress=True)
    return settled(
        request,
        one,
        told=WHO_TOLD[side] % {"name": who.name},
        undo=reverse("undo_say_who", kwargs={"token": token}),
    )


@act()
def undo_say_who(request: DeskRequest, token: str) -> HttpResponse:
    """Nobody has said who it is."""
    try:
        said = signing.loads(token, salt=_SALT, max_age=UNDO_FOR)
    except signing.BadSignature:
        raise Http404("nothing to take back") from None
    placed = Placed(tuple(said["people"]), said["contact"])
    take_back_placing(placed=placed, by=request.person, at=timezone.now())
    return taken_back(request)
