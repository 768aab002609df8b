"""`views.*`: triggers, stacks, hashes, home tabs."""

from typing import Any

import pytest

from bot.workspace.world.people import ANA
from tests.unit.workspace.payloads import home, modal, plain, section
from tests.unit.workspace.stage import Stage


async def trigger(stage: Stage) -> str:
    await stage.type("/room")
    trigger_id: str = stage.bot.got[-1].payload["trigger_id"]
    return trigger_id


async def test_a_form_opens_for_who_acted(stage: Stage) -> None:
    told = await stage.api("views.open", trigger_id=await trigger(stage), view=modal())

    assert told["view"]["type"] == "modal"
    assert told["view"]["root_view_id"] == told["view"]["id"]
    assert "Make a room" in await stage.words()


async def test_a_trigger_is_good_once(stage: Stage) -> None:
    trigger_id = await trigger(stage)
    await stage.api("views.open", trigger_id=trigger_id, view=modal())

    told = await stage.api("views.open", trigger_id=trigger_id, view=modal())

    assert told["error"] == "exchanged_trigger_id"


async def test_a_trigger_lives_three_seconds(stage: Stage) -> None:
    trigger_id = await trigger(stage)

    stage.clock.now += 3.1
    told = await stage.api("views.open", trigger_id=trigger_id, view=modal())

    assert told["error"] == "expired_trigger_id"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"view": modal()}, "invalid_arguments"),
        ({"view": modal(), "trigger_id": "1.2.3"}, "invalid_trigger_id"),
        ({"trigger_id": "1.2.3"}, "invalid_arguments"),
        ({"view": home(), "trigger_id": "1.2.3"}, "invalid_arguments"),
        ({"view": "words", "trigger_id": "1.2.3"}, "invalid_arguments"),
        ({"view": modal(title=plain("x" * 25)), "trigger_id": "1.2.3"}, "invalid_arguments"),
    ],
)
async def test_a_form_that_cannot_be_is_refused(
    stage: Stage, arguments: dict[str, Any], error: str
) -> None:
    told = await stage.api("views.open", **arguments)

    assert told["error"] == error


async def test_a_refused_form_leaves_its_trigger_whole(stage: Stage) -> None:
    trigger_id = await trigger(stage)
    await stage.api("views.open", trigger_id=trigger_id, view=modal(section("")))

    told = await stage.api("views.open", trigger_id=trigger_id, view=modal())

    assert told["ok"] is True


async def test_a_form_is_stacked_from_within_a_form(stage: Stage) -> None:
    first = await stage.open_form(modal())
    within = stage.workspace.tickets.new_trigger(ANA.id, view_id=first)

    told = await stage.api("views.push", trigger_id=within, view=modal())

    assert told["view"]["previous_view_id"] == first
    assert told["view"]["root_view_id"] == first


async def test_a_form_is_not_stacked_on_nothing(stage: Stage) -> None:
    told = await stage.api("views.push", trigger_id=await trigger(stage), view=modal())

    assert told["error"] == "invalid_trigger_id"


async def test_a_fourth_form_is_refused(stage: Stage) -> None:
    first = await stage.open_form(modal())
    answers = [
        await stage.api(
            "views.push",
            trigger_id=stage.workspace.tickets.new_trigger(ANA.id, view_id=first),
            view=modal(),
        )
        for _ in range(3)
    ]

    assert [answer.get("error") for answer in answers] == [None, None, "push_limit_reached"]


async def test_an_update_with_an_old_hash_is_refused(stage: Stage) -> None:
    view_id = await stage.open_form(modal())
    first = await stage.api("views.update", view_id=view_id, view=modal(title=plain("One")))
    old = stage.workspace.desks.stack(ANA.id)[0].hash

    good = await stage.api(
        "views.update", view_id=view_id, hash=first["view"]["hash"], view=modal()
    )
    bad = await stage.api("views.update", view_id=view_id, hash=old, view=modal())

    assert good["ok"] is True
    assert bad["error"] == "hash_conflict"


async def test_a_form_is_found_by_the_apps_own_id(stage: Stage) -> None:
    view_id = await stage.open_form(modal(external_id="mine"))

    told = await stage.api("views.update", external_id="mine", view=modal(external_id="mine"))
    twice = await stage.api(
        "views.open",
        trigger_id=stage.workspace.tickets.new_trigger(ANA.id),
        view=modal(external_id="mine"),
    )

    assert told["view"]["id"] == view_id
    assert twice["error"] == "duplicate_external_id"


async def test_a_form_that_is_closed_cannot_be_updated(stage: Stage) -> None:
    told = await stage.api("views.update", view_id="V0", view=modal())

    assert told["error"] == "not_found"


async def test_a_home_tab_is_published_for_one(stage: Stage) -> None:
    told = await stage.api("views.publish", user_id=ANA.id, view=home(section("mine")))
    stale = await stage.api("views.publish", user_id=ANA.id, view=home(), hash="0.0")
    nobody = await stage.api("views.publish", user_id="U0", view=home())

    assert told["view"]["type"] == "home"
    assert "mine" in await stage.words(channel="home")
    assert stale["error"] == "hash_conflict"
    assert nobody["error"] == "user_not_found"


async def test_a_home_tab_that_is_published_again_replaces_the_first(stage: Stage) -> None:
    first = await stage.api("views.publish", user_id=ANA.id, view=home(section("old")))

    second = await stage.api(
        "views.publish",
        user_id=ANA.id,
        view=home(section("new")),
        hash=first["view"]["hash"],
    )

    assert second["view"]["id"] == first["view"]["id"]
    assert second["view"]["hash"] != first["view"]["hash"]
    assert "new" in await stage.words(channel="home")


async def test_blocks_are_judged_without_a_token(stage: Stage) -> None:
    good = await stage.api("blocks.validate", token="", blocks=[section()])
    bad = await stage.api("blocks.validate", token="", view=modal(section("")))
    message = await stage.api("blocks.validate", token="", message={"blocks": [section()]})

    assert good["ok"] is True
    assert message["ok"] is True
    assert bad["errors"][0].keys() == {"code", "message", "pointer", "constraint"}


@pytest.mark.parametrize(
    "arguments", [{}, {"blocks": [], "view": {}}, {"view": 1}, {"message": {"text": "x"}}]
)
async def test_judging_needs_one_thing(stage: Stage, arguments: dict[str, Any]) -> None:
    told = await stage.api("blocks.validate", **arguments)

    assert told["error"] == "invalid_arguments"


async def test_a_sign_of_life(stage: Stage) -> None:
    assert (await stage.api("api.test"))["ok"] is True
    assert (await stage.api("api.test", error="my_error"))["error"] == "my_error"


@pytest.mark.parametrize("kind", [[], {}, 7, None, "window"])
async def test_a_view_of_a_kind_that_is_none_is_judged(stage: Stage, kind: object) -> None:
    told = await stage.api("blocks.validate", view=modal() | {"type": kind})

    assert told["error"] == "invalid_blocks"
    assert told["errors"][0]["pointer"] == "/type"
