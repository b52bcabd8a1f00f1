"""The secrets of access tokens.

256 random bits, so that a plain SHA-256 of one can be kept: there is nothing to guess from, and it
is looked up by an index. Whoever reads the database or a backup gets in with neither.
"""

from hashlib import sha256
from secrets import token_urlsafe

WORD = "guanxi_"  # by which those who look for leaked secrets know ours
_SHOWN = len(WORD) + 5


def new_secret() -> str:
    """A secret that nobody can guess: ``guanxi_`` and 43 letters, digits, - and _."""
    return WORD + token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret, in hexadecimal."""
    return sha256(secret.encode(errors="replace")).hexdigest()


def beginning_of(secret: str) -> str:
    """So much of a secret as tells tokens apart, and no more."""
    return secret[:_SHOWN]
