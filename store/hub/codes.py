"""Codes, PINs and words that let people in: how they are made, compared and kept.

Only hashes of PINs and words lie on the disk.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody mistakes for another, read aloud or from afar: no 0, O, 1, I, L."""

CODE_LENGTH: Final = 6
"""Signs in a join code."""

_CONSONANTS: Final = "bdfghjkmnprstvz"
_VOWELS: Final = "aeiou"
_COST: Final = 2**10
"""Work of one hash. A PIN of four digits is guessed from its hash whatever the cost; lockouts keep
it, and the hash keeps it from a passing look."""


def new_code() -> str:
    """Return a join code, e.g. ``K7P3Q2``."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def new_pin() -> str:
    """Return a PIN of four digits, to be said aloud."""
    return f"{secrets.randbelow(10_000):04d}"


def new_lead_pin() -> str:
    """Return the long PIN of those who lead without a key, e.g. ``R7KQ-M2XW``."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(2))


def new_word() -> str:
    """Return a way-back word that can be said and remembered, e.g. ``tabi-rusomu``."""
    parts = [secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(5)]
    return f"{''.join(parts[:2])}-{''.join(parts[2:])}"


def clean(typed: str) -> str:
    """Return a code, PIN or word as it is compared: without case, spaces and hyphens."""
    return "".join(c for c in typed.casefold() if c.isalnum())


def hashed(secret: str) -> str:
    """Return what is kept of a PIN or word. Takes milliseconds: not on the event loop."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${_digest(secret, salt)}"


def matches(secret: str, kept: str) -> bool:
    """Whether a PIN or word as typed is the one that was kept."""
    salt, _, digest = kept.partition("$")
    try:
        found = _digest(secret, bytes.fromhex(salt))
    except ValueError:
        return False
    return hmac.compare_digest(found, digest)


def _digest(secret: str, salt: bytes) -> str:
    """The hash of a secret as it is compared."""
    return hashlib.scrypt(clean(secret).encode(), salt=salt, n=_COST, r=8, p=1, dklen=32).hex()
