"""Date and time pickers: what they begin with, what they send, what they show."""

import pytest

from tests.unit.workspace.payloads import field, modal
from tests.unit.workspace.stage import Stage


async def submit(stage: Stage, view_id: str, **fields: str) -> None:
    answer = await stage.act(f"/views/{view_id}/submit", **fields)
    assert answer.status_code == 204


PICKERS: dict[str, tuple[str, str, str]] = {
    "datepicker": ("initial_date", "2026-11-03", "selected_date"),
    "timepicker": ("initial_time", "09:30", "selected_time"),
}


@pytest.mark.parametrize("kind", PICKERS)
async def test_a_picker_begins_with_what_the_app_put_there(stage: Stage, kind: str) -> None:
    name, initial, key = PICKERS[kind]
    view_id = await stage.open_form(modal(field({"type": kind, name: initial}, "f")))
    page = await stage.page()

    await submit(stage, view_id)

    assert f'type="{kind.removesuffix("picker")}" value="{initial}"' in page
    values = stage.bot.got[0].payload["view"]["state"]["values"]
    assert values == {"f": {"f": {"type": kind, key: initial}}}


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("datepicker", "tomorrow"),
        ("datepicker", "2026-02-30"),
        ("timepicker", "noon"),
        ("timepicker", "24:30"),
    ],
)
async def test_a_picker_sends_nothing_that_slack_would_not(
    stage: Stage, kind: str, sent: str
) -> None:
    view_id = await stage.open_form(modal(field({"type": kind}, "f")))

    await submit(stage, view_id, **{f"f|f|{kind}": sent})

    assert stage.bot.got == []
    assert "Please complete this required field." in await stage.words()


async def test_a_time_is_told_without_its_seconds(stage: Stage) -> None:
    view_id = await stage.open_form(modal(field({"type": "timepicker"}, "f")))

    await submit(stage, view_id, **{"f|f|timepicker": "09:30:00"})

    values = stage.bot.got[0].payload["view"]["state"]["values"]
    assert values["f"]["f"]["selected_time"] == "09:30"


async def test_a_time_says_in_which_zone_it_is_meant(stage: Stage) -> None:
    await stage.open_form(modal(field({"type": "timepicker", "timezone": "Asia/Shanghai"}, "f")))

    assert 'title="Time zone: Asia/Shanghai"' in await stage.page()


@pytest.mark.parametrize("kind", PICKERS)
async def test_a_picker_that_tells_at_once_is_a_press(stage: Stage, kind: str) -> None:
    _, chosen, key = PICKERS[kind]
    view = modal(field({"type": kind}, "f", dispatch_action=True))
    view_id = await stage.open_form(view)

    await stage.act("/press", view=view_id, press="f|f", **{f"f|f|{kind}": chosen})

    (action,) = stage.bot.got[0].payload["actions"]
    assert (action["type"], action[key]) == (kind, chosen)
