"""A person's home: what it is about, and that it follows what changes."""

from dataclasses import replace

import pytest

from bot.errors import SlackBusy
from bot.rooms.booking import Answer, Booking
from bot.usecases.bookings.answer_booking import answer_booking
from bot.usecases.effects.cards import edit_action
from bot.usecases.following import home as following
from bot.usecases.following.followed import Followed
from bot.usecases.following.gather import Work
from bot.usecases.following.home import HomeKeeper, gathered
from tests.fakes import FakeHomes
from tests.unit.tencent.props.timers import Timers
from tests.unit.usecases.conftest import World

TEAM = "T0ACME"


class Keeping:
    """A keeper, with timers that are pushed and a pool that does all at once."""

    def __init__(self, world: World) -> None:
        self.homes, self.timers = FakeHomes(), Timers()
        self.waiting: list[Work] = []
        self.is_full = False
        self.keeper = HomeKeeper(world.outside, self.homes, self._submit, self.timers.later)
        followed = Followed(world.announcer, self.keeper.follow)
        world.outside = replace(world.outside, announcer=followed)

    def _submit(self, work: Work) -> bool:
        if not self.is_full:
            self.waiting.append(work)
        return not self.is_full

    async def settled(self, seconds: float = 0.0) -> int:
        """Let time pass; return how often a home was shown until now."""
        for _ in range(round(seconds * 4) + 1):
            while self.waiting:
                await self.waiting.pop(0)()
            await self.timers.push(0.25 if seconds else 0)
        while self.waiting:
            await self.waiting.pop(0)()
        return len(self.homes.shown)


@pytest.fixture
def keeping(world: World) -> Keeping:
    return Keeping(world)


def ids(bookings: tuple[Booking, ...]) -> list[str]:
    return [one.request.name for one in bookings]


async def test_what_is_on_and_what_is_ahead(world: World) -> None:
    await world.book(name="Stand-up")
    await world.schedule(7200, name="Review")
    await world.schedule(3600, name="Retro")
    await world.run_due()

    home = await gathered(TEAM, "U0ANNA", world.outside)

    assert (ids(home.on), ids(home.ahead)) == (["Stand-up"], ["Retro", "Review"])


@pytest.mark.parametrize(
    ("invited", "said", "is_shown"),
    [
        (True, None, True),
        (True, Answer.MAYBE, True),
        (True, Answer.NO, False),
        (False, None, False),
        (False, Answer.GOING, True),
        (False, Answer.MAYBE, False),
    ],
)
async def test_others_rooms_are_shown_to_who_is_invited_or_goes(
    world: World, said: Answer | None, *, invited: bool, is_shown: bool
) -> None:
    booking = await world.schedule(name="Review", invitees=("U0BEN",) if invited else ())
    if said is not None:
        await answer_booking(booking.id, "U0BEN", said, world.outside)

    home = await gathered(TEAM, "U0BEN", world.outside)

    assert ids(home.ahead) == (["Review"] if is_shown else [])


async def test_what_failed_needs_who_asked_for_a_day(world: World) -> None:
    world.room_api.fail_with(100007, 1)
    await world.book(name="Stand-up", invitees=("U0BEN",))
    await world.run_due()

    assert ids((await gathered(TEAM, "U0ANNA", world.outside)).attention) == ["Stand-up"]
    assert (await gathered(TEAM, "U0BEN", world.outside)).attention == ()
    world.clock.push(86_401)
    assert (await gathered(TEAM, "U0ANNA", world.outside)).attention == ()


async def test_a_guest_has_an_empty_home(world: World) -> None:
    world.directory.add("U0GUEST", "Gus", is_outsider=True)
    await world.schedule(name="Review", invitees=("U0GUEST",))

    home = await gathered(TEAM, "U0GUEST", world.outside)

    assert (home.is_outsider, home.ahead) == (True, ())


async def test_usual_clauses_are_shown_as_they_were_typed(world: World) -> None:
    await world.outside.store.usual.keep(TEAM, "U0ANNA", "notice &lt;hi&gt;")

    assert (await gathered(TEAM, "U0ANNA", world.outside)).usual == "notice <hi>"


