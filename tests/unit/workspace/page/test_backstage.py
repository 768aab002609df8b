"""What goes on behind the scenes, as the page draws it: steps, things elsewhere, what was said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from bot.workspace.backstage import Backstage, Exchange, Exhibit, Guide, Part, Step, Traffic
from bot.workspace.world.people import ANA, WEI
from tests.unit.workspace.stage import Stage

NOW = 1793718000.0  # 2026-11-03 15:00 UTC


@dataclass
class Things:
    """A place where an app makes things."""

    held: list[Exhibit] = field(default_factory=list)
    done: list[tuple[str, str]] = field(default_factory=list)

    def title(self) -> str:
        return "Things"

    def exhibits(self) -> Sequence[Exhibit]:
        return self.held

    async def act(self, exhibit_id: str, name: str) -> str:
        if exhibit_id not in [one.id for one in self.held] or name != "turn":
            raise LookupError(exhibit_id)
        self.done.append((exhibit_id, name))
        return f"{exhibit_id} was turned."


def done() -> bool:
    return True


def not_done() -> bool:
    return False


def step(name: str, parts: str) -> Step:
    """Return a step; `+` is a part that was done, `-` one that was not."""
    drawn = tuple(
        Part(words=f"{name} {number}", is_done=done if mark == "+" else not_done)
        for number, mark in enumerate(parts, start=1)
    )
    return Step(name=name, title=name.title(), about="See.", fill=f"/room {name}", parts=drawn)


def guided(*steps: Step) -> Stage:
    guide = Guide(title="Things to try", steps=steps, farewell="That is all.")
    return Stage(backstage=Backstage(guide=guide))


def exhibiting(*held: Exhibit) -> tuple[Stage, Things]:
    things = Things([*held])
    return Stage(backstage=Backstage(elsewhere=things)), things


def said(*last: Exchange) -> Stage:
    traffic = Traffic(name="talk", title="Talk", last=lambda limit: last[:limit])
    return Stage(backstage=Backstage(traffics=(traffic,)))


async def test_the_first_step_that_is_not_done_stands_open() -> None:
    page = await guided(step("one", "+"), step("two", "-"), step("three", "-")).page()

    assert "1 of 3 done" in page
    assert 'class="step done" data-step="one"' in page
    assert 'class="step next" data-step="two"' in page
    assert 'class="step ahead" data-step="three"' in page
    opened = re.findall(r'<details id="wire-step-(\w+)" class="step-fold" open', page)
    assert opened == ["two"]


async def test_a_tick_is_told_in_words_too() -> None:
    words = await guided(step("one", "+"), step("two", "-")).words()

    assert re.search(r"Done:\s+One", words)
    assert re.search(r"To do:\s+Two", words)


async def test_a_step_of_several_parts_tells_each() -> None:
    stage = guided(step("one", "+-"))

    words = await stage.words()

    assert "0 of 1 done" in words
    assert re.search(r"Done:\s+one 1", words)
    assert re.search(r"To do:\s+one 2", words)


async def test_after_the_last_step_comes_one_sentence() -> None:
    assert "That is all." in await guided(step("one", "+")).words()
    assert "That is all." not in await guided(step("one", "-")).words()


@pytest.mark.parametrize(
    ("channel", "leads_to"),
    [("C0RANDOM001", "C0RANDOM001"), ("home", "C0GENERAL01"), ("C0LOUNGE001", "C0GENERAL01")],
)
async def test_a_click_fills_the_composer_where_the_app_is(channel: str, leads_to: str) -> None:
    stage = guided(step("now", "-"))

    page = await stage.page(channel=channel)

    href = f"/?as={ANA.id}&amp;channel={leads_to}&amp;fill=%2Froom+now"
    assert f'href="{href}"' in page
    filled = await stage.http.get(href.replace("&amp;", "&"))
    assert 'id="composer"' in filled.text
    assert "/room now" in filled.text.partition('id="composer"')[2]


THING = Exhibit(
    id="thing-1",
    title="A <thing>",
    state="running",
    facts=(("inside", "3"),),
    span=(NOW, NOW + 3600),
    acts=(("turn", "Turn it"),),
)


async def test_things_are_shown_with_their_times_in_the_readers_zone() -> None:
    stage, _ = exhibiting(THING)

    assert "A &lt;thing&gt;" in await stage.page()
    assert "16:00–17:00" in await stage.words(person=ANA.id)
    assert "23:00–00:00" in await stage.words(person=WEI.id)
    assert "inside 3" in re.sub(r"\s+", " ", await stage.words())


async def test_twenty_things_are_shown_and_the_rest_is_counted() -> None:
    many = [Exhibit(id=f"thing-{n}", title="T", state="gone", is_gone=True) for n in range(23)]
    stage, _ = exhibiting(*many)

    page = await stage.page()

    assert page.count('class="exhibit gone"') == 20
    assert "…and 3 more" in page


async def test_where_nothing_was_made_that_is_said() -> None:
    stage, _ = exhibiting()

    assert "None yet." in await stage.words()


async def test_something_is_done_to_a_thing() -> None:
    stage, things = exhibiting(THING)

    answer = await stage.act("/elsewhere", exhibit="thing-1", act="turn")

    assert answer.status_code == 204
    assert things.done == [("thing-1", "turn")]
    assert "thing-1 was turned." in await stage.words()


@pytest.mark.parametrize("fields", [{}, {"exhibit": "thing-9", "act": "turn"}, {"act": "burn"}])
async def test_what_cannot_be_done_is_told(fields: dict[str, str]) -> None:
    stage, things = exhibiting(THING)

    answer = await stage.act("/elsewhere", **fields)

    assert answer.status_code == 409
    assert answer.json() == {"error": "That is not there any more, or cannot be done to it."}
    assert things.done == []


async def test_where_there_is_nothing_elsewhere_nothing_can_be_done() -> None:
    answer = await Stage().act("/elsewhere", exhibit="thing-1", act="turn")

    assert answer.status_code == 409


CALL = Exchange(
    id="talk-1",
    at=NOW,
    name="create_thing",
    outcome="100007",
    is_well=False,
    ms=12.4,
    struck_by="code",
    notes=("an odd field",),
    request={"Name": "<b>"},
    answer=None,
)


async def test_what_was_said_opens_to_request_and_answer() -> None:
    page = await said(CALL).page(person=ANA.id)

    assert 'class="exchange ill"' in page
    assert '<details id="call-talk-1">' in page
    for part in ("16:00:00", "create_thing", "100007", "12 ms", "code", "an odd field", "last 1"):
        assert part in page
    assert "{\n  &quot;Name&quot;: &quot;&lt;b&gt;&quot;\n}" in page
    assert "<b>Answer</b> none" in page


async def test_a_long_answer_is_cut() -> None:
    long = Exchange(id="1", at=NOW, name="x", outcome="0", is_well=True, answer="a" * 9000)

    page = await said(long).page()

    assert "a" * 3000 in page
    assert "a" * 4001 not in page


async def test_at_most_thirty_are_shown() -> None:
    many = [Exchange(id=str(n), at=NOW, name="x", outcome="0", is_well=True) for n in range(40)]

    assert (await said(*many).page()).count('class="exchange well"') == 30
