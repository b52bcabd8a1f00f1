"""How the sign-in library behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class DeskAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made at the first start or by invitation, never by strangers."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
