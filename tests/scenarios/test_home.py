"""The home tab: opened, followed, and everything on it answered where it was pressed."""

import json

from bot.workspace.world.people import ANA
from bot.workspace.world.views import OpenView
from tests.scenarios.stage import Stage


def drawn(view: OpenView | None) -> str:
    """Return all that a view shows."""
    return json.dumps(view.source, ensure_ascii=False) if view is not None else ""


def home(stage: Stage, person: str = ANA.id) -> str:
    """Return what a person's home shows."""
    return drawn(stage.workspace.desks.home(person))


def window(stage: Stage, person: str = ANA.id) -> str:
    """Return what the topmost window of a person shows."""
    return drawn(stage.workspace.desks.top(person))


async def opens_home(stage: Stage, person: str = ANA.id) -> None:
    """Open the app's home tab on the page."""
    answer = await stage.page.get("/", params={"as": person, "channel": "home"})
    assert answer.status_code == 200
    await stage.until(lambda: home(stage, person))


async def presses(stage: Stage, view: OpenView | None, action_id: str) -> None:
    """Press a button of a view."""
    assert view is not None
    blocks = view.source["blocks"]
    block_id = next(
        block["block_id"]
        for block in blocks
        for one in [block.get("accessory") or {}, *block.get("elements", [])]
        if one.get("action_id") == action_id
    )
    fields = {"view": view.id, "press": f"{block_id}|{action_id}", "confirmed": "1"}
    where = {"as": view.person, "channel": "home"}
    answer = await stage.page.post("/press", data=where | fields, headers={"x-page": "1"})
    assert answer.status_code == 204, answer.text


async def test_an_empty_home_makes_its_first_room(stage: Stage) -> None:
    await opens_home(stage)
    assert "You have no rooms just now." in home(stage)

    await presses(stage, stage.workspace.desks.home(ANA.id), "open_form")
    form = await stage.form()
    await stage.sends(form, name="Stand-up")
    await stage.until(lambda: "opened in none" in json.dumps(form.errors))
    await stage.sends(form, name="Stand-up", channel="C0STANDUP01")

    await stage.card("#standup")
    await stage.until(lambda: "Stand-up" in home(stage))


async def test_a_home_follows_what_is_made_and_ended_elsewhere(stage: Stage) -> None:
    await opens_home(stage)

    await stage.types("/room now Stand-up")
    await stage.until(lambda: "Stand-up" in home(stage))
    await stage.types("/room end last")

    await stage.until(lambda: "You have no rooms just now." in home(stage))


async def test_a_room_is_ended_from_home(stage: Stage) -> None:
    await stage.types("/room now Stand-up")
    await stage.card()
    await opens_home(stage)

    await presses(stage, stage.workspace.desks.home(ANA.id), "manage")
    await stage.until(lambda: "You may end it" in window(stage))
    await presses(stage, stage.workspace.desks.top(ANA.id), "end")

    await stage.until(lambda: "has ended" in window(stage))
    await stage.until(lambda: "You have no rooms just now." in home(stage))


async def test_what_failed_is_tried_again_from_home(stage: Stage) -> None:
    stage.fails(code=100007, n=1)
    await stage.types("/room now Stand-up")
    await stage.told("100007")
    await opens_home(stage)
    assert "Needs attention" in home(stage)

    await presses(stage, stage.workspace.desks.home(ANA.id), "retry")

    await stage.until(lambda: "Trying again" in window(stage))
    await stage.until(lambda: '"Now"' in home(stage))
