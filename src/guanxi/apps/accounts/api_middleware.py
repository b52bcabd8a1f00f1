"""The door of the API: who calls, in which workspace, how often, how much, and what for.

A token belongs to one workspace, so the address names none: none could be contradicted. Everything
an address of the API can forget is done here, once: the token, the scope of every query, who may
write, the transaction of a write, keys that make a repeated act safe, and the form of a refusal.
Nobody is known here by a cookie, so no other site can act in somebody's name, and no header lets
another site's page in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django_scopes import scope

from guanxi.apps.accounts.actions.answers import KeyReused, answer_once, failed
from guanxi.apps.accounts.actions.tokens import count_call
from guanxi.apps.accounts.callers import API, DESCRIPTION, ApiRequest, Caller, role_of
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.queries import TokenRefused, token_of
from guanxi.apps.audit.actions import acting_by_token
from guanxi.platform.api.problems import FieldError, Problem, as_problem

Next = Callable[[HttpRequest], HttpResponse]
READING = ("GET", "HEAD", "OPTIONS")
KEY = re.compile(r"[!-~]{1,200}")


class ApiMiddleware:
    """Lets programs in by their token; everything else is not its business."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(API):
            return self.get_response(request)
        with translation.override(_language(request)):
            try:
                response = as_problem(self._answer(request))
            except Problem as problem:
                response = problem.response()
        response.headers.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ["Authorization", "Accept-Language"])
        return cast(HttpResponse, response)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == DESCRIPTION:
            return self.get_response(request)
        now = timezone.now()
        caller = cast(ApiRequest, request).caller = _let_in(request, now)
        with scope(workspace=caller.workspace), acting_by_token(caller.token.pk):
            if request.method in READING:
                return self.get_response(request)
            if not caller.role.may(Role.MEMBER):
                raise Problem(403, "This token, or the person who made it, may only read.")
            _check_body(request)
            return self._write(request, caller, now)

    def _write(self, request: HttpRequest, caller: Caller, now: datetime) -> HttpResponse:
        key = _key(request)
        if key is not None:
            try:
                return answer_once(
                    token=caller.token,
                    key=key,
                    digest=_digest(request),
                    act=lambda: self.get_response(request),
                    at=now,
                )
            except KeyReused:
                told = "This Idempotency-Key was used for another request before."
                raise Problem(422, told, "key_reused") from None
        with transaction.atomic():
            response = self.get_response(request)
            if failed(response):
                transaction.set_rollback(True)
            return response


def _let_in(request: HttpRequest, now: datetime) -> Caller:
    """Who calls. Raises Problem for nobody, and for somebody who calls too often."""
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret.strip():
        raise _unauthorized("Send a token: Authorization: Bearer guanxi_…")
    try:
        token, maker = token_of(secret.strip(), now)
    except TokenRefused as refused:
        raise _unauthorized(str(refused), error="invalid_token") from None
    day = now.astimezone(ZoneInfo(token.workspace.zone)).date()
    wait = count_call(token=token, day=day, at=now)
    if wait:
        raise Problem(429, f"Call again in {wait} s.", headers={"Retry-After": str(wait)})
    return Caller(token, role_of(token, maker))


def _unauthorized(detail: str, error: str = "") -> Problem:
    challenge = 'Bearer realm="guanxi"' + (f', error="{error}"' if error else "")
    return Problem(401, detail, headers={"WWW-Authenticate": challenge})


def _check_body(request: HttpRequest) -> None:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20
        raise Problem(413, f"A body has at most {most} MiB.")
    if int(length) and request.content_type != "application/json":
        raise Problem(415, "Send Content-Type: application/json.")


def _key(request: HttpRequest) -> str | None:
    key = request.headers.get("Idempotency-Key")
    if key is None or request.method != "POST":
        return None
    if not KEY.fullmatch(key):
        told = "Write 1 to 200 visible ASCII characters without spaces."
        raise Problem(422, errors=[FieldError("/Idempotency-Key", told, "header")])
    return key


def _digest(request: HttpRequest) -> str:
    """Tells requests apart: where to, and what with."""
    where = f"{request.method} {request.get_full_path()}\n".encode()
    return sha256(where + request.body).hexdigest()


def _language(request: HttpRequest) -> str:
    """The language of the sentences about a field, by ``Accept-Language`` alone."""
    for wanted, _weight in parse_accept_lang_header(
        request.headers.get("Accept-Language", "").lower()
    ):
        try:
            return translation.get_supported_language_variant(wanted)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
