"""The contract of `Log`: the calls that support reads."""

from bot.errors import Try
from bot.ports import Store
from bot.rooms.actions.action import Attempt


def a_line(at: float, reference: str = "7F3K9A", request_id: str = "") -> Attempt:
    one = Try(at=at, took_s=0.5, code=100003, info="taken", request_id=request_id)
    return Attempt(
        reference=reference, command="create_room", one=one, booking_id="b1", team_id="T0ACME"
    )


async def test_a_reference_finds_its_calls_oldest_first(store: Store) -> None:
    await store.log.write([a_line(1.0), a_line(2.0)])
    await store.log.write([a_line(3.0, reference="ABC123"), a_line(4.0)])

    assert await store.log.find("T0ACME", "7F3K9A") == [a_line(1.0), a_line(2.0), a_line(4.0)]


async def test_a_reference_can_be_copied_from_the_card(store: Store) -> None:
    await store.log.write([a_line(1.0)])

    assert await store.log.find("T0ACME", " gr-7f3k9a ") == [a_line(1.0)]


async def test_a_request_id_finds_its_call(store: Store) -> None:
    lines = [a_line(1.0, request_id="Id-8c98"), a_line(2.0, request_id="Id-8c99")]
    await store.log.write(lines)

    assert await store.log.find("T0ACME", "Id-8c99") == [lines[1]]


async def test_of_many_calls_the_newest_are_shown(store: Store) -> None:
    await store.log.write([a_line(float(at)) for at in range(5)])

    assert await store.log.find("T0ACME", "7F3K9A", limit=2) == [a_line(3.0), a_line(4.0)]


async def test_nothing_is_found_by_nothing(store: Store) -> None:
    await store.log.write([a_line(1.0)])

    assert await store.log.find("T0ACME", "") == []
    assert await store.log.find("T0ACME", "ZZZZZZ") == []


async def test_writing_nothing_is_harmless(store: Store) -> None:
    await store.log.write([])

    assert await store.log.find("T0ACME", "7F3K9A") == []


async def test_a_reference_is_its_workspace_s_alone(store: Store) -> None:
    await store.log.write([a_line(1.0)])

    assert await store.log.find("T0OTHER", "7F3K9A") == []
    assert await store.log.find("", "7F3K9A") == []
