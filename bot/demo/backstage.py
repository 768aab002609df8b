"""Joins the page's panel with what it shows and moves: the room service, the bot, the workspace."""

from dataclasses import replace

from starlette.applications import Starlette

from bot.demo.calls import Numbers, callbacks, room_calls, slack_calls
from bot.demo.clockwork import DemoClockwork
from bot.demo.control import Control
from bot.demo.faults import RoomSwitches, slack_is_busy
from bot.demo.guide import Facts, guide
from bot.demo.news import Coalesced
from bot.demo.rooms import Rooms
from bot.room_service.state import State
from bot.workspace.backstage import Backstage, Traffic
from bot.workspace.state import Workspace


def set_up(workspace: Workspace, rooms: Starlette, clockwork: DemoClockwork) -> None:
    """Hand the panel to a workspace; it looks at the workspace too, so it comes after it."""
    state: State = rooms.state.service
    control = Control(rooms)
    switches = (*RoomSwitches(state, control).all(), slack_is_busy(workspace.faults))
    (is_down,) = (each.is_on for each in switches if each.name == "down")
    facts = Facts(
        commands=workspace.commands,
        calls=state.calls,
        is_down=is_down,
        ahead_s=clockwork.ahead_s,
    )
    workspace.setup = replace(
        workspace.setup,
        clockwork=clockwork,
        switches=switches,
        backstage=Backstage(
            guide=guide(facts),
            elsewhere=Rooms(state, control),
            traffics=_traffics(workspace, state),
        ),
    )
    state.on_change = Coalesced(workspace.watchers.changed)


def _traffics(workspace: Workspace, state: State) -> tuple[Traffic, ...]:
    at_the_rooms, at_slack, from_the_rooms = Numbers(), Numbers(), Numbers()
    return (
        Traffic(
            name="room-calls",
            title="Calls at the room service",
            last=lambda limit: room_calls(state.calls, at_the_rooms, limit),
        ),
        Traffic(
            name="callbacks",
            title="Callbacks to the bot",
            last=lambda limit: callbacks(state.outbox.sent, from_the_rooms, limit),
        ),
        Traffic(
            name="slack-calls",
            title="Calls at Slack",
            last=lambda limit: slack_calls(workspace.calls, at_slack, limit),
        ),
    )
