"""Reminders that are due together become one message, and of one workspace alone."""

from bot.ports import What
from bot.usecases.book_room import Order
from bot.usecases.bookings.schedule_room import schedule_room
from tests.factories import a_place, a_request
from tests.unit.usecases.conftest import World

HOUR = 3600


async def test_two_workspaces_that_share_a_channel_are_reminded_apart(world: World) -> None:
    await world.schedule(HOUR, name="Ours")
    theirs = a_place(team_id="T0OTHER", user_id="U0BEN")
    when = (await world.schedule(HOUR, name="Ours too")).request.when
    order = Order(a_request(name="Theirs", when=when), theirs, world.clock.now())
    await schedule_room(order, world.outside)

    await world.pass_time(HOUR - 290, step=1)

    said = world.speaker.of(What.REMINDER)
    told = [{one.booking.request.name, *(o.request.name for o in one.others)} for one in said]
    assert sorted(told, key=len) == [{"Theirs"}, {"Ours", "Ours too"}]
