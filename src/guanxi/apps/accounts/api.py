"""Where a token leads, and who works there; and how the API says that it needs one."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.security import HttpBearer
from pydantic import Field

from guanxi.apps.accounts.callers import ApiRequest, Caller
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership
from guanxi.platform.api.paging import Asked, Page, page_by_id
from guanxi.platform.api.plain import Id

router = Router(tags=["workspace"])


class Token(HttpBearer):
    """For the description alone: whoever comes this far was let in by ``ApiMiddleware``."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        return getattr(request, "caller", None)


class TokenOut(Schema):
    """The token of this request."""

    name: str
    may_write: bool = Field(description="Whether it may write now, as its maker may.")
    expires_on: date | None


class WorkspaceOut(Schema):
    """The workspace a token leads to."""

    name: str
    country: str
    zone: str = Field(description="IANA name of its time zone.")
    token: TokenOut


class MemberOut(Schema):
    """Somebody who works here; things can be handed to them."""

    id: Id
    name: str
    role: Role


@router.get("/workspace", response=WorkspaceOut)
def get_workspace(request: ApiRequest) -> WorkspaceOut:
    """Where this token leads, and what it may do. Good for trying a token."""
    caller, here = request.caller, request.caller.workspace
    return WorkspaceOut(
        name=here.name,
        country=here.country,
        zone=here.zone,
        token=TokenOut(
            name=caller.token.name,
            may_write=caller.role.may(Role.MEMBER),
            expires_on=caller.token.expires_on,
        ),
    )


@router.get("/members", response=Page[MemberOut])
def list_members(request: ApiRequest, asked: Query[Asked]) -> dict[str, object]:
    """Who works here."""
    rows = Membership.objects.filter(workspace=request.caller.workspace).select_related("person")
    shown, following = page_by_id(request, rows, asked)
    items = [MemberOut(id=one.person_id, name=one.person.name, role=one.role_is) for one in shown]
    return {"items": items, "next": following}
