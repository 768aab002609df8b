"""What is said back of a booking."""

from typing import Any

import pytest

from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.room import RoomKind
from bot.rooms.when import Choice, Moment, Note
from bot.slack import answers
from bot.slack.buttons import unpack
from bot.slack.message import Message
from tests.factories import NOW, a_booking, a_request, a_scheduled, a_series, a_when

BERLIN = "Europe/Berlin"
START = NOW + 86_400


def echo(booking: Booking, zone: str = BERLIN, **given: Any) -> Message:  # noqa: ANN401 - arguments
    return answers.scheduled(booking, None, zone, **({"is_checked": True} | given))


def words(message: Message) -> str:
    return str(message.content())


def buttons(message: Message) -> dict[str, dict[str, Any]]:
    return {
        one["text"]["text"]: one
        for block in message.content()["blocks"]
        for one in [*block.get("elements", ()), *filter(None, [block.get("accessory")])]
        if one["type"] == "button"
    }


def noted(local: str, at: int, *notes: Note) -> str:
    when = a_when(at=at, local=local, notes=notes)
    return echo(a_scheduled(request=a_request(when=when), starts_at=at)).text


def test_a_booking_is_echoed_with_day_date_time_zone_and_length() -> None:
    said = echo(a_scheduled())

    assert said.text == ("“Stand-up” is booked: Thu 5 Nov 2026, 16:00–17:00 Europe/Berlin (1 h).")
    assert "*Thu 5 Nov 2026, 16:00–17:00 Europe/Berlin (1 h)*" in words(said)
    assert list(buttons(said)) == ["Change", "Cancel"]
    assert unpack(buttons(said)["Change"]["value"]) == {"booking": "b0000001"}


def test_it_says_where_the_card_is_when_the_room_is_made_and_who_is_reminded() -> None:
    said = words(echo(a_scheduled(), lead_s=90))

    assert "*Card*  in <#C0TEAM>" in said
    assert f"*Room*  made at <!date^{START - 90}^" in said
    assert "1 min 30 s before" in said
    assert "*Reminder*  5 min before the start" in said
    assert "*Reminder*  off" in words(echo(a_scheduled(remind_s=0)))


def test_what_starts_soon_is_made_now_and_reminds_nobody() -> None:
    soon = a_scheduled(starts_at=NOW + 120)

    assert "*Room*  made now" in words(echo(soon))
    assert "it starts too soon for one" in words(echo(soon))


def test_a_time_in_another_zone_is_said_in_both() -> None:
    said = words(echo(a_scheduled(), "America/New_York"))

    assert "*Thu 5 Nov 2026, 16:00–17:00 Europe/Berlin (1 h)*" in said
    assert "For you: Thu 5 Nov 2026, 10:00–11:00 America/New_York (1 h)" in said


def test_a_live_room_has_no_length() -> None:
    live = a_scheduled(request=a_request(kind=RoomKind.LIVE, when=a_when()), ends_at=None)

    assert "is booked: Thu 5 Nov 2026, 16:00 Europe/Berlin." in echo(live).text


def test_a_series_says_how_often_it_comes() -> None:
    said = answers.scheduled(a_scheduled(), a_series(), BERLIN, is_checked=True)

    assert "*How often*  every weekday; this is the first" in words(said)


def test_accounts_that_could_not_be_checked_are_told() -> None:
    assert "could not check the accounts" in echo(a_scheduled(), is_checked=False).text
    assert "could not check" not in echo(a_scheduled()).text


def test_a_time_that_does_not_exist_is_said_with_what_it_came_to() -> None:
    said = noted("2027-03-28T02:30", 1_806_197_400, Note.GAP)

    assert "02:30 does not exist that day, the clocks go forward: it is 03:30." in said


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (Note.FOLD, "16:00 comes twice that day, the clocks go back: this is the first."),
        (Note.SECOND, "16:00 comes twice that day and the first has passed: this is the second."),
        (Note.NEXT_DAY, "Today’s 16:00 has passed: this is tomorrow’s."),
        (Note.NEXT_WEEK, "Today’s 16:00 has passed: this is in a week."),
        (Note.NEXT_YEAR, "You said no year, and this is not in this one: it is Thu 5 Nov 2026."),
    ],
)
def test_every_note_has_its_sentence(note: Note, sentence: str) -> None:
    assert sentence in noted("2026-11-05T16:00", START, note)


