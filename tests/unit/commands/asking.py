"""What stories about bookings do again and again: type, press what was answered, look."""

from bot.rooms.booking import Booking
from tests.unit.commands.front import Front

DAY = 86_400


async def told(front: Front, typed: str, **fields: str) -> str:
    """Type it and return the last thing that was said privately."""
    await front.command(typed, **fields)
    await front.settled()
    return front.whispers()[-1]


def button(front: Front, action_id: str) -> str:
    """Return what the button of the last whisper carries that has this id."""
    blocks = front.slack.asked("respond")[-1]["blocks"]
    found = [one for block in blocks for one in block.get("elements", ())]
    value: str = next(one["value"] for one in found if one.get("action_id") == action_id)
    return value


async def scheduled(front: Front, rule: str = "", **changes: object) -> Booking:
    """Book a room of Anna's for tomorrow, 16:00 in Berlin."""
    booking = await front.world.schedule(DAY, rule=rule, name="Sprint review", **changes)
    await front.world.run_due()
    return booking


async def booked(front: Front) -> list[Booking]:
    """Return all that Anna booked, newest first."""
    return list(await front.desk.outside.store.bookings.of("T0ACME", user_id="U0ANNA", limit=50))


async def now(front: Front, booking: Booking) -> Booking:
    """Return a booking as it is kept now."""
    return await front.world.stored(booking)
