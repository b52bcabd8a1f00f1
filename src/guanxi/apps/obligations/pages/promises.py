"""Taking a noted promise back, and letting it stand again; both from a toast's Undo."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guanxi.apps.accounts.requests import DeskRequest, act
from guanxi.apps.obligations import actions
from guanxi.apps.obligations.models import Promise
from guanxi.platform.web.responses import redirect


@act()
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """It was not promised, or no longer is."""
    undo = reverse("restore_promise", kwargs={"pk": pk})
    return _change(request, pk, actions.withdraw_promise, _("The promise is taken back."), undo)


@act()
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """It was promised after all."""
    return _change(request, pk, actions.restore_promise, _("The promise stands again."), "")


def _change(
    request: DeskRequest, pk: int, change: Callable[..., None], told: str, undo: str
) -> HttpResponse:
    promise: Promise = get_object_or_404(Promise.objects.select_related("supplier"), pk=pk)
    change(promise=promise, by=request.person, at=timezone.now())
    messages.success(request, told, extra_tags=undo)
    here = request.htmx.current_url_abs_path if request.htmx else None
    return redirect(request, here or reverse("supplier", kwargs={"pk": promise.supplier_id}))