def test_an_ambiguous_time_is_asked_with_a_button_for_each() -> None:
    choices = [
        Choice("Thu 5 Nov 2026, 05:00", Moment(NOW + 50_400, "2026-11-05T05:00")),
        Choice("Thu 5 Nov 2026, 17:00", Moment(NOW + 93_600, "2026-11-05T17:00")),
    ]

    said = answers.which_time(choices, BERLIN, "d1", "tomorrow at 5 <!here>")

    found = buttons(said)
    assert "“tomorrow at 5 &lt;!here&gt;” can be read in more than one way." in said.text
    assert [one["action_id"] for one in found.values()] == ["choose_time_0", "choose_time_1"]
    assert unpack(found["Thu 5 Nov 2026, 17:00"]["value"]) == {
        "draft": "d1",
        "at": str(NOW + 93_600),
        "local": "2026-11-05T17:00",
    }
    assert "Times in Europe/Berlin" in words(said)


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (NewsKind.MOVED, "“Stand-up” is moved to Thu 5 Nov 2026, 16:00–17:00 Europe/Berlin (1 h)."),
        (NewsKind.RENAMED, "It is called “Stand-up” now."),
        (NewsKind.INVITED, "0 people are invited to “Stand-up” now"),
        (NewsKind.REMIND_CHANGED, "The reminder of “Stand-up” comes 5 min before the start."),
        (NewsKind.CANCELLED, "is cancelled; who was coming is told."),
        (NewsKind.PUT_BACK, "“Stand-up” is booked again: Thu 5 Nov 2026"),
        (NewsKind.SKIPPED, "is skipped; its series goes on."),
        (NewsKind.SERIES_ENDED, "The series of “Stand-up” is over."),
        (NewsKind.CARD_GONE, "The card of “Stand-up” can no longer be edited."),
    ],
)
def test_every_change_is_echoed(what: NewsKind, sentence: str) -> None:
    assert sentence in answers.changed(a_scheduled(), BERLIN, what).text


def test_what_was_called_off_can_be_put_back_at_once() -> None:
    for what in NewsKind:
        has_button = "Put back" in buttons(answers.changed(a_scheduled(), BERLIN, what))
        assert has_button == (what in {NewsKind.CANCELLED, NewsKind.SKIPPED})


def test_a_move_says_what_must_be_told_beside_the_time() -> None:
    moved = a_scheduled(request=a_request(when=a_when(notes=(Note.FOLD,))))

    assert answers.changed(moved, BERLIN, NewsKind.MOVED).text.endswith("this is the first.")


def test_one_person_and_no_reminder_are_said_as_such() -> None:
    one = a_scheduled(request=a_request(when=a_when(), invitees=("U0BOB",)), remind_s=0)

    assert "1 person is invited" in answers.changed(one, BERLIN, NewsKind.INVITED).text
    assert "no reminder" in answers.changed(one, BERLIN, NewsKind.REMIND_CHANGED).text


def test_cancelling_one_of_a_series_asks_what_is_meant() -> None:
    said = answers.cancel_which(a_scheduled(series_id="s0000001"), a_series())

    found = buttons(said)
    assert said.text == "“Stand-up” comes every weekday. What do you want to cancel?"
    assert unpack(found["Only this one"]["value"]) == {"booking": "b0000001"}
    assert unpack(found["The whole series"]["value"]) == {"series": "s0000001"}
    assert "confirm" in found["The whole series"]


def test_a_series_that_is_over_goes_by_its_name() -> None:
    assert "The series “Stand-up” is over" in answers.series_over(a_series()).text


def test_what_is_usual_is_shown_with_how_it_is_forgotten() -> None:
    said = answers.usual_shown("for 45m muted", 600, 300).text

    assert "Your usual clauses: `for 45m muted`." in said
    assert "`/room defaults off` forgets them." in said
    assert "Rooms are made 10 min before their start. Unless a clause says otherwise, " in said
    assert said.endswith("the reminder is 5 min before the start.")
    assert "there is no reminder." in answers.usual_shown("", 55, 0).text
    assert "You have no usual clauses" in answers.usual_shown("", 55, 0).text


def test_a_booking_of_no_time_has_no_notes() -> None:
    assert answers.changed(a_booking(), BERLIN, NewsKind.MOVED).text.endswith("(1 h).")
