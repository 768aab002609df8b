"""Whether the judges judge rightly: the two stand-ins against the documents and each other."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs

import aiohttp
import pytest
from TLSSigAPIv2 import TLSSigAPIv2

from tests.blackbox.news import News
from tests.blackbox.room_service import Fault, How, RoomService
from tests.blackbox.room_service.fields import CONFERENCE, LIVE, broken_rules
from tests.blackbox.room_service.usersig import Application, decode, refusal, signature
from tests.blackbox.room_service.vectors import FIRST, FIRST_KEY, VECTORS
from tests.blackbox.slack import Slack, plain_text
from tests.blackbox.slack.delivery import as_form
from tests.blackbox.slack.delivery import signature as slack_signature
from tests.blackbox.slack.limits import broken_in_message, broken_in_view

APPLICATION = Application(1400000000, FIRST_KEY)
ROOM = {"RoomId": "r1", "RoomType": "Conference", "RoomName": "One"}


@pytest.mark.parametrize(("application", "identifier", "made", "usersig"), VECTORS)
def test_a_golden_usersig_is_good(
    application: Application, identifier: str, made: int, usersig: str
) -> None:
    owner = Application(application.sdkappid, application.key, identifier)

    assert decode(usersig)["TLS.sig"] == signature(decode(usersig), application.key)
    assert refusal(usersig, identifier, owner, now=made) == 0


@pytest.mark.parametrize(
    ("usersig", "identifier", "application", "now", "code"),
    [
        ("", "administrator", APPLICATION, 1700000000, 70002),
        (FIRST[:-9], "administrator", APPLICATION, 1700000000, 70003),
        ("nonsense", "administrator", APPLICATION, 1700000000, 70003),
        (FIRST, "somebody", APPLICATION, 1700000000, 70013),
        (FIRST, "administrator", Application(1, FIRST_KEY), 1700000000, 70014),
        (FIRST, "administrator", Application(1400000000, "other"), 1700000000, 70009),
        (FIRST, "administrator", APPLICATION, 1700086401, 70001),
        (FIRST, "administrator", Application(1400000000, FIRST_KEY, "root"), 1700000000, 60010),
    ],
)
def test_a_bad_usersig_earns_its_code(
    usersig: str, identifier: str, application: Application, now: int, code: int
) -> None:
    assert refusal(usersig, identifier, application, now=now) == code


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"RoomName": "é" * 51}, "102 bytes"),
        ({"RoomId": "x" * 49}, "49 bytes"),
        ({"MaxMemberCount": "20"}, "not a int"),
        ({"MaxMemberCount": True}, "not a int"),
        ({"IsAudioDisabled": "false"}, "not a bool"),
        ({"Notice": "hi"}, "not a field"),
        ({"TakeSeatMode": "Free"}, "none of"),
        ({"RoomType": "Live"}, "none of"),
    ],
)
def test_a_conference_that_page_002_does_not_know_is_found_out(
    changed: dict[str, Any], complaint: str
) -> None:
    [sentence] = broken_rules({**ROOM, **changed}, CONFERENCE)

    assert complaint in sentence


@pytest.mark.parametrize(
    ("generation", "field", "value"),
    [
        ("templates", "MaxMemberCount", 5),
        ("templates", "IsSeatEnabled", True),
        ("templates", "SeatLayoutTemplateId", 600),
        ("layout", "SeatTemplate", "AudioSalon"),
        ("layout", "MaxMemberCount", 5),
        ("classic", "IsUnlimitedRoomEnabled", True),
        ("classic", "SeatTemplate", "AudioSalon"),
        ("classic", "Notice", "hi"),
    ],
)
def test_a_field_of_another_generation_is_found_out(
    generation: str, field: str, value: object
) -> None:
    complaints = broken_rules({"RoomId": "r1", "RoomType": "Live", field: value}, LIVE[generation])

    assert f"{field} is not a field of this document" in complaints


@pytest.mark.parametrize(
    ("generation", "missing"),
    [("templates", "SeatTemplate"), ("layout", "IsUnlimitedRoomEnabled")],
)
def test_a_required_field_is_missed(generation: str, missing: str) -> None:
    room = {"RoomId": "r1", "RoomType": "Live"}

    assert broken_rules(room, LIVE[generation]) == [f"{missing} is missing"]
    assert broken_rules(room, LIVE["classic"]) == []


class Caller:
    """A client of the room service with the UserSig of the first vector, good for 50 years."""

    def __init__(self, service: RoomService, http: aiohttp.ClientSession, usersig: str) -> None:
        self.service = service
        self._http = http
        self.query = {
            "sdkappid": "1400000000",
            "identifier": "administrator",
            "usersig": usersig,
            "random": "4294967295",
            "contenttype": "json",
        }

    async def ask(
        self, command: str, body: object, *, of: str = "room_engine_http_srv"
    ) -> dict[str, Any]:
        """Call `command` and return the answer's JSON."""
        url = f"{self.service.url}/v4/{of}/{command}"
        async with self._http.post(url, params=self.query, json=body) as response:
            answer: dict[str, Any] = await response.json()
            return answer


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    service = RoomService(APPLICATION, News())
    await service.start()
    async with aiohttp.ClientSession() as http:
        yield Caller(service, http, fresh_usersig())
    await service.stop()


