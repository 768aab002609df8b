"""The form of ``/room``: opened, switched by its kind, sent; nothing that was typed is lost."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.rooms.lifecycle import State
from bot.rooms.room import RoomKind
from bot.slack.forms.room_form import FormValues
from commands import room_form
from commands.asked import Asked, Kind
from commands.room_form import Carried, carried
from tests.factories import a_place
from tests.unit.commands.forms import a_view
from tests.unit.commands.front import Front
from tests.unit.slack.slack_server import no

CONFERENCE, LIVE, VOICE = RoomKind.CONFERENCE, RoomKind.LIVE, RoomKind.VOICE
RUBBISH = ["", "null", "[]", "7", "{", '{"channel": 7, "draft": {}}', "[" * 3000]


def a_form(kind: RoomKind = CONFERENCE, metadata: str = "{}", **fields: str) -> dict[str, Any]:
    return a_view(FormValues(kind, fields), metadata=metadata)


def opened(front: Front, method: str = "views.open") -> dict[str, Any]:
    """Return the view that was shown last."""
    view: dict[str, Any] = front.slack.asked(method)[-1]["view"]
    return view


def shown_again(view: dict[str, Any], kind: RoomKind) -> dict[str, Any]:
    """Return a view as Slack sends it once another kind was chosen in it."""
    again = a_view(FormValues(kind), metadata=view["private_metadata"])
    chosen = {"type": "static_select", "selected_option": {"value": kind.value}}
    state = a_view_state(view) | {"kind": {"kind": chosen}}
    return {**again, "blocks": view["blocks"], "state": {"values": state}}


def a_view_state(view: dict[str, Any]) -> dict[str, Any]:
    """Return what the fields of a view hold before anybody touches them."""
    return {
        block["block_id"]: {
            block["element"]["action_id"]: {
                "value": block["element"].get("initial_value"),
                "selected_option": block["element"].get("initial_option"),
                "selected_options": block["element"].get("initial_options"),
                "selected_users": block["element"].get("initial_users"),
                "selected_conversation": block["element"].get("initial_conversation"),
            }
        }
        for block in view["blocks"]
        if block["type"] == "input"
    }


async def test_room_alone_opens_the_empty_form_of_a_conference(front: Front) -> None:
    ack = await front.command("")
    await front.settled()

    assert (ack.status_code, ack.text) == (200, "")
    assert front.slack.asked("views.open")[0]["trigger_id"] == "trigger of "
    assert carried(opened(front)) == Carried("C0TEAM", "", "Europe/Berlin")


async def test_a_trigger_that_died_is_told_with_a_button_that_opens_the_form(front: Front) -> None:
    front.slack.tell["views.open"].append(no("expired_trigger_id"))

    await front.command("")
    await front.settled()
    await front.press("open_form", button_of(front))
    await front.settled()

    assert "did not open in time" in front.whispers()[0]
    assert len(front.slack.asked("views.open")) == 2


async def test_what_was_typed_survives_a_trigger_that_died(front: Front) -> None:
    await front.command("now Retro for 4m")
    await front.settled()
    front.slack.tell["views.open"].append(no("exchanged_trigger_id"))

    await front.press("reopen_form", button_of(front))
    await front.settled()
    await front.press("open_form", button_of(front, at=1))
    await front.settled()

    assert "Retro" in json.dumps(opened(front))
    assert "4 min" in json.dumps(opened(front))


def button_of(front: Front, at: int = 0) -> str:
    """Return what the first button of a whisper carries."""
    blocks = front.slack.asked("respond")[at]["blocks"]
    found = [one["accessory"] for one in blocks if "accessory" in one]
    found += [one["elements"][0] for one in blocks if one["type"] == "actions"]
    value: str = found[0]["value"]
    return value


async def test_another_refusal_of_the_form_is_explained(front: Front) -> None:
    front.slack.tell["views.open"].append(no("view_too_large"))

    await front.command("")
    await front.settled()

    assert "view_too_large" in front.whispers()[0]


async def test_a_form_makes_the_room_that_it_asks_for(front: Front) -> None:
    metadata = Carried(channel="C0STANDUP").metadata()

    ack = await front.send(a_form(VOICE, metadata, name="Songs", voice_template="Karaoke"))
    await front.settled()

    (booking,) = front.world.announcer.cards.values()
    assert (ack.status_code, ack.text) == (200, "")
    assert (booking.request.kind, booking.request.name) == (VOICE, "Songs")
    assert booking.channel_id == "C0STANDUP"


async def test_a_problem_lands_on_its_field_and_nothing_is_kept(front: Front) -> None:
    ack = await front.send(a_form(name="Retro", length="4m", room_id="bad/id"))

    said = ack.json()
    assert said["response_action"] == "errors"
    assert set(said["errors"]) == {"length", "room_id"}
    assert await front.waiting() == []


async def test_a_form_without_a_kind_says_so_under_a_field_that_it_has(front: Front) -> None:
    view = a_form(name="Retro")
    view["state"] = {}

    ack = await front.send(view)

    assert "Choose a kind" in ack.json()["errors"]["kind"]


@pytest.mark.parametrize("metadata", RUBBISH)
def test_metadata_that_is_rubbish_carries_nothing(metadata: str) -> None:
    assert carried({"private_metadata": metadata}) == Carried() or "7" in metadata


@pytest.mark.parametrize("metadata", RUBBISH)
async def test_a_form_with_rubbish_in_its_metadata_makes_its_room(
    front: Front, metadata: str
) -> None:
    await front.send(a_form(CONFERENCE, metadata, name="Retro"))
    await front.settled()

    assert [room.name for room in front.world.room_api.rooms.values()] == ["Retro"]


@pytest.mark.parametrize("metadata", RUBBISH)
async def test_a_kind_is_switched_in_a_form_with_rubbish_in_its_metadata(
    front: Front, metadata: str
) -> None:
    ack = await front.choose_kind(a_form(LIVE, metadata, name="Town hall"))
    await front.settled()

    assert ack.status_code == 200
    assert "Town hall" in json.dumps(opened(front, "views.update"))


async def test_what_was_typed_comes_back_with_its_kind(front: Front) -> None:
    await front.choose_kind(shown_again(a_form(CONFERENCE, name="Retro", length="45m"), LIVE))
    await front.settled()
    live = opened(front, "views.update")
    assert "45m" not in json.dumps(live)

    await front.choose_kind(shown_again(live, CONFERENCE))
    await front.settled()

    assert "45m" in json.dumps(opened(front, "views.update"))


async def test_switching_names_the_form_that_was_seen(front: Front) -> None:
    await front.choose_kind(a_form(LIVE))
    await front.settled()

    (update,) = front.slack.asked("views.update")
    assert (update["view_id"], update["hash"]) == ("V0FORM", "1.abc")


async def test_a_switch_that_came_too_late_is_let_go(front: Front) -> None:
    front.slack.tell["views.update"].append(no("hash_conflict"))

    await front.choose_kind(a_form(LIVE))
    await front.settled()

    assert front.whispers() == []


async def test_a_switch_that_slack_refuses_is_explained_directly(front: Front) -> None:
    front.slack.tell["views.update"].append(no("not_found"))

    await front.choose_kind(a_form(LIVE))
    await front.settled()

    (told,) = front.slack.asked("chat.postMessage")
    assert told["channel"] == "U0ANNA"
    assert "not_found" in json.dumps(told["blocks"])


async def test_typed_groups_are_invited_by_the_form_as_well(front: Front) -> None:
    front.world.directory.groups["S0TEAM"] = ("U0BEN",)
    await front.command("now Retro for 4m with <!subteam^S0TEAM|@team>")
    await front.settled()
    await front.press("reopen_form", button_of(front))
    await front.settled()

    metadata = opened(front)["private_metadata"]
    await front.send(a_form(CONFERENCE, metadata, name="Retro"))
    await front.settled()

    (booking,) = front.world.announcer.cards.values()
    assert booking.request.invitees == ("U0BEN",)


async def test_what_somebody_else_typed_is_not_carried_into_a_form(front: Front) -> None:
    front.world.directory.groups["S0TEAM"] = ("U0ANNA",)
    await front.command("now Retro for 4m with <!subteam^S0TEAM|@team>")
    await front.settled()
    await front.press("reopen_form", button_of(front))
    await front.settled()

    metadata = opened(front)["private_metadata"]
    ben = {"id": "U0BEN", "team_id": "T0ACME"}
    await front.send(a_form(CONFERENCE, metadata, name="Retro"), user=ben)
    await front.settled()

    (booking,) = front.world.announcer.cards.values()
    assert booking.request.invitees == ()


async def test_a_refusal_found_after_the_ack_brings_the_form_back(front: Front) -> None:
    await front.send(
        a_form(CONFERENCE, Carried("C0TEAM").metadata(), name="Retro", invitees="U0NOBODY")
    )
    await front.settled()

    assert front.world.room_api.rooms == {}
    assert "user_not_found" in front.whispers()[0]


def a_timed_form(zone: str = "Europe/Berlin", **fields: str) -> dict[str, Any]:
    start = {"name": "Retro", "start_date": "2026-11-05", "start_time": "09:00"}
    return a_form(CONFERENCE, Carried("C0TEAM", "", zone).metadata(), **{**start, **fields})


async def test_a_form_with_a_time_books_the_room_for_it(front: Front) -> None:
    ack = await front.send(a_timed_form(remind="10m", length="30m"))
    await front.settled()

    (booking,) = front.world.announcer.cards.values()
    assert (ack.status_code, ack.text) == (200, "")
    assert (booking.state, booking.remind_s) == (State.PLANNED, 600)
    assert "Thu 5 Nov 2026, 09:00–09:30 Europe/Berlin (30 min)" in front.whispers()[-1]
    assert front.world.room_api.rooms == {}


async def test_a_form_with_a_series_books_it_ahead(front: Front) -> None:
    await front.send(a_timed_form(repeat="every weekday", until="2026-11-30"))
    await front.settled()

    assert "every weekday until 30 Nov 2026" in front.whispers()[-1]
    assert len(front.world.announcer.cards) > 0


async def test_the_times_of_a_form_are_in_the_zone_that_it_carries(front: Front) -> None:
    await front.send(a_timed_form("Asia/Tokyo"))
    await front.settled()

    (booking,) = front.world.announcer.cards.values()
    assert booking.starts_at == int(datetime(2026, 11, 5, 0, 0, tzinfo=UTC).timestamp())


@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "../../etc/passwd", "America", "\0"])
async def test_a_form_in_a_zone_that_there_is_not_books_nothing(front: Front, zone: str) -> None:
    ack = await front.send(a_timed_form(zone))

    assert "in which zone" in ack.json()["errors"]["start_time"]
    assert await front.waiting() == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"start_date": "2026-11-03"}, "start_date"),
        ({"start_date": "2026-11-04", "start_time": "15:59"}, "start_time"),
        ({"start_date": "2028-01-01"}, "start_date"),
        ({"start_time": ""}, "start_time"),
        ({"start_date": ""}, "start_date"),
        ({"repeat": "every day", "until": "2026-11-04"}, "until"),
    ],
)
async def test_a_time_that_cannot_be_is_told_on_its_field(
    front: Front, fields: dict[str, str], field: str
) -> None:
    ack = await front.send(a_timed_form(**fields))

    assert set(ack.json()["errors"]) == {field}


async def test_a_form_that_waited_over_its_start_says_so_and_keeps_what_was_filled_in(
    front: Front,
) -> None:
    text = room_form.kept_text(a_timed_form())
    asked = Asked(Kind.FORM, "room_form", text, a_place(), front.world.clock.now(), "k1")
    front.world.clock.push(86_400)

    said = await room_form.send(asked, front.desk)

    assert said is not None
    assert "Could not book the room: " in said.text
    assert "has passed" in said.text
    assert "reopen_form" in json.dumps(said.payload())


async def test_who_is_unknown_to_slack_gets_the_form_with_the_next_press(front: Front) -> None:
    person = front.world.directory.people.pop("U0ANNA")

    await front.command("")
    await front.settled()
    front.world.directory.people["U0ANNA"] = person
    blocks = front.slack.asked("respond")[-1]["blocks"]
    [again] = [one for one in blocks if one["block_id"] == "form_again"]
    await front.press("open_form", again["elements"][0]["value"])
    await front.settled()

    assert "user_not_found" in front.whispers()[0]
    assert carried(opened(front)).zone == "Europe/Berlin"


async def test_a_guest_gets_no_form(front: Front) -> None:
    front.world.directory.add("U0ANNA", "Anna", is_outsider=True)

    await front.command("")
    await front.settled()

    assert "guests cannot" in front.whispers()[0]
    assert front.slack.asked("views.open") == []


async def test_a_kind_that_is_switched_keeps_the_time_and_its_zone(front: Front) -> None:
    await front.choose_kind(a_timed_form("Asia/Tokyo"))
    await front.settled()

    view = opened(front, "views.update")
    assert carried(view).zone == "Asia/Tokyo"
    assert "2026-11-05" in json.dumps(view)
    assert "Asia/Tokyo" in json.dumps(view)
