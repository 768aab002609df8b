"""Of two workspaces none sees or changes what is the other's, whatever is typed and pressed there.

Both have the same channels, and each has the other's ids, codes and names to try.
"""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rooms.booking import Booking
from bot.slack.buttons import Button, pack
from tests.unit.commands.front import Front, a_front
from tests.unit.usecases.conftest import a_world

THEIRS: Final = "T0OTHER"
SECRET: Final = "Zebra"
MINE: Final = ("now Giraffe", "schedule Giraffe in 2h", "schedule Giraffe in 3h every weekday")
REFS: Final = (
    "info",
    "end",
    "cancel",
    "retry",
    "skip",
    "explain",
    "rename {} Mine",
    "move {} in 5h",
)
LISTS: Final = ("list", "list here", "list mine", "list failed", "info last", "whoami", "defaults")
PRESSES: Final = (
    *(Button.SHOW, Button.REFRESH, Button.MANAGE, Button.END, Button.RETRY, Button.CANCEL),
    *(Button.GOING, Button.PUT_BACK, Button.SKIP, Button.EXPLAIN, Button.AGAIN, Button.CHANGE),
    *(Button.POST_HERE, Button.OPEN_FORM, Button.USE_ID),
)
DRAFTS: Final = (Button.REOPEN_FORM, Button.MAKE_ANOTHER, Button.CHOOSE_TIME)

ATTEMPTS: Final = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(MINE + LISTS)),
    st.tuples(st.just("refer"), st.sampled_from(REFS)),
    st.tuples(st.just("press"), st.sampled_from(PRESSES)),
    st.tuples(st.just("draft"), st.sampled_from(DRAFTS)),
    st.tuples(st.just("series"), st.just(Button.CANCEL_SERIES)),
)


@dataclass
class Neighbours:
    """Anna in one workspace, and Boris, whose rooms have a secret name, in the other.

    Slack promises ids of people for a workspace alone, so his may be the same as hers.
    """

    front: Front
    boris: str
    number: int = 0

    async def prepare(self) -> None:
        """Let Boris have a bit of everything."""
        self.front.world.directory.add(self.boris, "Boris")
        for text in (
            f"now {SECRET}",
            f"schedule {SECRET} in 2h with <@U0ANNA>",
            f"schedule {SECRET} in 3h every weekday",
            f"now {SECRET} for 99h",  # a draft, and a button that brings it back
            "defaults for 45m",
        ):
            where = {"team_id": THEIRS, "user_id": self.boris, "trigger_id": text}
            await self.front.command(text, **where)
            await self.front.settled()

    async def theirs(self) -> Sequence[Booking]:
        """Return what Boris has now."""
        found = self.front.world.outside.store.bookings.of(THEIRS, channel_id="C0TEAM", limit=50)
        return await found

    async def kept(self) -> object:
        """Return all that is Boris's, as it stands in the store."""
        store = self.front.world.outside.store
        usual = await store.usual.get(THEIRS, self.boris)
        return await self.theirs(), usual, await store.accounts.get(THEIRS, self.boris)

    async def attempt(self, how: str, what: str) -> None:
        """Let Anna try something on one of them, by its id, its code or its name."""
        self.number += 1
        booking = (await self.theirs())[self.number % 4]
        trigger = f"trigger {self.number}"
        if how in {"type", "refer"}:
            ref = (booking.room_id, f"gr-{booking.code}", SECRET[:3].lower())[self.number % 3]
            text = what.format(ref) if "{}" in what else f"{what} {ref}" if how == "refer" else what
            await self.front.command(text, trigger_id=trigger)
        else:
            value = pack(booking=booking.id, draft=self.draft, series=booking.series_id)
            await self.front.press(what, value, trigger_id=trigger)
        await self.front.settled()

    @property
    def draft(self) -> str:
        """Return the id of the draft that Boris was shown."""
        found = re.findall(r"draft\W+([0-9a-f]{32})", told(self.front))
        return str(found[0]) if found else ""


def told(front: Front) -> str:
    """Return all that Slack was sent."""
    return str(front.slack.calls)


async def play(boris: str, attempts: Sequence[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        async with a_world(Path(folder)) as world, a_front(world) as front:
            neighbours = Neighbours(front, boris)
            await neighbours.prepare()
            before, heard = await neighbours.kept(), len(told(front))
            assert SECRET in told(front)
            assert neighbours.draft

            for how, what in attempts:
                await neighbours.attempt(how, what)

            assert await neighbours.kept() == before
            assert SECRET not in told(front)[heard:]


@given(st.sampled_from(["U0BORIS", "U0ANNA"]), st.lists(ATTEMPTS, min_size=3, max_size=12))
@settings(max_examples=25, deadline=None)
def test_nothing_of_a_workspace_is_seen_or_changed_from_another(
    boris: str, attempts: list[tuple[str, str]]
) -> None:
    asyncio.run(play(boris, attempts))
