"""The page: what it draws, whom it lets see, and what it says when something is not there."""

import re

import httpx
import pytest

from bot.workspace.world.people import ANA, GUEST, SAM, WEI
from tests.unit.workspace.payloads import (
    actions,
    button,
    field,
    home,
    message,
    modal,
    mrkdwn,
    option,
    plain,
    section,
)
from tests.unit.workspace.stage import Stage

GENERAL = "C0GENERAL01"


async def posted(stage: Stage, *blocks: dict[str, object]) -> str:
    told = await stage.api("chat.postMessage", channel=GENERAL, **message(*blocks))
    assert told["ok"], told
    ts: str = told["ts"]
    return ts


async def test_blocks_are_drawn_with_their_hooks(stage: Stage) -> None:
    ts = await posted(
        stage,
        {"type": "header", "text": plain(":door: Stand-up")},
        section("*Ready*", block_id="about", fields=[mrkdwn("_Id_"), plain("*Kind*")]),
        {"type": "divider"},
        actions(button("join", url="https://example.com/join"), button("refresh")),
        {
            "type": "context",
            "elements": [
                mrkdwn("checked"),
                {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a door"},
            ],
        },
    )

    page = await stage.page()

    assert f'data-ts="{ts}"' in page
    assert "<h3>🚪 Stand-up</h3>" in page
    assert "<b>Ready</b>" in page
    assert "<i>Id</i>" in page
    assert "*Kind*" in page
    assert 'data-block="about"' in page
    assert 'value="acts|refresh"' in page
    assert 'data-action="refresh"' in page
    assert 'href="https://example.com/join"' in page
    assert "a door" in page


async def test_a_picture_has_its_words_and_a_title(stage: Stage) -> None:
    image = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a door"}
    await posted(stage, image | {"title": plain("Plan")}, {"type": "markdown", "text": "**plain**"})

    assert "Plan: a door" in await stage.words()
    assert "<b>plain</b>" in await stage.page()


async def test_a_press_without_javascript_leads_back_to_the_page(stage: Stage) -> None:
    ts = await posted(stage, actions(button("go")))
    fields = {"as": ANA.id, "channel": GENERAL, "ts": ts, "press": "acts|go"}

    answer = await stage.http.post("/press", data=fields)

    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/?as={ANA.id}&channel={GENERAL}",
    )