def fresh_usersig() -> str:
    """Return a UserSig for the App admin by the published package: an oracle, not our code."""
    return str(TLSSigAPIv2(1400000000, FIRST_KEY).gen_sig("administrator", 600))


async def test_a_room_is_made_read_and_destroyed(caller: Caller) -> None:
    made = await caller.ask("create_room", {"RoomInfo": ROOM})
    read = await caller.ask("get_room_info", {"RoomId": "r1"})
    gone = await caller.ask("destroy_room", {"RoomId": "r1"})
    again = await caller.ask("get_room_info", {"RoomId": "r1"})

    assert [each["ErrorCode"] for each in (made, read, gone, again)] == [0, 0, 0, 100004]
    assert made["RequestId"].startswith("Id-")
    assert "RoomId" not in made
    assert read["Response"]["RoomInfo"]["RoomName"] == "One"
    assert caller.service.ledger.violated() == []


async def test_an_owner_must_be_imported_first(caller: Caller) -> None:
    body = {"RoomInfo": {**ROOM, "Owner_Account": "alice"}}
    refused = await caller.ask("create_room", body)
    await caller.ask("account_import", {"UserID": "alice"}, of="im_open_login_svc")
    body["RoomInfo"]["RoomId"] = "r2"
    made = await caller.ask("create_room", body)

    assert (refused["ErrorCode"], refused["ErrorInfo"]) == (100002, "invalid owner account")
    assert made["ErrorCode"] == 0


async def test_the_same_id_within_a_second_is_a_violation(caller: Caller) -> None:
    await caller.ask("create_room", {"RoomInfo": ROOM})
    hasty = await caller.ask("create_room", {"RoomInfo": ROOM})

    assert hasty["ErrorCode"] == 100012
    assert "within a second" in caller.service.ledger.violated()[0]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("random", "4294967296"),
        ("random", "-1"),
        ("contenttype", "xml"),
        ("identifier", "alice"),
        ("usersig", "nonsense"),
        ("sdkappid", "1"),
        ("extra", "1"),
    ],
)
async def test_a_wrong_parameter_is_a_violation(caller: Caller, parameter: str, value: str) -> None:
    caller.query[parameter] = value

    await caller.ask("get_room_info", {"RoomId": "r1"})

    assert len(caller.service.ledger.violated()) == 1


async def test_a_room_of_four_minutes_is_a_violation(caller: Caller) -> None:
    times = {"ScheduleStartTime": 1767254400, "ScheduleEndTime": 1767254400 + 240}

    refused = await caller.ask("create_room", {"RoomInfo": {**ROOM, **times}})

    assert refused["ErrorCode"] == 100002


async def test_a_dropped_answer_leaves_the_room_behind(caller: Caller) -> None:
    caller.service.script.add(Fault(How.DROP_AFTER, room="One", times=1))

    with pytest.raises(aiohttp.ClientError):
        await caller.ask("create_room", {"RoomInfo": ROOM})

    assert list(caller.service.rooms.kept) == ["r1"]


async def test_a_scripted_code_is_answered_so_often_and_no_more(caller: Caller) -> None:
    caller.service.script.add(Fault(How.CODE, code=100007, command="get_room_info", times=2))

    answers = [await caller.ask("get_room_info", {"RoomId": "r1"}) for _ in range(3)]

    assert [answer["ErrorCode"] for answer in answers] == [100007, 100007, 100004]


async def test_a_stopped_room_service_refuses_and_comes_back_at_the_same_place(
    caller: Caller,
) -> None:
    await caller.service.stop()
    with pytest.raises(aiohttp.ClientConnectorError):
        await caller.ask("get_room_info", {"RoomId": "r1"})
    await caller.service.start()

    assert (await caller.ask("get_room_info", {"RoomId": "r1"}))["ErrorCode"] == 100004


# https://docs.slack.dev/authentication/verifying-requests-from-slack prints this very example.
SLACK_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
SLACK_BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
    b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
    b"&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
    b"%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
SLACK_SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


def test_the_signature_is_the_one_in_slacks_own_example() -> None:
    assert slack_signature(SLACK_BODY, SLACK_SECRET, 1531420618) == SLACK_SIGNATURE


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    workspace = Slack(News(), bot_token="xoxb-1", app_token="xapp-1")
    await workspace.start()
    yield workspace
    await workspace.stop()


async def call(slack: Slack, method: str, **arguments: object) -> dict[str, Any]:
    """Call `method` as the app would, with its token unless another is given."""
    headers = {"Authorization": f"Bearer {arguments.pop('token', 'xoxb-1')}"}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.post(slack.url + method, json=arguments) as response,
    ):
        answer: dict[str, Any] = await response.json()
        return answer


