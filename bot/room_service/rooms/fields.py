"""What a field of a room may hold: one check per kind of value, lengths in bytes.

A check takes the field's name and value and returns what is wrong, or None. Types are strict: a
bool is a JSON bool, a number a JSON whole number.
"""

from collections.abc import Callable

Check = Callable[[str, object], str | None]

INTEGER_MAX = 2**63 - 1
"""ASSUMED: the pages say Integer, and sample owners need more than 32 bits."""


def byte_length(text: str) -> int:
    """Return the length that the pages' limits mean: UTF-8 bytes, not characters."""
    return len(text.encode())


def is_printable(text: str) -> bool:
    """Tell printable ASCII, 0x20 to 0x7e (fact sheet, section 4.4)."""
    return all(" " <= letter <= "~" for letter in text)


def text(most: int, too_long: str | None = None) -> Check:
    """Accept a string of at most `most` bytes, whole limits included."""

    def check(name: str, value: object) -> str | None:
        if not isinstance(value, str):
            return f"{name} must be a string"
        if byte_length(value) > most:
            return too_long or f"the length of {name} must be at most {most} bytes"
        return None

    return check


def room_id(name: str, value: object) -> str | None:
    """Accept 1 to 48 bytes of printable ASCII; texts seen for real (section 4.2)."""
    if not isinstance(value, str) or not value:
        return f"{name} is missing or not a string"
    if byte_length(value) > ROOM_ID_MAX_BYTES:
        return "the length of room id must be less than 48"
    return None if is_printable(value) else "group id is not printable!"


ROOM_ID_MAX_BYTES = 48
"""Pages 000 to 003."""


def account(name: str, value: object) -> str | None:
    """Accept a name; whether the account was imported is asked later."""
    return None if isinstance(value, str) and value else f"{name} must not be empty"


def boolean(name: str, value: object) -> str | None:
    """Accept true and false."""
    return None if isinstance(value, bool) else f"{name} must be a bool"


def integer(name: str, value: object) -> str | None:
    """Accept a whole number that is not negative."""
    if type(value) is not int:
        return f"{name} must be an integer"
    return None if 0 <= value <= INTEGER_MAX else f"{name} is out of range"


def count(name: str, value: object) -> str | None:
    """Accept a whole number above 0. ASSUMED: no page says what 0 would mean."""
    return integer(name, value) or (None if value else f"{name} must be above 0")


def one_of(*allowed: str) -> Check:
    """Accept these words, case and all."""

    def check(name: str, value: object) -> str | None:
        fits = isinstance(value, str) and value in allowed
        return None if fits else f"{name} must be one of {', '.join(allowed)}"

    return check


def integers(most: int) -> Check:
    """Accept an array of at most `most` whole numbers."""

    def check(name: str, value: object) -> str | None:
        if not isinstance(value, list) or any(integer(name, each) for each in value):
            return f"{name} must be an array of integers"
        return None if len(value) <= most else f"{name} has more than {most} entries"

    return check
