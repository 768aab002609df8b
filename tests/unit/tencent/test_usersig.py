"""UserSig against the fact sheet's vectors and the published package."""

import base64
import json
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from TLSSigAPIv2 import TLSSigAPIv2

from bot.tencent.usersig import Signer, sign
from tests.stopped_clock import StoppedClock

# Fact sheet, section 3.5: made with the package on PyPI, version 1.1, its clock set.
VECTORS = [
    (
        (1400000000, "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e"),
        ("administrator", 86400, 1700000000),
        "yLAe+w7WUeUuqbV9h/TX78u21oTGi+i9Zp1u3PpnY60=",
    ),
    (
        (20001234, "0123456789abcdef" * 4),
        ("slack-bot_01", 15552000, 1735689600),
        "ctTY5cyTKIkoboig0AL4A2K/zvGKRSbP2vGmM1AVi4Q=",
    ),
    (
        (1600012345, "s3cr3t-key-with-ünïcode"),
        ("user@Example 01", 300, 1767225600),
        "fi0qDyjVHktvCJ1WcnofO/dutcdhqyYEzIB1RQXWiTg=",
    ),
]


def decoded(usersig: str) -> dict[str, Any]:
    """Undo steps 6, 5 and 4 of section 3.1."""
    packed = base64.b64decode(usersig.translate(str.maketrans("*-_", "+/=")), validate=True)
    fields: dict[str, Any] = json.loads(zlib.decompress(packed))
    return fields


@pytest.mark.parametrize(("app", "signed", "sig"), VECTORS)
def test_it_signs_as_the_golden_vectors(
    app: tuple[int, str], signed: tuple[str, int, int], sig: str
) -> None:
    identifier, expire_s, now = signed

    assert decoded(sign(*app, identifier, expire_s=expire_s, now=now)) == {
        "TLS.ver": "2.0",
        "TLS.identifier": identifier,
        "TLS.sdkappid": app[0],
        "TLS.expire": expire_s,
        "TLS.time": now,
        "TLS.sig": sig,
    }


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(st.integers(1, 2**31), TEXT, TEXT, st.integers(1, 10**9))
def test_it_signs_as_the_published_package(
    sdk_app_id: int, key: str, identifier: str, expire_s: int
) -> None:
    theirs = decoded(TLSSigAPIv2(sdk_app_id, key).gen_sig(identifier, expire_s))

    ours = sign(sdk_app_id, key, identifier, expire_s=expire_s, now=theirs["TLS.time"])

    assert decoded(ours) == theirs


@given(TEXT)
def test_a_signature_stands_in_a_query_as_it_is(identifier: str) -> None:
    assert set(sign(1, "key", identifier, expire_s=1, now=1)) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789*-_"
    )


def a_signer(clock: StoppedClock) -> Signer:
    return Signer(20001234, "key", "administrator", clock, expire_s=3600)


def test_a_signature_is_kept_while_it_is_good() -> None:
    clock = StoppedClock()
    signer = a_signer(clock)
    first = signer.usersig()

    clock.push(40 * 60)

    assert signer.usersig() == first


@pytest.mark.parametrize("moved", [50 * 60, 4000, -10])
def test_a_signature_is_renewed_before_it_expires_and_when_the_clock_goes_back(moved: int) -> None:
    clock = StoppedClock()
    signer = a_signer(clock)
    signer.usersig()

    clock.push(moved)

    assert decoded(signer.usersig())["TLS.time"] == int(clock.now())


def test_renewing_signs_with_the_time_of_now() -> None:
    clock = StoppedClock()
    signer = a_signer(clock)
    signer.usersig()
    clock.push(5)

    signer.renew()

    assert decoded(signer.usersig())["TLS.time"] == int(clock.now())


def test_the_key_is_not_shown() -> None:
    assert "key" not in repr(Signer(1, "s3cr3t-key", "administrator", StoppedClock()))
