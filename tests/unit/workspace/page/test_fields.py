"""Fields as the page draws them: native inputs, their labels, what scripts find them by."""

import re
from typing import Any

import pytest

from bot.workspace.page.fields.choices import initials
from bot.workspace.world.people import ANA, SAM, WEI
from tests.unit.workspace.payloads import (
    actions,
    button,
    field,
    message,
    modal,
    option,
    plain,
    text_field,
)
from tests.unit.workspace.stage import Stage

Payload = dict[str, Any]
GENERAL = "C0GENERAL01"


async def form(stage: Stage, *fields: Payload, person: str = ANA.id) -> str:
    """Open a form and return the markup of the page."""
    await stage.open_form(modal(*fields), person=person)
    return await stage.page(person=person)


async def posted(stage: Stage, *elements: Payload) -> str:
    told = await stage.api("chat.postMessage", channel=GENERAL, **message(actions(*elements)))
    assert told["ok"], told
    return await stage.page()


def attribute(page: str, name: str, *, of: str) -> str:
    """Return an attribute of the field of that name."""
    (tag,) = re.findall(rf'<(?:input|select|textarea)[^>]* name="{re.escape(of)}"[^>]*>', page)
    found = re.search(rf' {name}="([^"]*)"', tag)
    return found[1] if found else ""


def options(page: str) -> list[str]:
    return re.findall(r"<option[^>]*>([^<]*)</option>", page.partition("<dialog")[2])


async def test_a_label_leads_to_its_field(stage: Stage) -> None:
    page = await form(stage, text_field("name"))

    field_id = attribute(page, "id", of="name|name|plain_text_input")
    assert f'<label class="label" id="{field_id}-label" for="{field_id}">Name</label>' in page


async def test_a_group_of_boxes_is_named_by_its_label(stage: Stage) -> None:
    page = await form(stage, field({"type": "checkboxes", "options": [option("a")]}, "rules"))

    (group,) = re.findall(r"<fieldset[^>]*>", page)
    (label,) = re.findall(r'<span class="label" id="([^"]+)">', page)
    assert f'aria-labelledby="{label}"' in group


async def test_hint_and_error_are_read_with_the_field(stage: Stage) -> None:
    view_id = await stage.open_form(modal(text_field("name", hint=plain("Short"))))
    await stage.act(f"/views/{view_id}/submit", **{"name|name|plain_text_input": ""})

    page = await stage.page()

    name = "name|name|plain_text_input"
    field_id = attribute(page, "id", of=name)
    described = attribute(page, "aria-describedby", of=name)
    assert described == f"{field_id}-error {field_id}-hint"
    assert attribute(page, "aria-invalid", of=name) == "true"
    assert f'id="{field_id}-error">Please complete this required field.</p>' in page
    assert f'id="{field_id}-hint">Short</small>' in page


async def test_a_field_without_a_label_says_what_it_is_for(stage: Stage) -> None:
    page = await posted(
        stage, {"type": "datepicker", "action_id": "when", "placeholder": plain("Which day")}
    )

    assert 'aria-label="Which day"' in page


@pytest.mark.parametrize(
    ("element", "said"),
    [
        ({"type": "datepicker", "initial_date": "2026-11-26"}, "Thu 26 Nov 2026"),
        ({"type": "timepicker", "initial_time": "15:30"}, "15:30"),
        ({"type": "datetimepicker", "initial_date_time": 1793718000}, "Tue 3 Nov 2026, 16:00"),
    ],
)
async def test_what_a_picker_holds_is_said_in_the_persons_language(
    stage: Stage, element: Payload, said: str
) -> None:
    assert f'<small class="said">{said}</small>' in await form(stage, field(element, "f"))


async def test_a_picker_tells_scripts_the_language_and_the_day(stage: Stage) -> None:
    page = await form(stage, field({"type": "datepicker"}, "f"), person=WEI.id)

    assert attribute(page, "data-locale", of="f|f|datepicker") == "zh-CN"
    assert attribute(page, "data-today", of="f|f|datepicker") == "2026-11-03"


async def test_a_time_has_its_zone_beside_it(stage: Stage) -> None:
    timed = field({"type": "timepicker", "timezone": "Asia/Shanghai"}, "f")

    assert '<small class="zone">Asia/Shanghai</small>' in await form(stage, timed)


@pytest.mark.parametrize(("count", "is_searched"), [(8, False), (9, True)])
async def test_a_long_menu_is_searched_by_typing(
    stage: Stage, count: int, *, is_searched: bool
) -> None:
    choices = [option(f"a{number}") for number in range(count)]
    page = await form(stage, field({"type": "static_select", "options": choices}, "f"))

    assert (attribute(page, "data-own", of="f|f|static_select") == "one") is is_searched


async def test_options_in_groups_stand_below_their_words(stage: Stage) -> None:
    groups = [{"label": plain("Warm"), "options": [option("red")]}]
    page = await form(stage, field({"type": "static_select", "option_groups": groups}, "f"))

    assert '<optgroup label="Warm"><option value="red">Red</option></optgroup>' in page


CONVERSATIONS: dict[str, tuple[Payload, list[str]]] = {
    "all": (
        {},
        ["#general", "#standup", "#random", "#lounge", "🔒 backstage", "Greenroom"],
    ),
    "public": ({"include": ["public"]}, ["#general", "#standup", "#random", "#lounge"]),
    "private": ({"include": ["private"]}, ["🔒 backstage"]),
    "direct": ({"include": ["im"]}, ["Greenroom"]),
    "people": ({"include": ["im"], "exclude_bot_users": True}, []),
}


