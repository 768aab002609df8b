"""What was asked: read from Slack's payloads, named for ever, kept and read back."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.rooms.place import Place, Reply
from commands.asked import Asked, Kind, command_asked, from_arrival, interaction_asked

NOW = 1_793_804_400.0
COMMAND = {
    "team_id": "T0ACME",
    "channel_id": "C0TEAM",
    "user_id": "U0ANNA",
    "enterprise_id": "E0ACME",
    "trigger_id": "13345224609.738474920.8088930838d88f008e0",
    "response_url": "https://hooks.slack.com/commands/1234/5678",
}
PRESS: dict[str, Any] = {
    "team": {"id": "T0ACME"},
    "enterprise": None,
    "channel": {"id": "C0TEAM"},
    "user": {"id": "U0ANNA"},
    "trigger_id": "12466734323.1395872398",
    "response_url": "https://hooks.slack.com/actions/1234/5678",
}


def a_command(**changes: str) -> Asked:
    return command_asked({**COMMAND, **changes}, "now", "Stand-up", NOW)


def a_press(**changes: object) -> Asked:
    return interaction_asked({**PRESS, **changes}, Kind.BUTTON, "end", "{}", "", NOW)


def test_a_command_says_who_asked_where() -> None:
    assert a_command().place == Place("T0ACME", "C0TEAM", "U0ANNA", "E0ACME")


def test_the_way_back_is_used_for_25_minutes_of_slacks_30() -> None:
    reply = a_command().reply

    assert reply == Reply("https://hooks.slack.com/commands/1234/5678", NOW + 1500)


def test_a_form_has_no_way_back_and_names_its_channel_itself() -> None:
    body = {name: PRESS[name] for name in ("team", "user", "trigger_id")}

    asked = interaction_asked(body, Kind.FORM, "room_form", "{}", "C0STANDUP", NOW)

    assert asked.reply is None
    assert asked.place == Place("T0ACME", "C0STANDUP", "U0ANNA")


def test_a_press_in_an_enterprise_grid_says_so() -> None:
    assert a_press(enterprise={"id": "E0ACME"}).place == Place(
        "T0ACME", "C0TEAM", "U0ANNA", "E0ACME"
    )


def test_a_press_tells_when_it_was_by_slacks_clock() -> None:
    pressed = [{"action_id": "end", "action_ts": "1793804399.500250"}]

    assert a_press(actions=pressed).said_at == 1_793_804_399.50025
    assert a_press(actions=[{"action_id": "end"}]).said_at == NOW
    assert a_press(actions=[{"action_id": "end", "action_ts": "soon"}]).said_at == NOW


def test_where_slack_names_no_team_it_is_the_person_s() -> None:
    anna = {"id": "U0ANNA", "team_id": "T0SISTER"}

    asked = a_press(enterprise={"id": "E0ACME"}, team=None, user=anna)

    assert asked.place.team_id == "T0SISTER"


def test_nobody_is_in_a_workspace_of_no_name() -> None:
    asked = a_press(enterprise={"id": "E0ACME"}, team=None, user={"id": "U0ANNA"})

    assert asked.place.team_id == "E0ACME"


def test_the_same_delivery_has_the_same_name_later_too() -> None:
    later = command_asked(COMMAND, "now", "Stand-up", NOW + 60)

    assert later.key == a_command().key


def test_another_delivery_of_the_same_words_has_another_name() -> None:
    named = {
        a_command().key,
        a_command(trigger_id="2").key,
        a_command(trigger_id="", response_url="https://hooks.slack.com/commands/9").key,
        a_command(user_id="U0BEN").key,
        a_press().key,
        a_press(trigger_id="2").key,
    }

    assert len(named) == 6


def test_without_a_trigger_the_way_back_names_it() -> None:
    assert a_command(trigger_id="").key == a_command(trigger_id="").key


def test_a_kept_delivery_holds_no_trigger() -> None:
    asked = a_command()

    assert asked.trigger_id
    assert asked.trigger_id not in asked.arrival().payload


@given(st.sampled_from(Kind), st.text(), st.text())
def test_what_is_kept_comes_back_as_it_was(kind: Kind, name: str, text: str) -> None:
    for asked in (a_command(), replace(a_command(), reply=None)):
        kept = replace(asked, kind=kind, name=name, text=text, trigger_id="")

        assert from_arrival(kept.arrival()) == kept.kept()


@given(st.text(alphabet=st.characters(categories=["Cs", "L"])))
def test_half_a_character_is_named_and_kept_like_any_other(text: str) -> None:
    asked = command_asked(COMMAND, "now", text, NOW)

    assert from_arrival(asked.arrival()).text == text
