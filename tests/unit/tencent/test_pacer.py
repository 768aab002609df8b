"""The rate: slots that are free again a second after the response, served by rank."""

import asyncio

from bot.tencent.pacing.pacer import LOWER, Pacer, Rank
from tests.unit.tencent.props.lenders import FakeLender
from tests.unit.tencent.props.timers import Timers, settle

CREATE = "room_engine_http_srv/create_room"
INFO = "room_engine_http_srv/get_room_info"


class Turns:
    """People who want a turn; `served` has their names in the order in which they got one."""

    def __init__(self, pacer: Pacer) -> None:
        self.pacer = pacer
        self.served: list[str] = []
        self.ends: dict[str, asyncio.Event] = {}

    async def want(
        self,
        name: str,
        *,
        path: str = INFO,
        rank: Rank = Rank.PERSON,
        room_id: str = "",
        is_long: bool = False,
    ) -> asyncio.Task[None]:
        task = asyncio.create_task(self._take(name, path, rank, room_id))
        self.ends[name] = asyncio.Event()
        if not is_long:
            self.ends[name].set()
        await settle()
        return task

    async def _take(self, name: str, path: str, rank: Rank, room_id: str) -> None:
        async with self.pacer.turn(path, rank, room_id):
            self.served.append(name)
            await self.ends[name].wait()

    async def finish(self, name: str) -> None:
        """Let that one's response come."""
        self.ends[name].set()
        await settle()


async def test_a_slot_is_free_again_a_second_after_the_response(timers: Timers) -> None:
    turns = Turns(Pacer(1, timers.later))
    await turns.want("first", is_long=True)
    await turns.want("second")
    await timers.push(5)
    await turns.finish("first")

    await timers.push(0.99)
    assert turns.served == ["first"]
    await timers.push(0.02)

    assert turns.served == ["first", "second"]


async def test_no_sliding_second_holds_more_calls_than_the_rate(timers: Timers) -> None:
    turns = Turns(Pacer(5, timers.later))
    for number in range(17):
        await turns.want(str(number))
    counts = [len(turns.served)]

    for _ in range(4):
        await timers.push(1.01)
        counts.append(len(turns.served))

    assert counts == [5, 10, 15, 17, 17]


async def test_people_go_before_scheduled_work(timers: Timers) -> None:
    turns = Turns(Pacer(1, timers.later))
    await turns.want("early")
    await turns.want("booking", rank=Rank.SCHEDULED)
    await turns.want("person")

    for _ in range(2):
        await timers.push(1.01)

    assert turns.served == ["early", "person", "booking"]


async def test_each_command_has_its_own_slots(timers: Timers) -> None:
    turns = Turns(Pacer(1, timers.later))

    await turns.want("create", path=CREATE)
    await turns.want("info", path=INFO)

    assert turns.served == ["create", "info"]


async def test_a_command_with_a_lower_limit_keeps_it(timers: Timers) -> None:
    turns = Turns(Pacer(180, timers.later))

    for number in range(12):
        await turns.want(str(number), path="live_engine_http_srv/get_room_list")

    assert len(turns.served) == 10


async def test_a_low_rate_is_not_raised_by_the_table(timers: Timers) -> None:
    turns = Turns(Pacer(2, timers.later))

    for number in range(4):
        await turns.want(str(number), path="im_open_login_svc/account_check")

    assert LOWER["im_open_login_svc/account_check"] == 100
    assert len(turns.served) == 2


async def test_a_room_id_is_created_once_in_1_1_seconds(timers: Timers) -> None:
    turns = Turns(Pacer(180, timers.later))
    await turns.want("once", path=CREATE, room_id="a")
    await turns.want("again", path=CREATE, room_id="a")
    await turns.want("other", path=CREATE, room_id="b")

    await timers.push(1.09)
    assert turns.served == ["once", "other"]
    await timers.push(0.02)

    assert turns.served == ["once", "other", "again"]


async def test_who_waits_for_a_room_id_holds_no_slot(timers: Timers) -> None:
    turns = Turns(Pacer(2, timers.later))
    await turns.want("once", path=CREATE, room_id="a")
    await turns.want("again", path=CREATE, room_id="a")

    await turns.want("other", path=CREATE, room_id="b")

    assert turns.served == ["once", "other"]


async def test_who_gives_up_waiting_takes_no_slot(timers: Timers) -> None:
    turns = Turns(Pacer(1, timers.later))
    await turns.want("first")
    given_up = await turns.want("impatient")
    await turns.want("patient")
    given_up.cancel()

    await timers.push(1.01)

    assert turns.served == ["first", "patient"]


async def test_who_gives_up_as_the_slot_comes_passes_it_on(timers: Timers) -> None:
    pacer = Pacer(1, timers.later)
    turns = Turns(pacer)
    await turns.want("first")
    given_up = await turns.want("impatient")
    await turns.want("patient")

    timers.ring_next()
    given_up.cancel()
    await settle()

    assert turns.served == ["first", "patient"]


async def test_a_call_that_fails_holds_its_slot_for_a_second_too(timers: Timers) -> None:
    turns = Turns(Pacer(1, timers.later))
    failed = await turns.want("failing", is_long=True)
    failed.cancel()
    await turns.want("next")

    await timers.push(0.9)
    assert turns.served == ["failing"]
    await timers.push(0.2)

    assert turns.served == ["failing", "next"]


async def test_a_thousand_room_ids_leave_nothing_behind(timers: Timers) -> None:
    pacer = Pacer(2000, timers.later)
    turns = Turns(pacer)
    for number in range(50):
        await turns.want(str(number), path=CREATE, room_id=f"room-{number}")

    await timers.push(2)

    assert pacer.room_ids_held == 0


async def test_on_the_loop_a_pause_ends() -> None:
    await asyncio.wait_for(Pacer(1).pause(0.001), 1)


async def test_after_a_restart_no_call_is_made_before_the_last_ones_are_forgotten(
    timers: Timers,
) -> None:
    turns = Turns(Pacer(2, timers.later, quiet_s=60.0))
    await turns.want("booking", rank=Rank.SCHEDULED)
    await turns.want("person")
    await turns.want("another", path=INFO)

    await timers.push(59)
    assert turns.served == []
    await timers.push(1.01)

    assert turns.served == ["person", "another"]


async def test_processes_that_share_a_lender_share_the_slots(timers: Timers) -> None:
    lender = FakeLender(timers.clock.now)
    one, other = (Turns(Pacer(3, timers.later, lender=lender)) for _ in "ab")
    for number in range(4):
        await one.want(str(number))
        await other.want(str(number))
    counts = [len(one.served) + len(other.served)]

    for _ in range(3):
        await timers.push(1.1)
        counts.append(len(one.served) + len(other.served))

    assert counts == [3, 6, 8, 8]