@pytest.mark.parametrize("name", CONVERSATIONS)
async def test_conversations_are_those_that_the_filter_lets_through(
    stage: Stage, name: str
) -> None:
    asked, labels = CONVERSATIONS[name]
    element = {"type": "conversations_select"} | ({"filter": asked} if asked else {})

    assert options(await form(stage, field(element, "f"))) == ["Choose…", *labels]


async def test_channels_are_public_ones_alone(stage: Stage) -> None:
    page = await form(stage, field({"type": "channels_select"}, "f"))

    assert options(page) == ["Choose…", "#general", "#standup", "#random", "#lounge"]


async def test_a_conversation_may_be_the_one_that_is_looked_at(stage: Stage) -> None:
    element = {"type": "conversations_select", "default_to_current_conversation": True}
    await stage.open_form(modal(field(element, "f")))

    page = await stage.page(channel="C0STANDUP01")

    assert '<option value="C0STANDUP01" selected>#standup</option>' in page


async def test_a_list_says_how_many_may_be_chosen(stage: Stage) -> None:
    page = await form(stage, field({"type": "multi_users_select", "max_selected_items": 2}, "f"))

    assert "At most 2." in page
    assert 'data-own="several" data-most="2"' in page
    assert '<span data-initials="ZW">Zhang Wei</span>' in page


async def test_a_menu_of_the_apps_own_holds_what_is_chosen(stage: Stage) -> None:
    berlin = option("berlin")
    page = await form(
        stage,
        field({"type": "external_select", "initial_option": berlin, "min_query_length": 1}, "f"),
    )

    assert options(page) == ["Choose…", "Berlin"]
    assert attribute(page, "data-ask", of="f|f|external_select") == "f|f"
    assert attribute(page, "data-least", of="f|f|external_select") == "1"
    assert "that needs JavaScript" in page


async def test_the_app_is_asked_for_options_while_one_types(stage: Stage) -> None:
    view_id = await stage.open_form(
        modal(field({"type": "external_select", "min_query_length": 1}, "f"))
    )
    stage.bot.answer_with({"options": [option("berlin")]})

    answer = await stage.act("/options", view=view_id, named="f|f", typed="ber")

    assert stage.bot.got[0].payload["value"] == "ber"
    assert answer.json() == [
        {
            "value": '{"text": {"type": "plain_text", "text": "Berlin"}, "value": "berlin"}',
            "label": "Berlin",
            "group": "",
        }
    ]


async def test_options_of_the_app_may_stand_in_groups(stage: Stage) -> None:
    view_id = await stage.open_form(
        modal(field({"type": "external_select", "min_query_length": 0}, "f"))
    )
    group = {"label": plain("Warm"), "options": [option("red")]}
    stage.bot.answer_with({"option_groups": [group]})

    (told,) = (await stage.act("/options", view=view_id, named="f|f", typed="")).json()

    assert (told["label"], told["group"]) == ("Red", "Warm")


async def test_a_menu_that_is_gone_has_no_options(stage: Stage) -> None:
    answer = await stage.act("/options", view="V0", named="f|f", typed="ber")

    assert answer.json() == {"error": "That form is closed."}


async def test_a_button_that_is_a_link_shows_its_address(stage: Stage) -> None:
    page = await posted(stage, button("docs", url="https://example.com/docs"))

    assert (
        'class="button link" href="https://example.com/docs" title="https://example.com/docs"'
        in page
    )


async def test_a_workflow_is_not_drawn_but_said(stage: Stage) -> None:
    workflow = {
        "type": "workflow_button",
        "action_id": "w",
        "text": plain("Onboard"),
        "workflow": {"trigger": {"url": "https://example.com"}},
    }

    assert "The page cannot run the workflow “Onboard”." in await posted(stage, workflow)


async def test_entries_of_a_menu_may_be_links_and_have_words_below(stage: Stage) -> None:
    entries = [option("docs") | {"url": "https://example.com"}, option("end")]
    entries[1]["description"] = plain("Everybody is put out")
    page = await posted(stage, {"type": "overflow", "action_id": "more", "options": entries})

    assert 'data-link-press="acts|more|0"' in page
    assert "<small>Everybody is put out</small>" in page


async def test_ids_of_fields_differ_between_forms(stage: Stage) -> None:
    name = "name|name|plain_text_input"
    first = attribute(await form(stage, text_field()), "id", of=name)

    assert attribute(await form(stage, text_field()), "id", of=name) != first


@pytest.mark.parametrize("bad", ['" onfocus="x', "a b", "a|b"])
async def test_no_name_of_a_block_breaks_the_page(stage: Stage, bad: str) -> None:
    view = stage.workspace.desks.open(ANA.id, modal(text_field(bad)))

    page = await stage.page()

    assert f'data-view="{view.id}"' in page
    assert ' onfocus="x' not in page


@pytest.mark.parametrize(
    ("name", "letters"), [("Ana Novak", "AN"), ("kim", "K"), ("J. R. R. Tolkien", "JT"), ("", "")]
)
def test_a_name_has_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


async def test_everybody_but_apps_can_be_chosen(stage: Stage) -> None:
    labels = options(await form(stage, field({"type": "users_select"}, "f")))

    assert {"Ana Novak", "Zhang Wei", "Sam Carter"} <= set(labels)
    assert "Greenroom" not in labels
    assert SAM.real_name in labels
