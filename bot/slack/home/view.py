"""The home tab of a person: what is on, what is next, what needs them, and what they usually want.

Its law: as on a card, there is a way in only to a room that was confirmed, where a template is set.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from bot.ports import Home
from bot.rooms.booking import Booking
from bot.rooms.join import JoinUrl
from bot.rooms.lifecycle import State
from bot.slack import blocks, mrkdwn
from bot.slack.blocks import Block
from bot.slack.buttons import Button, pack
from bot.slack.cards import join_button
from bot.slack.cards.booked import how_often, times_in_words
from bot.slack.cards.in_words import (
    STATES,
    inside_in_words,
    kind_in_words,
    shown_name,
    trouble_in_words,
)

TITLE: Final = "Your rooms"
FOR_MEMBERS: Final = (
    "Full members of this workspace make rooms here; guests cannot. "
    "You are welcome in every room whose card you see."
)
NOTHING: Final = "You have no rooms just now."
NO_USUAL: Final = "None. Set some with `/room defaults for 30m muted`."
MOST_OF_A_NAME: Final = 60  # characters
MOST_OF_THE_USUAL: Final = 500
# A home tab has at most 100 blocks (S59): these make 77 with their headings.
MOST_ON: Final = 15
MOST_IN_NEED: Final = 10
MOST_AHEAD: Final = 20


def home_view(home: Home, join_url: JoinUrl | None) -> dict[str, Any]:
    """Return the home tab as Slack takes it."""
    if home.is_outsider:
        return blocks.home([_title(), blocks.section("members", FOR_MEMBERS)])
    if not (home.on or home.attention or home.ahead or home.usual):
        return blocks.home([blocks.section("nothing", NOTHING, _new_room())])
    return blocks.home(
        [
            _title(),
            blocks.actions("new", _new_room()),
            *_section("attention", "Needs attention", list(_in_need(home))),
            *_rest("attention", len(home.attention) - MOST_IN_NEED),
            *_section("on", "Now", list(_on(home, join_url))),
            *_rest("on", len(home.on) - MOST_ON),
            *_section("ahead", "Next", list(_ahead(home))),
            *_rest("ahead", len(home.ahead) - MOST_AHEAD),
            blocks.header("usual_head", "Usual clauses"),
            blocks.section("usual", _usual(home)),
        ]
    )


def _usual(home: Home) -> str:
    return mrkdwn.code(mrkdwn.clip(home.usual, MOST_OF_THE_USUAL)) if home.usual else NO_USUAL


def _title() -> Block:
    return blocks.header("title", TITLE)


def _new_room() -> Any:  # noqa: ANN401  an element of Slack's
    return blocks.button(Button.OPEN_FORM, "New room", pack(), style="primary")


def _section(name: str, heading: str, rows: Sequence[Block]) -> list[Block]:
    return [blocks.header(f"{name}_head", heading), *rows] if rows else []


def _rest(name: str, number: int) -> list[Block]:
    said = f"…and {number} more: `/room list mine`"
    return [blocks.context(f"{name}_rest", said)] if number > 0 else []


def _in_need(home: Home) -> Iterator[Block]:
    for number, booking in enumerate(home.attention[:MOST_IN_NEED]):
        value = pack(booking=booking.id)
        said = [_words(booking, home.user_id), trouble_in_words(booking)]
        yield blocks.section(f"attention_{number}", "\n".join(filter(None, said)))
        yield blocks.actions(
            f"attention_{number}_do",
            blocks.button(Button.RETRY, "Retry now", value, style="primary"),
            blocks.button(Button.EXPLAIN, "Explain", value),
            _manage(booking),
        )


def _on(home: Home, join_url: JoinUrl | None) -> Iterator[Block]:
    for number, booking in enumerate(home.on[:MOST_ON]):
        join, said = join_button(booking, join_url), _words(booking, home.user_id)
        if join is None:
            yield blocks.section(f"on_{number}", said, _manage(booking))
        else:
            yield blocks.section(f"on_{number}", said)
            yield blocks.actions(f"on_{number}_do", join, _manage(booking))


def _ahead(home: Home) -> Iterator[Block]:
    for number, booking in enumerate(home.ahead[:MOST_AHEAD]):
        said = _words(booking, home.user_id)
        yield blocks.section(f"ahead_{number}", said, _manage(booking))


def _manage(booking: Booking) -> Any:  # noqa: ANN401  an element of Slack's
    return blocks.button(Button.MANAGE, "Manage", pack(booking=booking.id))


def _words(booking: Booking, viewer_id: str) -> str:
    """Return two lines: what it is and how it stands; when, where, whose, and how to name it."""
    name = mrkdwn.bold(mrkdwn.clip(shown_name(booking), MOST_OF_A_NAME))
    stands = [STATES[booking.state]]
    if booking.state is State.READY:
        stands.append(inside_in_words(booking))
    when = " · ".join(filter(None, [times_in_words(booking), how_often(booking)]))
    if not booking.is_scheduled:
        when = mrkdwn.date(booking.starts_at)
    where = mrkdwn.channel(booking.channel_id) if booking.channel_id else ""
    asker = booking.asked.user_id
    who = mrkdwn.user(asker) if asker != viewer_id else ""
    lines = [
        [name, kind_in_words(booking), ", ".join(filter(None, stands))],
        [when, where, who, mrkdwn.code(f"gr-{booking.code}")],
    ]
    return "\n".join(" · ".join(filter(None, line)) for line in lines)