async def test_the_page_asks_nobody_outside_for_anything(stage: Stage) -> None:
    await posted(
        stage, {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a door"}
    )

    page = await stage.page()

    assert "example.com" not in page
    assert "<img" not in page


@pytest.mark.parametrize("bad", ["<script>alert(1)</script>", '"><b onclick=x>', "<!channel>"])
async def test_words_of_people_stay_words(stage: Stage, bad: str) -> None:
    await stage.type(bad)
    await stage.open_form(modal(section(bad.replace("<", "&lt;")), title=plain(bad[:24])))

    page = await stage.page()

    assert "<script>alert" not in page
    assert "<b onclick" not in page
    assert "@channel" not in page


async def test_a_block_that_the_page_does_not_know_is_a_visible_error(stage: Stage) -> None:
    await posted(stage, {"type": "plan", "title": "Later"})

    assert "The page cannot draw the block “plan”." in await stage.words()


async def test_an_element_that_the_page_does_not_know_is_a_visible_error(stage: Stage) -> None:
    file = field({"type": "file_input"}, "f")
    await stage.open_form(modal(file))

    assert "The page cannot draw the element “file_input”." in await stage.words()


async def test_rich_text_is_drawn(stage: Stage) -> None:
    pieces = [
        {"type": "text", "text": "bold\n", "style": {"bold": True}},
        {"type": "emoji", "name": "tada"},
        {"type": "emoji", "name": "unheard"},
        {"type": "user", "user_id": WEI.id},
        {"type": "channel", "channel_id": GENERAL},
        {"type": "usergroup", "usergroup_id": "S0STAGECREW"},
        {"type": "broadcast", "range": "here"},
        {"type": "link", "url": "https://example.com"},
        {"type": "link", "url": "https://example.com", "text": "a link"},
        {"type": "date", "timestamp": 1793718000, "format": "{date_num}"},
        {"type": "color", "value": "#123456"},
    ]
    inline = {"type": "rich_text_section", "elements": pieces}
    rows = {"type": "rich_text_list", "style": "ordered", "elements": [inline]}
    quote = {"type": "rich_text_quote", "elements": pieces[:1]}
    await posted(stage, {"type": "rich_text", "elements": [inline, rows, quote]})

    page = await stage.page()

    assert "<b>bold<br></b>🎉:unheard:" in page
    assert "@Zhang Wei" in page
    assert "#general" in page
    assert "@crew" in page
    assert "@here" in page
    assert ">a link</a>" in page
    assert "2026-11-03" in page
    assert "<code>#123456</code>" in page
    assert '<ol class="level-0"><li>' in page
    assert "<blockquote>" in page


async def test_attachments_of_old_show_their_words(stage: Stage) -> None:
    await stage.api(
        "chat.postMessage",
        channel=GENERAL,
        attachments=[{"text": "*old*"}, {"fallback": "plain", "blocks": [section()]}],
    )

    page = await stage.page()

    assert "<b>old</b>" in page
    assert "The page cannot draw blocks inside attachments." in page


async def test_each_person_reads_times_in_their_own_zone(stage: Stage) -> None:
    # 1793718000 is 2026-11-03 15:00 UTC: 16:00 in Berlin, 23:00 in Shanghai.
    await posted(stage, section("<!date^1793718000^{date_short} {time}|then>"))

    assert "3 Nov 2026 16:00" in await stage.page()
    assert "2026年11月3日 23:00" in await stage.page(person=WEI.id)


async def test_who_reads_american_english_has_twelve_hours(stage: Stage) -> None:
    # 1793718000 is 10:00 in New York: clocks went back there two days before.
    await posted(stage, section("<!date^1793718000^{date_short} {time_secs}|then>"))

    assert "Nov 3, 2026 10:00:00 AM" in await stage.page(person=SAM.id)
    assert "3 Nov 2026 16:00:00" in await stage.page()


async def test_each_day_of_the_readers_has_its_name(stage: Stage) -> None:
    # From 3 November 2026, 15:00 UTC: nine hours on it is the next day in Berlin.
    for hours in (0, 9, 48):
        stage.clock.now = 1793718000.0 + hours * 3600
        await posted(stage, section())

    assert days(await stage.page()) == ["Tuesday 3 November 2026", "Yesterday", "Today"]
    assert days(await stage.page(person=SAM.id)) == ["Tuesday, November 3rd, 2026", "Today"]


def days(page: str) -> list[str]:
    return re.findall(r'<li class="day">([^<]+)</li>', page)


async def test_a_person_sees_only_their_channels(stage: Stage) -> None:
    page = await stage.page(person=GUEST.id)

    assert "# general" in page
    assert "# standup" not in page
    assert "🔒 backstage" not in page
    assert "🔒 backstage" in await stage.page()


@pytest.mark.parametrize(
    "query",
    [
        {"as": "U0NOBODY001"},
        {"as": "U0GREENROOM"},
        {"as": GUEST.id, "channel": "C0STANDUP01"},
        {"channel": "C0NOWHERE01"},
    ],
)
async def test_who_or_what_is_not_there_is_said(stage: Stage, query: dict[str, str]) -> None:
    page = await stage.http.get("/", params=query)
    parts = await stage.http.get("/fragments", params=query)

    assert (page.status_code, parts.status_code) == (404, 404)
    assert "Back to the workspace" in page.text


async def test_without_a_home_tab_the_page_says_so(stage: Stage) -> None:
    assert "has not published a home tab" in await stage.words(channel="home")


async def test_the_home_tab_is_drawn(stage: Stage) -> None:
    await stage.api("views.publish", user_id=ANA.id, view=home(section("*My rooms*")))

    assert "<b>My rooms</b>" in await stage.page(channel="home")


async def test_nobody_writes_on_the_home_tab(stage: Stage) -> None:
    answer = await stage.type("hello", channel="home")

    assert answer.status_code == 409


async def test_what_the_app_did_wrong_is_shown_to_who_builds_it(stage: Stage) -> None:
    await stage.api("chat.postMessage", channel=GENERAL, **message(section("")))

    words = await stage.words()

    assert "Trouble with the app: 1" in words
    assert "/blocks/0/text/text" in words


async def test_without_javascript_a_form_leads_back_to_the_page(stage: Stage) -> None:
    stage.bot.answer_with("*Hello*")
    fields = {"as": ANA.id, "channel": GENERAL, "text": "/room help"}

    answer = await stage.http.post("/say", data=fields, follow_redirects=True)

    assert answer.status_code == 200
    assert "<b>Hello</b>" in answer.text


async def test_without_javascript_a_refusal_is_a_page(stage: Stage) -> None:
    fields = {"as": ANA.id, "channel": GENERAL, "ts": "1.1", "press": "x"}

    answer = await stage.http.post("/press", data=fields)

    assert answer.status_code == 409
    assert "That message is no longer there." in answer.text


async def test_the_parts_of_the_page_come_alone_too(stage: Stage) -> None:
    parts = (await stage.http.get("/fragments", params={"as": ANA.id})).json()

    regions = {"sidebar", "top", "wire", "refusals", "conversation", "thread", "dialog", "notices"}
    assert parts.keys() == regions | {"title"}


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 3000), 400),
        ("application/x-www-form-urlencoded", b"x" * 10_000_000, 413),
        ("application/x-www-form-urlencoded", b"\xff=%ff", 204),
    ],
)
async def test_a_form_that_is_none_is_told(
    stage: Stage, kind: str, body: bytes, status: int
) -> None:
    headers = {"content-type": kind, "x-page": "1"}

    answer = await stage.http.post("/say", content=body, headers=headers)

    assert answer.status_code == status


async def test_a_form_deeper_in_the_stack_has_a_way_back(stage: Stage) -> None:
    await stage.open_form(modal(close=plain("Not now")))
    first = await stage.page()
    stage.workspace.desks.push(ANA.id, modal())

    assert "Not now" in first
    assert ">Back</button>" in await stage.page()


async def test_options_show_their_descriptions(stage: Stage) -> None:
    muted = option("muted") | {"description": plain("Nobody is heard at first")}
    boxes = {"type": "checkboxes", "action_id": "rules", "options": [muted]}
    await posted(stage, actions(boxes))

    assert "Nobody is heard at first" in await stage.words()


async def test_scripts_and_styles_are_served(stage: Stage) -> None:
    answers: list[httpx.Response] = [
        await stage.http.get(f"/static/{name}") for name in ("js/main.js", "css/page.css")
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
