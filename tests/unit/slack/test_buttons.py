"""What buttons carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadInput
from bot.slack.buttons import pack, unpack


@given(st.dictionaries(st.sampled_from(["booking", "draft", "room_id"]), st.text(max_size=50)))
def test_what_is_packed_is_unpacked(ids: dict[str, str]) -> None:
    assert unpack(pack(**ids)) == ids


def test_a_value_is_compact() -> None:
    assert pack(booking="b1", room_id="x") == '{"booking":"b1","room_id":"x"}'


def test_a_value_longer_than_slack_takes_is_a_bug_of_ours() -> None:
    with pytest.raises(ValueError, match="2009 characters"):
        pack(a="x" * 2000 + "-")


@pytest.mark.parametrize(
    "value",
    ["", "{", "[]", '"x"', '{"a":1}', '{"a":null}', "[" * 5000, "null", '{"a":"' + "x" * 3000],
)
def test_rubbish_is_bad_input(value: str) -> None:
    with pytest.raises(BadInput):
        unpack(value)


@given(st.text())
def test_any_text_is_read_or_refused(value: str) -> None:
    try:
        ids = unpack(value)
    except BadInput:
        return
    assert all(isinstance(one, str) for one in ids.values())