async def test_a_home_is_shown_when_it_is_opened(keeping: Keeping) -> None:
    keeping.keeper.opened(TEAM, "U0ANNA", is_blank=True)

    assert await keeping.settled() == 1
    assert keeping.homes.blank == [True]


async def test_a_home_follows_its_rooms(world: World, keeping: Keeping) -> None:
    keeping.keeper.opened(TEAM, "U0ANNA", is_blank=True)
    await keeping.settled()

    await world.book(name="Stand-up")
    await world.run_due()

    assert await keeping.settled(0.5) == 2
    assert ids(keeping.homes.shown[-1].on) == ["Stand-up"]


async def test_the_homes_of_all_who_take_part_follow(world: World, keeping: Keeping) -> None:
    for user_id in ("U0ANNA", "U0BEN"):
        keeping.keeper.opened(TEAM, user_id, is_blank=False)
    await keeping.settled()

    await world.schedule(name="Review", invitees=("U0BEN",))
    await world.run_due()
    await keeping.settled(0.5)

    assert {one.user_id for one in keeping.homes.shown[2:]} == {"U0ANNA", "U0BEN"}


async def test_who_never_looked_is_shown_nothing(world: World, keeping: Keeping) -> None:
    await world.book(name="Stand-up")
    await world.run_due()
    keeping.keeper.changed(TEAM, "U0ANNA")

    assert await keeping.settled(1) == 0


async def test_a_hundred_changes_are_shown_at_once(world: World, keeping: Keeping) -> None:
    booking = await world.schedule(name="Review")
    keeping.keeper.opened(TEAM, "U0ANNA", is_blank=False)
    await keeping.settled()

    for _ in range(100):
        keeping.keeper.follow(booking)

    assert await keeping.settled(10) == 2


async def test_who_opened_it_long_before_others_is_forgotten(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "REMEMBERED", 1)
    for user_id in ("U0ANNA", "U0BEN"):
        keeping.keeper.opened(TEAM, user_id, is_blank=False)
    await keeping.settled()

    for user_id in ("U0ANNA", "U0BEN"):
        keeping.keeper.changed(TEAM, user_id)

    assert await keeping.settled(1) == 3


async def test_a_home_that_slack_does_not_take_is_shown_with_the_next_change(
    keeping: Keeping,
) -> None:
    keeping.homes.faults = [SlackBusy("views.publish", 30.0)]
    keeping.keeper.opened(TEAM, "U0ANNA", is_blank=True)
    assert await keeping.settled() == 0

    keeping.keeper.changed(TEAM, "U0ANNA")

    assert await keeping.settled(1) == 1


async def test_a_home_of_somebody_unknown_is_not_shown(keeping: Keeping) -> None:
    keeping.keeper.opened(TEAM, "U0NOBODY", is_blank=True)

    assert await keeping.settled(1) == 0


async def test_a_home_that_is_opened_when_the_pool_is_full_is_shown_later(
    keeping: Keeping,
) -> None:
    keeping.is_full = True
    keeping.keeper.opened(TEAM, "U0ANNA", is_blank=True)
    keeping.is_full = False

    assert await keeping.settled(1) == 1


async def test_everything_that_is_said_of_a_booking_is_heard(world: World) -> None:
    heard: list[str] = []
    followed = Followed(world.announcer, lambda booking: heard.append(booking.id))
    outside = replace(world.outside, announcer=followed)
    booking = (await world.book()).booking

    await followed.say_trying(booking)
    card = await followed.post_card(booking, f"card:{booking.id}:1")
    await followed.edit_card(replace(booking, card=card))

    assert heard == [booking.id] * 3
    assert edit_action(booking, outside.clock.now()).key.startswith("edit:")
    assert await followed.find_card(booking, f"card:{booking.id}:1", 1.0) == card


async def test_who_left_is_shown_nothing_any_more(world: World, keeping: Keeping) -> None:
    keeping.keeper.opened(TEAM, "U0ANNA", is_blank=True)
    keeping.keeper.opened("T0OTHER", "U0ANNA", is_blank=True)
    shown = await keeping.settled()

    keeping.keeper.forget(TEAM)
    await world.book(name="Stand-up")
    keeping.keeper.changed(TEAM, "U0ANNA")
    keeping.keeper.changed("T0OTHER", "U0ANNA")

    assert await keeping.settled(2) == shown + 1
