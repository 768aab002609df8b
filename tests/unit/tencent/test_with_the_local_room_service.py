"""Our client and the local room service meet on the wire, without a socket."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest

from bot.errors import RoomApiRefused
from bot.room_service.app import build
from bot.room_service.credentials import Credentials
from bot.room_service.faults.faults import Fault
from bot.room_service.state import State
from bot.rooms.request import When
from bot.rooms.room import RoomKind, RoomType, SeatMode
from bot.tencent.room_api import LiveApi, TencentRoomApi
from tests.factories import NOW
from tests.unit.tencent.props.rooms import COVER, a_new_room
from tests.unit.tencent.props.timers import ADMIN, APP_ID, BASE_URL, KEY, Timers, an_api, settle

RATE = 5


@dataclass
class Stage:
    """The local room service, and a client on the same clock."""

    service: State
    http: httpx.AsyncClient
    timers: Timers

    def api(self, live_api: LiveApi = LiveApi.TEMPLATES, rate: int = RATE) -> TencentRoomApi:
        return an_api(self.http, self.timers, live_api=live_api, rate=rate)

    @property
    def codes(self) -> list[int | None]:
        """Return what the service answered, call by call."""
        return [call.code for call in self.service.calls]

    @property
    def oddities(self) -> list[str]:
        """Return in what the calls went past the documents."""
        return [note for call in self.service.calls for note in call.notes]


@pytest.fixture
async def stage(timers: Timers) -> AsyncIterator[Stage]:
    app = build(Credentials(APP_ID, KEY, ADMIN), clock=timers.clock.now, rate=RATE)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url=BASE_URL) as http:
        yield Stage(app.state.service, http, timers)


async def test_a_conference_with_everything_is_taken_without_a_remark(stage: Stage) -> None:
    new = a_new_room(
        cap=50,
        seats=8,
        seat_mode=SeatMode.FREE,
        is_audio_disabled=True,
        is_video_disabled=True,
        is_screen_sharing_disabled=True,
        is_message_disabled=True,
        is_cloud_recording_disabled=True,
    )

    await stage.api().create_room(new)

    info = (await stage.api().get_room_info(RoomType.CONFERENCE, "standup-42")).value
    assert (info.max_members, info.max_seats, info.seat_mode) == (50, 8, "FreeToTake")
    assert info.is_audio_disabled
    assert (info.starts_at, info.ends_at) == (new.starts_at, new.ends_at)
    assert stage.oddities == []


@pytest.mark.parametrize("live_api", LiveApi)
@pytest.mark.parametrize("kind", [RoomKind.LIVE, RoomKind.VOICE])
async def test_a_live_room_with_everything_is_taken_in_each_generation(
    stage: Stage, live_api: LiveApi, kind: RoomKind
) -> None:
    stage.service.switches.strict_generation = None if live_api == "classic" else live_api.value
    new = a_new_room(
        kind, cap=50, cover=COVER, categories=(1, 2), is_public=False, notice="Bring slides"
    )

    made = (await stage.api(live_api).create_room(new)).value

    info = (await stage.api(live_api).get_room_info(RoomType.LIVE, "standup-42")).value
    assert made.left_out == ()
    assert (info.max_members, info.notice, info.cover_url) == (50, "Bring slides", COVER)
    assert (info.categories, info.is_public) == ((1, 2), False)
    assert stage.oddities == []


async def test_a_notice_that_is_refused_is_left_out_of_a_room_that_is_made(stage: Stage) -> None:
    stage.service.faults.add(Fault("code", command="update_room_info", code=100026))

    answer = await stage.api().create_room(a_new_room(RoomKind.LIVE, notice="Bring slides"))

    assert answer.value.left_out == ("notice",)
    assert stage.codes == [0, 100026]


@pytest.mark.parametrize(
    "quirk", ["integer_owner", "string_booleans", "integer_seat_mode", "string_message_disabled"]
)
async def test_every_quirk_of_an_answer_is_read(stage: Stage, quirk: str) -> None:
    await stage.api().create_room(a_new_room(RoomKind.LIVE, is_message_disabled=True))
    stage.service.switches.quirks = frozenset({quirk})

    info = (await stage.api().get_room_info(RoomType.LIVE, "standup-42")).value

    assert info.is_message_disabled is True
    assert info.seat_mode in {"ApplyToTake", "2"}
    assert info.owner_account == ADMIN or info.owner_account.isdigit()


async def test_more_calls_than_the_account_may_make_wait_and_none_is_refused(stage: Stage) -> None:
    api = stage.api()

    calls = [
        asyncio.create_task(api.create_room(a_new_room(room_id=f"room-{number}")))
        for number in range(3 * RATE)
    ]
    while not all(call.done() for call in calls):
        await stage.timers.push(0.05)

    assert stage.codes == [0] * 3 * RATE


async def test_an_id_is_never_created_twice_in_a_second(stage: Stage) -> None:
    api = stage.api()

    calls = [asyncio.create_task(api.create_room(a_new_room())) for _ in range(3)]
    while not all(call.done() for call in calls):
        await stage.timers.push(0.05)

    assert stage.codes == [0, 100010, 100010]


async def test_a_signature_of_another_key_is_refused_after_one_new_one(stage: Stage) -> None:
    stage.service.credentials = Credentials(APP_ID, "another key", ADMIN)

    with pytest.raises(RoomApiRefused, match="70009") as refused:
        await stage.api().get_room_info(RoomType.CONFERENCE, "standup-42")

    assert [one.code for one in refused.value.tries] == [70009, 70009]


async def test_a_signature_outlives_its_hour_by_being_renewed(stage: Stage) -> None:
    api = stage.api()
    await api.create_room(a_new_room())

    for _ in range(5):
        await stage.timers.push(1800)
        await api.get_room_info(RoomType.CONFERENCE, "standup-42")

    assert set(stage.codes) == {0}


@pytest.mark.parametrize("code", [100001, 100003, 100007, 100011, 100013, 100026, 101011, 60020])
async def test_a_code_of_the_service_arrives_with_its_words(stage: Stage, code: int) -> None:
    stage.service.faults.add(Fault("code", code=code, info="in its own words"))

    with pytest.raises(RoomApiRefused) as refused:
        await stage.api().create_room(a_new_room())

    assert (refused.value.code, refused.value.last.info) == (code, "in its own words")
    assert refused.value.last.request_id.startswith("Id-")


async def test_a_person_does_not_wait_behind_a_burst_of_bookings(stage: Stage) -> None:
    api = stage.api()
    when = When(NOW, "2026-11-04T16:00", "Europe/Berlin")
    scheduled = [
        asyncio.create_task(api.create_room(a_new_room(room_id=f"b{n}", when=when)))
        for n in range(4 * RATE)
    ]
    await settle()
    person = asyncio.create_task(api.create_room(a_new_room(room_id="mine")))

    await stage.timers.push(1.1)

    assert person.done()
    while not all(call.done() for call in scheduled):
        await stage.timers.push(0.5)


async def test_what_can_wait_goes_after_what_people_ask(stage: Stage) -> None:
    await stage.api().create_room(a_new_room())
    api, served = stage.api(rate=1), list[str]()

    async def ask(name: str, *, can_wait: bool) -> None:
        await api.get_room_info(RoomType.CONFERENCE, "standup-42", can_wait=can_wait)
        served.append(name)

    names = {"first": False, "look": True, "another look": True, "person": False}
    tasks = [asyncio.create_task(ask(name, can_wait=waits)) for name, waits in names.items()]
    await settle()
    for _ in tasks:
        await stage.timers.push(1.01)

    assert served == ["first", "person", "look", "another look"]
