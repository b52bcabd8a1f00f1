"""Passwords of mailboxes, kept so that a copy of the database opens none of them.

Sealed with a key worked out from this installation's secret, which lies in the data folder and
not in the database. Who changes that secret has to give the passwords again.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class BrokenSeal(ValueError):
    """It was sealed with another secret, or changed."""


def seal(password: str) -> str:
    """What may be stored of a password."""
    return _fernet().encrypt(password.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The password. Raises BrokenSeal."""
    try:
        return _fernet().decrypt(sealed.encode("ascii")).decode()
    except (InvalidToken, UnicodeError):
        raise BrokenSeal from None


def _fernet() -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"guanxi.apps.mailboxes")
    return Fernet(urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))
