"""The room service is slow, down, babbling or overloaded: the asker hears of it, and can find out.

Everything goes wrong at once for different rooms, so that the module waits for 30 s only once.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from tests.blackbox.room_service import Fault, How
from tests.blackbox.room_service.codes import HELPED_BY_WAITING
from tests.blackbox.slack import Asked, Said
from tests.blackbox.stage import JOIN_AT, OUTCOME_WITHIN_S, Stage, a_stage, button, fitting

NETWORK = {
    "html": Fault(How.HTML, room="trouble-html"),
    "drop-before": Fault(How.DROP_BEFORE, room="trouble-drop-before"),
    "drop-after": Fault(How.DROP_AFTER, room="trouble-drop-after"),
    "silence": Fault(How.SILENCE, room="trouble-silence"),
}
KINDS = [*NETWORK, "shut"]
AGAIN = r"(?i)\b(again|retry|retrying|trying)\b"


@dataclass(slots=True)
class Storm:
    """Two stages: on one everything fails in its own way, on the other nobody listens."""

    noisy: Stage
    shut: Stage
    asked: dict[str, Asked] = field(default_factory=dict)

    def stage(self, kind: str) -> Stage:
        """Return where `kind` of trouble takes place."""
        return self.shut if kind == "shut" else self.noisy

    async def ask(self, kind: str) -> None:
        """Ask for the room that runs into `kind` of trouble."""
        self.asked[kind] = await self.stage(kind).slack.type(f"now trouble-{kind}")

    async def outcome(self, kind: str, pattern: str) -> Said:
        """Return the private message with `pattern`, told within half a minute."""
        stage, asked = self.stage(kind), self.asked[kind]
        await stage.told(asked, pattern, within=OUTCOME_WITHIN_S + 5)
        told = fitting(stage.slack.record.private(asked.user), pattern)[0]
        assert told.at - asked.at <= OUTCOME_WITHIN_S
        return told


@pytest.fixture(scope="module")
async def storm(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Storm]:
    noisy_at, shut_at = tmp_path_factory.mktemp("noisy"), tmp_path_factory.mktemp("shut")
    async with a_stage(noisy_at) as noisy, a_stage(shut_at) as shut:
        storm = Storm(noisy, shut)
        await let_loose(storm)
        yield storm
    assert noisy.breaches() + shut.breaches() == []


async def let_loose(storm: Storm) -> None:
    """Put every fault in force, and ask for every room."""
    script = storm.noisy.room_service.script
    for fault in NETWORK.values():
        script.add(fault)
    for code in HELPED_BY_WAITING:
        script.add(Fault(How.CODE, room=f"trouble-{code}", code=code))
    script.add(Fault(How.SLOW, room="trouble-slow", seconds=6.0))
    script.add(Fault(How.CODE, room="trouble-short", code=100001, times=2))
    await storm.shut.room_service.stop()
    for kind in (*KINDS, *map(str, HELPED_BY_WAITING), "slow", "short"):
        await storm.ask(kind)


@pytest.mark.parametrize("kind", [*KINDS, *map(str, HELPED_BY_WAITING)])
async def test_the_asker_hears_within_5_s_that_it_is_tried_again(storm: Storm, kind: str) -> None:
    asked = storm.asked[kind]
    stage = storm.stage(kind)

    await stage.told(asked, AGAIN, within=30)

    first = fitting(stage.slack.record.private(asked.user), AGAIN)[0]
    assert first.at - asked.at <= 5.0


@pytest.mark.parametrize("code", HELPED_BY_WAITING)
async def test_a_code_that_stays_is_explained_within_half_a_minute(storm: Storm, code: int) -> None:
    told = await storm.outcome(str(code), rf"(?s)\bCause\b.*\b{code}\b|\b{code}\b.*\bCause\b")

    creates = storm.noisy.room_service.ledger.creates(f"trouble-{code}")
    assert any(create.request_id in told.text for create in creates)
    assert re.search(r"\bDo\b", told.text)
    assert JOIN_AT not in str(told.content)


@pytest.mark.parametrize("code", HELPED_BY_WAITING)
async def test_every_try_was_for_the_same_room(storm: Storm, code: int) -> None:
    await storm.outcome(str(code), r"\bCause\b")

    creates = storm.noisy.room_service.ledger.creates(f"trouble-{code}")
    assert len(creates) >= 2
    assert len({create.room_id for create in creates}) == 1


@pytest.mark.parametrize("kind", KINDS)
async def test_a_network_fault_is_told_as_one_within_half_a_minute(storm: Storm, kind: str) -> None:
    told = await storm.outcome(kind, r"\bCause\b")

    assert "network" in told.text.lower()
    assert not re.search(r"(?i)usersig|secret key|credential", told.text)
    assert JOIN_AT not in str(told.content)
    assert storm.stage(kind).slack.record.public(storm.asked[kind].channel) == []


@pytest.mark.parametrize("kind", ["drop-before", "drop-after", "silence"])
async def test_a_lost_answer_is_told_to_leave_it_open_whether_the_room_exists(
    storm: Storm, kind: str
) -> None:
    told = await storm.outcome(kind, r"\bCause\b")

    assert re.search(r"(?i)\b(may|might|could)\b", told.text)


@pytest.mark.parametrize("kind", KINDS)
async def test_check_and_retry_finds_or_makes_the_one_room(storm: Storm, kind: str) -> None:
    stage, asked = storm.stage(kind), storm.asked[kind]
    told = await storm.outcome(kind, r"\bCause\b")
    await bring_back(storm, kind)

    await stage.slack.press(button(told, r"\bretry\b"), told, user=asked.user)

    assert await stage.card(asked)
    kept = stage.room_service.rooms.kept.values()
    assert len([room for room in kept if room["RoomName"] == f"trouble-{kind}"]) == 1
    assert len(stage.slack.record.public(asked.channel)) == 1


async def bring_back(storm: Storm, kind: str) -> None:
    """End `kind` of trouble."""
    if kind == "shut":
        await storm.shut.room_service.start()
    else:
        storm.noisy.room_service.script.faults.remove(NETWORK[kind])


@pytest.mark.parametrize("kind", ["slow", "short"])
async def test_a_trouble_that_passes_ends_in_one_card(storm: Storm, kind: str) -> None:
    asked = storm.asked[kind]

    card = await storm.noisy.card(asked, within=OUTCOME_WITHIN_S)

    kept = storm.noisy.room_service.rooms.kept.values()
    [room] = [each for each in kept if each["RoomName"] == f"trouble-{kind}"]
    assert room["RoomId"] in card.text
    assert len(storm.noisy.slack.record.public(asked.channel)) == 1
