"""Acts that are safe to send again: the answer is kept under the key the program chose.

The key is written first, in the transaction of the act itself. So a second request with the same
key waits for the first (the unique constraint holds it) and gets its answer; and where the act
fails or the process is killed, key and act are both as if they had never been.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase

from guanxi.apps.accounts.models import AccessToken, KeptAnswer

KEPT_FOR = timedelta(days=1)
REPLAYED = "Idempotency-Replayed"


class KeyReused(ValueError):
    """The key was used for another request before."""


def answer_once(
    *, token: AccessToken, key: str, digest: str, act: Callable[[], HttpResponse], at: datetime
) -> HttpResponse:
    """Do ``act`` unless it was done under this key before; then the same answer again.

    Nothing is kept of what was refused: sent again, it is tried again. Raises KeyReused.
    """
    try:
        with transaction.atomic():
            return _first(token, key, digest, act, at)
    except IntegrityError:
        kept = KeptAnswer.objects.filter(token=token, key=key).first()
        if kept is None:
            raise
    if kept.digest != digest:
        raise KeyReused
    return _again(kept)


def _first(
    token: AccessToken, key: str, digest: str, act: Callable[[], HttpResponse], at: datetime
) -> HttpResponse:
    kept = KeptAnswer.objects.create(token=token, key=key, digest=digest, at=at)
    response = act()
    if failed(response):
        transaction.set_rollback(True)
        return response
    kept.status, kept.body = response.status_code, response.content.decode()
    kept.location = response.headers.get("Location", "")
    kept.save(update_fields=["status", "body", "location"])
    return response


def _again(kept: KeptAnswer) -> HttpResponse:
    headers = {REPLAYED: "true", **({"Location": kept.location} if kept.location else {})}
    return HttpResponse(
        kept.body, status=kept.status, content_type="application/json", headers=headers
    )


def failed(response: HttpResponseBase) -> bool:
    """Whether a request was refused, so that nothing of it may stay."""
    return response.status_code >= 400


def forget_answers(*, at: datetime) -> int:
    """Answers older than a day go; their number."""
    return KeptAnswer.objects.filter(at__lt=at - KEPT_FOR).delete()[0]
