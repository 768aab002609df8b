"""Ids that we choose: room ids, short codes, and the next free id after a taken one."""

import re
import secrets
import unicodedata
from typing import Final

from bot.rooms.limits import LIMITS

# Crockford's alphabet: no I, L, O, U, so that a code can be read aloud and typed back.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TAIL: Final = 10  # 50 random bits: nobody guesses it, so "exists" means "ours"
_SLUG_MOST: Final = 24
CODE_LENGTH: Final = 6
REFERENCE_SHAPE: Final = re.compile(r"gr-([0-9A-HJKMNP-TV-Z]{6})", re.IGNORECASE)


def _random(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def mint_code() -> str:
    """Return a fresh short code, as shown after ``gr-``."""
    return _random(CODE_LENGTH)


def slug(name: str) -> str:
    """Return the part of `name` that fits into a room id: a–z, digits and single dashes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_MOST].strip("-")


def mint_room_id(name: str) -> str:
    """Return a fresh room id: a slug of the name, then a random tail."""
    return f"{slug(name) or 'room'}-{_random(_TAIL).lower()}"


def next_room_id(taken: str) -> str:
    """Return the id to try after `taken`: ``a`` → ``a-2`` → ``a-3``, within 48 bytes."""
    match = re.fullmatch(r"(.*?)-(\d{1,4})", taken)
    stem, number = (match[1], int(match[2]) + 1) if match else (taken, 2)
    tail = f"-{number}"
    return stem[: LIMITS["room_id"].most - len(tail)] + tail
