"""Behind the scenes: the clock that somebody moves, the switches they turn."""

from dataclasses import dataclass, field, replace

import pytest

from bot.workspace.acting.moving import span
from bot.workspace.backstage import Switch
from bot.workspace.world.people import ANA, SAM, WEI
from tests.unit.workspace.stage import PushedClock, Stage


@dataclass
class Wound:
    """A clockwork that keeps what was asked of it."""

    clock: PushedClock
    next_at: float | None = None
    moves: list[float] = field(default_factory=list)

    def ahead_s(self) -> float:
        return sum(self.moves)

    def back(self) -> None:
        self.clock.now -= self.ahead_s()
        self.moves.clear()

    def forward(self, seconds: float) -> None:
        self.moves.append(seconds)
        self.clock.now += seconds

    async def next_event(self) -> float | None:
        return self.next_at


@pytest.fixture
def wound() -> Wound:
    return Wound(PushedClock())


@pytest.fixture
def stage(wound: Wound) -> Stage:
    return Stage(clock=wound.clock, clockwork=wound)


async def move(stage: Stage, wish: str) -> None:
    answer = await stage.act("/clock", move=wish)
    assert answer.status_code == 204


async def test_where_nothing_was_handed_in_there_is_no_panel() -> None:
    stage = Stage()

    page = await stage.page()
    answer = await stage.act("/clock", move="300")

    assert 'id="wire"></' in page
    assert answer.json() == {"error": "The clock of this workspace cannot be moved."}


async def test_each_person_reads_the_clock_in_their_own_zone(stage: Stage) -> None:
    assert "Tue 3 Nov 2026, 16:00" in await stage.page(person=ANA.id)
    assert "2026年11月3日 周二 23:00" in await stage.page(person=WEI.id)
    assert "Tue 3 Nov 2026, 10:00 AM" in await stage.page(person=SAM.id)
    assert "<small>New York</small>" in await stage.page(person=SAM.id)


async def test_five_minutes_pass_at_a_press(stage: Stage, wound: Wound) -> None:
    await move(stage, "300")

    assert wound.moves == [300]
    page = await stage.page()
    assert "16:05" in page
    assert "5 minutes forward." in page


async def test_the_next_event_is_reached_and_not_passed(stage: Stage, wound: Wound) -> None:
    wound.next_at = wound.clock.now + 750.5

    await move(stage, "next")

    assert wound.clock.now == wound.next_at
    assert "12 minutes 30 seconds forward, to the next event." in await stage.words()


async def test_an_event_that_is_due_moves_nothing(stage: Stage, wound: Wound) -> None:
    wound.next_at = wound.clock.now - 3

    await move(stage, "next")

    assert wound.moves == [0]
    assert "The event is due now." in await stage.words()


async def test_the_clock_goes_back_to_now(stage: Stage, wound: Wound) -> None:
    began = wound.clock.now
    assert "Back to now" not in await stage.page()
    await move(stage, "7200")
    assert "2 hours ahead" in await stage.words()

    await move(stage, "back")

    assert wound.clock.now == began
    words = await stage.words()
    assert "2 hours back, to now." in words
    assert "Back to now" not in words


async def test_who_is_at_now_stays_there(stage: Stage, wound: Wound) -> None:
    await move(stage, "back")

    assert wound.moves == []
    assert "It is now already." in await stage.words()


async def test_when_nothing_is_due_the_bar_says_so(stage: Stage, wound: Wound) -> None:
    await move(stage, "next")

    assert wound.moves == []
    assert "Nothing is due: no event lies ahead." in await stage.words()


@pytest.mark.parametrize("wish", ["", "-300", "soon", "1e9", "99999999", "٣٠٠"])
async def test_a_clock_moves_by_whole_seconds_alone(stage: Stage, wound: Wound, wish: str) -> None:
    answer = await stage.act("/clock", move=wish)

    assert answer.status_code == 409
    assert wound.moves == []


async def test_without_javascript_a_move_leads_back_to_the_page(stage: Stage) -> None:
    fields = {"as": WEI.id, "channel": "home", "move": "300"}

    answer = await stage.http.post("/clock", data=fields)

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/?as={WEI.id}&channel=home"


async def test_every_page_hears_of_a_move(stage: Stage) -> None:
    version = stage.workspace.watchers.version

    await move(stage, "300")

    assert stage.workspace.watchers.version > version


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "1 second"),
        (59.6, "1 minute"),
        (61, "1 minute 1 second"),
        (7200, "2 hours"),
        (90_061, "1 day 1 hour"),
    ],
)
def test_a_length_of_time_is_said_in_two_words_at_most(seconds: float, words: str) -> None:
    assert span(seconds) == words


@dataclass
class Lamp:
    """Something that a switch turns on."""

    shines: bool = False

    async def turn(self, is_on: bool) -> None:  # noqa: FBT001 - as a switch calls it
        self.shines = is_on

    def switch(self, name: str = "lamp") -> Switch:
        return Switch(name=name, label="Lamp", is_on=lambda: self.shines, turn=self.turn)


async def test_a_switch_is_turned_on_and_off_again() -> None:
    lamp = Lamp()
    stage = Stage(switches=(lamp.switch(),))

    await stage.act("/switches", switch="lamp", turn="on")
    shone, page = lamp.shines, await stage.page()
    await stage.act("/switches", switch="lamp", turn="off")

    assert shone
    assert 'aria-pressed="true"' in page
    assert 'name="turn" value="off"' in page
    assert "Lamp: on." in page
    assert not lamp.shines
    assert 'aria-pressed="false"' in await stage.page()


async def test_everything_is_put_right_at_one_press() -> None:
    lamps = {name: Lamp() for name in ("one", "two", "three")}
    lamps["one"].shines = lamps["three"].shines = True
    stage = Stage(switches=tuple(lamp.switch(name) for name, lamp in lamps.items()))
    assert "2 on" in await stage.words()

    await stage.act("/switches", switch="every", turn="off")

    assert [lamp.shines for lamp in lamps.values()] == [False, False, False]
    words = await stage.words()
    assert "Everything is right again." in words
    assert "all is right" in words


async def test_all_switches_are_never_turned_on_together(stage: Stage) -> None:
    answer = await stage.act("/switches", switch="every", turn="on")

    assert answer.json() == {"error": "There is no such switch."}


async def test_what_one_will_see_stands_beside_a_switch() -> None:
    switch = replace(Lamp().switch(), about="It gets bright.")

    page = await Stage(switches=(switch,)).page()

    assert 'aria-describedby="about-lamp"' in page
    assert '<small id="about-lamp">It gets bright.</small>' in page


async def test_a_switch_that_is_not_there_is_told(stage: Stage) -> None:
    answer = await stage.act("/switches", switch="lamp", turn="on")

    assert answer.json() == {"error": "There is no such switch."}