async def test_a_message_is_posted_edited_and_found_in_the_history(slack: Slack) -> None:
    channel = slack.world.channel()
    key = {"event_type": "card", "event_payload": {"key": "k1"}}

    posted = await call(slack, "chat.postMessage", channel=channel, text="one", metadata=key)
    await call(slack, "chat.update", channel=channel, ts=posted["ts"], text="two", metadata=key)
    history = await call(slack, "conversations.history", channel=channel, include_all_metadata=True)

    assert [said.text for said in slack.record.public(channel)] == ["two"]
    assert history["messages"][0]["metadata"] == key
    assert slack.record.violations == []


async def test_a_wrong_token_and_an_unknown_method_are_written_down(slack: Slack) -> None:
    refused = await call(slack, "auth.test", token="xoxb-2")
    unknown = await call(slack, "chat.shout")

    assert refused == {"ok": False, "error": "invalid_auth"}
    assert unknown == {"ok": False, "error": "unknown_method"}
    assert slack.record.violations == ["auth.test with a wrong token"]
    assert slack.record.unknown_methods == ["chat.shout"]


async def test_a_response_url_is_good_for_five_answers(slack: Slack) -> None:
    user, channel = slack.world.person(), slack.world.channel()
    url = slack.slash_command("now", user, channel)["response_url"]

    async with aiohttp.ClientSession() as http:
        statuses = [(await http.post(url, json={"text": "hi"})).status for _ in range(6)]

    assert statuses == [200, 200, 200, 200, 200, 404]
    assert len(slack.record.private(user)) == 5
    assert slack.record.violations == ["a response_url used 6 times"]


async def test_a_trigger_opens_one_view_once(slack: Slack) -> None:
    trigger = slack.slash_command("", slack.world.person(), slack.world.channel())["trigger_id"]
    view = {"type": "modal", "title": {"type": "plain_text", "text": "A room"}, "blocks": []}

    first = await call(slack, "views.open", trigger_id=trigger, view=view)
    second = await call(slack, "views.open", trigger_id=trigger, view=view)

    assert first["ok"]
    assert second["error"] == "exchanged_trigger_id"


SECTION = {"type": "section", "block_id": "a", "text": {"type": "mrkdwn", "text": "words"}}


@pytest.mark.parametrize(
    "content",
    [
        {"blocks": [SECTION]},
        {"text": "t", "blocks": [SECTION, SECTION]},
        {"text": "t", "blocks": [{"type": "divider"}] * 51},
        {"text": "t", "blocks": [{**SECTION, "text": {"type": "mrkdwn", "text": "x" * 3001}}]},
        {"text": "t", "blocks": [{**SECTION, "text": {"type": "mrkdwn", "text": ""}}]},
        {"text": "t", "blocks": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}]},
        {"text": "t", "blocks": [{"type": "actions", "elements": []}]},
        {"text": "t", "blocks": [{"type": "image", "image_url": "https://img.example/1.png"}]},
        {"text": "t", "blocks": [{"type": "marquee"}]},
    ],
)
def test_what_slack_refuses_in_a_message_is_refused(content: dict[str, Any]) -> None:
    assert broken_in_message(content) != []


def test_what_slack_accepts_is_accepted() -> None:
    element = {"type": "plain_text_input", "action_id": "name"}
    label = {"type": "plain_text", "text": "Name"}
    form = {
        "type": "modal",
        "title": {"type": "plain_text", "text": "A room"},
        "submit": {"type": "plain_text", "text": "Make it"},
        "blocks": [{"type": "input", "block_id": "name", "label": label, "element": element}],
    }

    assert broken_in_message({"text": "t", "blocks": [SECTION, {"type": "divider"}]}) == []
    assert broken_in_view(form) == []
    assert broken_in_view({**form, "submit": None} | {"submit": {"type": "mrkdwn", "text": "x"}})


def test_a_command_is_a_form_and_the_rest_is_json_in_one_field() -> None:
    assert parse_qs(as_form("slash_commands", {"text": "now A & B"}).decode()) == {
        "text": ["now A & B"]
    }
    assert parse_qs(as_form("interactive", {"type": "x"}).decode()) == {
        "payload": ['{"type": "x"}']
    }


def test_reading_finds_every_word() -> None:
    option = {"text": {"type": "plain_text", "text": "One"}, "value": "1"}
    menu = {"type": "overflow", "action_id": "more", "options": [option]}

    words = plain_text({"text": "fallback", "blocks": [{**SECTION, "accessory": menu}]})

    assert words.split("\n") == ["fallback", "words", "One"]


async def test_an_envelope_comes_back_as_an_ack(slack: Slack) -> None:
    opened = await call(slack, "apps.connections.open", token="xapp-1")
    async with aiohttp.ClientSession() as http, http.ws_connect(opened["url"]) as socket:
        assert (await socket.receive_json())["type"] == "hello"
        typing = asyncio.create_task(slack.type("help"))
        envelope = await socket.receive_json()
        payload = {"text": "help yourself"}
        await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": payload})
        asked = await typing

    assert envelope["payload"]["text"] == "help"
    assert [said.text for said in slack.record.private(asked.user)] == ["help yourself"]
