"""Read what a person pasted: a code, a reply of the room service, or a piece of one.

Its law: it never raises, whatever the text; its time grows with the length of the text alone.
"""

import json
import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from bot.explain.english import ENGLISH

# What phones, chats and log lines make of JSON on its way here.
_STRAIGHT: Final = str.maketrans("“”„‘’\xa0\uff1a\uff0c", '"""\'\' :,')
_ESCAPED_KEY: Final = re.compile(r"\\\"\w{1,40}\\\"\s{0,4}:")
_GAP: Final = r"[\"'`\s]{0,4}[:=]?[\"'`\s]{0,4}"
# Not \b and \w: Chinese stands right beside a number, without a space.
_START: Final = r"(?<![A-Za-z0-9])"
_CODE_FIELD: Final = re.compile(
    rf"{_START}(?:error|result)[ _-]?code{_GAP}(-?\d{{1,9}})(?!\d|\.\d)", re.IGNORECASE
)
_INFO_FIELD: Final = re.compile(
    rf"{_START}(?:error|result)[ _-]?info[\"'`]?\s{{0,4}}[:=]\s{{0,4}}"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)|'(?P<single>(?:[^'\\]|\\.)*)|(?P<bare>[^\"',}\n]+))",
    re.IGNORECASE,
)
# The shape on every page: Id-<32 hex>-O-Seq-<digits> (fact sheet, 1.2).
_REQUEST_ID: Final = re.compile(rf"{_START}Id-[0-9a-f]{{8,64}}-O-Seq-\d{{1,20}}", re.IGNORECASE)
_WHOLE: Final = re.compile(
    r"[^\w-]*(?:(?:error|err|code)[^\w-]+){0,2}(-?\d{1,9})\W*", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"(?<![A-Za-z0-9_.-])\d{5,6}(?![A-Za-z0-9_-])")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was found.

    Attributes:
        code: The `ErrorCode`; 0 for a reply that tells of success.
        info: Its `ErrorInfo`, raw; empty when there was none.
        request_id: Its `RequestId`; empty when there was none.
    """

    code: int
    info: str = ""
    request_id: str = ""


def read_pasted(text: str, known: Container[int] = ENGLISH.codes) -> Pasted | None:
    """Return the code in what was pasted, with what else stands there; None without a code.

    A number inside other words counts only when it is one of the `known` codes.
    """
    plain = _straighten(text)
    request_id = request_id_in(plain)
    code = _code_in(_REQUEST_ID.sub(" ", plain), known)
    return None if code is None else Pasted(code, _info_in(plain), request_id)


def request_id_in(text: str) -> str:
    """Return the first `RequestId` in the text, as written; empty when there is none."""
    match = _REQUEST_ID.search(text)
    return match[0] if match else ""


def _straighten(text: str) -> str:
    plain = text.translate(_STRAIGHT)
    return plain.replace('\\"', '"') if _ESCAPED_KEY.search(plain) else plain


def _code_in(text: str, known: Container[int]) -> int | None:
    fields = [int(found) for found in _CODE_FIELD.findall(text)]
    if fields:
        # A batch answers 0 and says in its items what failed.
        return next((code for code in fields if code), 0)
    if match := _WHOLE.fullmatch(text):
        return int(match[1])
    numbers = (int(found) for found in _NUMBER.findall(text))
    return next((number for number in numbers if number in known), None)


def _info_in(text: str) -> str:
    match = _INFO_FIELD.search(text)
    if match is None:
        return ""
    if match["double"] is not None:
        return _unescape(match["double"])
    return (match["single"] or match["bare"] or "").strip()


def _unescape(literal: str) -> str:
    """Return the text of a JSON string; as it stands when it is not quite one."""
    try:
        text = str(json.loads(f'"{literal}"', strict=False))
    except ValueError:
        return literal
    return text.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be sent on
