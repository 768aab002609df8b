"""A person types ``/room now``, ``live`` or ``voice``, and one right room is made."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest

from tests.blackbox.room_service import Fault, How
from tests.blackbox.room_service.fields import VOICE_TEMPLATES
from tests.blackbox.slack import Asked
from tests.blackbox.stage import JOIN_AT, Stage, a_stage, button


async def made(stage: Stage, text: str, name: str) -> tuple[Asked, Mapping[str, Any]]:
    """Type ``/room text``, wait for the card, and return the one ``RoomInfo`` that was sent."""
    asked = await stage.slack.type(text)
    await stage.card(asked)
    [create] = stage.room_service.ledger.creates(name)
    return asked, create.room


async def test_now_makes_one_conference_and_posts_one_card(stage: Stage) -> None:
    asked, room = await made(stage, "now Stand-up", "Stand-up")

    [card] = stage.slack.record.public(asked.channel)
    assert room["RoomType"] == "Conference"
    assert room["RoomId"] in card.text
    assert "Stand-up" in card.text
    assert stage.breaches() == []


async def test_the_asker_owns_the_room_and_was_imported_first(stage: Stage) -> None:
    asked, room = await made(stage, "now Owned", "Owned")

    calls = stage.room_service.ledger.calls
    imported = [c.at for c in calls if c.body.get("UserID") == asked.user]
    [created] = [c.at for c in calls if c.room.get("RoomName") == "Owned"]
    assert room["Owner_Account"] == asked.user
    assert min(imported) < created


async def test_a_card_has_a_join_button_to_the_room(stage: Stage) -> None:
    asked, room = await made(stage, "now Joinable", "Joinable")

    card = await stage.card(asked)
    assert button(card, r"\bjoin\b").url.startswith(f"{JOIN_AT}{room['RoomId']}?")


async def test_two_rooms_of_one_name_by_two_people_have_two_ids(stage: Stage) -> None:
    first, second = await stage.slack.type("now Twins"), await stage.slack.type("now Twins")
    await stage.card(first)
    await stage.card(second)

    ids = {create.room_id for create in stage.room_service.ledger.creates("Twins")}
    assert len(ids) == 2


CLAUSES: list[tuple[str, dict[str, object]]] = [
    ("cap 50", {"MaxMemberCount": 50}),
    ("seats 8 apply", {"MaxSeatCount": 8, "TakeSeatMode": "ApplyToTake"}),
    ("seats 8 free", {"MaxSeatCount": 8, "TakeSeatMode": "FreeToTake"}),
    ("seats 8 apply", {"IsSeatEnabled": True}),
    ("muted", {"IsAudioDisabled": True}),
    ("no-video", {"IsVideoDisabled": True}),
    ("no-share", {"IsScreenSharingDisabled": True}),
    ("no-chat", {"IsMessageDisabled": True}),
    ("no-record", {"IsCloudRecordingDisabled": True}),
    ("id my-room", {"RoomId": "my-room"}),
    ("CAP 7", {"MaxMemberCount": 7}),
    ("muted no-video cap 12", {"IsAudioDisabled": True, "MaxMemberCount": 12}),
]


@pytest.mark.parametrize(("clause", "fields"), CLAUSES)
async def test_a_clause_becomes_a_field_of_the_conference(
    stage: Stage, clause: str, fields: dict[str, object]
) -> None:
    name = f"Number {CLAUSES.index((clause, fields))}"

    _, room = await made(stage, f"now {name} {clause}", name)

    assert {field: room.get(field) for field in fields} == fields


async def test_what_was_not_asked_for_is_not_switched(stage: Stage) -> None:
    _, room = await made(stage, "now Plain", "Plain")

    switches = ("Video", "Audio", "Message", "ScreenSharing", "CloudRecording")
    assert not any(room.get(f"Is{what}Disabled", False) for what in switches)
    assert not room.get("IsSeatEnabled", False)


async def test_a_length_becomes_the_end(stage: Stage) -> None:
    _, room = await made(stage, "now Three quarters for 45m", "Three quarters")

    assert room["ScheduleEndTime"] - room["ScheduleStartTime"] == 45 * 60


async def test_invitees_stand_beside_the_room(stage: Stage) -> None:
    first, second = stage.slack.world.person(), stage.slack.world.person()

    await made(stage, f"now Invited with <@{first}> <@{second}|somebody>", "Invited")

    [create] = stage.room_service.ledger.creates("Invited")
    assert sorted(create.body["ScheduleInviteeList_Account"]) == sorted([first, second])


async def test_a_room_for_another_channel_has_its_card_there(stage: Stage) -> None:
    there = stage.slack.world.channel()

    asked = await stage.slack.type(f"now Elsewhere in <#{there}|elsewhere>")
    await stage.news.until(lambda: stage.cards(there), within=8, what="a card there")

    assert stage.slack.record.public(asked.channel) == []


async def test_an_id_that_we_own_already_is_as_good_as_made(stage: Stage) -> None:
    stage.room_service.script.add(Fault(How.CODE, room="Already mine", code=100010))

    asked, _ = await made(stage, "now Already mine", "Already mine")

    assert len(stage.slack.record.public(asked.channel)) == 1


@pytest.mark.parametrize("kind", ["live", "voice"])
async def test_a_live_room_is_made_in_each_generation(house: Stage, kind: str) -> None:
    asked, room = await made(house, f"{kind} Show {kind}", f"Show {kind}")

    [create] = house.room_service.ledger.creates(f"Show {kind}")
    [card] = house.slack.record.public(asked.channel)
    assert create.service == "live_engine_http_srv"
    assert room["RoomType"] == "Live"
    assert room["RoomId"] in card.text
    assert house.breaches() == []


@pytest.mark.parametrize("kind", ["live", "voice"])
async def test_the_template_says_which_kind_of_live_room(stage: Stage, kind: str) -> None:
    _, room = await made(stage, f"{kind} Template {kind}", f"Template {kind}")

    assert (room["SeatTemplate"] in VOICE_TEMPLATES) == (kind == "voice")


LIVE_CLAUSES: list[tuple[str, str, dict[str, object]]] = [
    ("voice", "seats 8 apply", {"MaxSeatCount": 8, "TakeSeatMode": "ApplyToTake"}),
    ("voice", "seats 8 free", {"MaxSeatCount": 8, "TakeSeatMode": "FreeToTake"}),
    ("live", "unlisted", {"IsPublicVisible": False}),
    ("live", "no-chat", {"IsMessageDisabled": True}),
    ("live", "cover <https://img.example/c.png>", {"CoverURL": "https://img.example/c.png"}),
    ("live", "cover https://img.example/d.png", {"CoverURL": "https://img.example/d.png"}),
    ("voice", "id my-voice", {"RoomId": "my-voice"}),
]


@pytest.mark.parametrize(("kind", "clause", "fields"), LIVE_CLAUSES)
async def test_a_clause_becomes_a_field_of_the_live_room(
    house: Stage, kind: str, clause: str, fields: dict[str, object]
) -> None:
    name = f"Number {LIVE_CLAUSES.index((kind, clause, fields))}"

    _, room = await made(house, f"{kind} {name} {clause}", name)

    assert {field: room.get(field) for field in fields} == fields


async def test_a_public_live_room_is_in_the_list(house: Stage) -> None:
    _, room = await made(house, "live Listed public", "Listed")

    # Only page 003 gives a default, and it is true.
    default = house.room_service.rooms.generation == "templates" or None
    assert room.get("IsPublicVisible", default) is True


async def test_seats_of_a_voice_room_are_switched_on_where_no_template_does_it(
    house: Stage,
) -> None:
    _, room = await made(house, "voice Seated seats 6 free", "Seated")

    assert room.get("IsSeatEnabled", bool(room.get("SeatTemplate"))) is True


# Page 000 alone lists the field. The fact sheet's table leaves it out of templates, its sample
# body has it there: either is right, and so is saying that it cannot be done.
NOTICES: dict[str, list[list[str | None]]] = {
    "layout": [["Bring questions"]],
    "templates": [["Bring questions"], [None], []],
    "classic": [[None], []],
}


async def test_a_notice_is_sent_where_it_is_known(house: Stage) -> None:
    asked = await house.slack.type('live Noticed notice "Bring questions"')
    await house.news.until(
        lambda: house.cards(asked.channel) or house.slack.record.private(asked.user),
        within=8,
        what="a card, or words on why there is none",
    )

    sent = [call.room.get("Notice") for call in house.room_service.ledger.creates("Noticed")]
    assert sent in NOTICES[house.room_service.rooms.generation]
    assert house.breaches() == []


@pytest.fixture(scope="module")
async def line(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """Set a stage on which everything arrives by Socket Mode."""
    async with a_stage(tmp_path_factory.mktemp("bot"), socket_mode=True) as stage:
        await stage.news.until(
            lambda: stage.slack.sockets.connected, within=10, what="a websocket of the app"
        )
        yield stage
    assert stage.breaches() == []


@pytest.mark.parametrize("kind", ["now", "live", "voice"])
async def test_over_socket_mode_a_room_is_made_as_well(line: Stage, kind: str) -> None:
    asked, room = await made(line, f"{kind} Wired {kind}", f"Wired {kind}")

    [card] = line.slack.record.public(asked.channel)
    assert room["RoomId"] in card.text


async def test_over_socket_mode_help_is_answered_and_the_form_opens(line: Stage) -> None:
    helped = await line.slack.type("help")
    opened = await line.slack.type("")

    assert "/room" in (await line.told(helped)).text
    await line.news.until(
        lambda: [view for user, view in line.slack.record.views if user == opened.user],
        within=3,
        what="a view",
    )
