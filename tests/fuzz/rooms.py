"""Requests to the local room service: signed well or not, of any command, with any body."""

from typing import Any, Final

from hypothesis import strategies as st
from TLSSigAPIv2 import TLSSigAPIv2

from bot.room_service.control.api import ROUTES
from bot.room_service.credentials import Credentials
from bot.room_service.endpoints import ENDPOINTS
from tests.fuzz.asked import CONTENT_TYPES, METHODS, Asked, anything, as_json, garbage, objects

CREDENTIALS: Final = Credentials(20001234, "0123456789abcdef" * 4)
USERSIG: Final = TLSSigAPIv2(CREDENTIALS.sdk_app_id, CREDENTIALS.secret_key).gen_sig(
    CREDENTIALS.admin
)
GOOD_QUERY: Final = (
    ("sdkappid", str(CREDENTIALS.sdk_app_id)),
    ("identifier", CREDENTIALS.admin),
    ("usersig", USERSIG),
    ("random", "1"),
    ("contenttype", "json"),
)

_accounts = st.sampled_from(["ana", "wei", "sam", CREDENTIALS.admin, "nobody"])
_ids = st.sampled_from(["stand-up", "live_ops", "retro", "ö" * 20, ""])
_counts = st.integers(0, 400)
_PLAUSIBLE: Final[dict[str, st.SearchStrategy[Any]]] = {
    "RoomId": _ids,
    "RoomType": st.sampled_from(["Conference", "Live", "Meeting"]),
    "RoomName": st.text(max_size=110),
    "Owner_Account": _accounts,
    "From_Account": _accounts,
    "NewOwner_Account": _accounts,
    "Member_Account": _accounts,
    "UserID": _accounts,
    "Identifier": _accounts,
    "Nick": st.text(max_size=20),
    "Reason": st.text(max_size=20),
    "TakeSeatMode": st.sampled_from(["FreeToTake", "ApplyToTake", "None"]),
    "SeatTemplate": st.sampled_from(["AudioSalon", "VideoDynamicGrid9Seats", "karaoke"]),
    "Next": st.sampled_from(["", "0", "1693271355-1", "-"]) | _counts,
    "Url": st.sampled_from(["http://127.0.0.1:9/", "no url", ""]),
    "Token": st.text(max_size=130),
    "ScheduleStartTime": st.integers(0, 2_000_000_000),
    "ScheduleEndTime": st.integers(0, 2_000_000_000),
    "Category": st.lists(_counts, max_size=4),
    "Keys": st.lists(st.text(max_size=5), max_size=12),
    "Metadata": st.lists(
        st.fixed_dictionaries({"Key": st.text(max_size=60), "Value": st.text(max_size=60)}),
        max_size=12,
    ),
    **{
        name: st.lists(_accounts, max_size=22)
        for name in ("MemberList_Account", "ScheduleInviteeList_Account", "RobotList_Account")
    },
    **{
        name: st.lists(st.fixed_dictionaries({"UserID": _accounts}), max_size=5)
        for name in ("CheckItem", "DeleteItem", "AccountList")
    },
}


def _value_of(name: str) -> st.SearchStrategy[Any]:
    return _PLAUSIBLE.get(name, st.booleans() if name.startswith("Is") else _counts)


@st.composite
def _bodies(draw: st.DrawFn, command: str) -> bytes:
    if draw(st.integers(0, 9)) == 0:
        return draw(garbage)
    endpoint = ENDPOINTS[command]
    top = {name: _value_of(name) for name in endpoint.body_fields if name != "RoomInfo"}
    if "RoomInfo" in endpoint.body_fields:
        fields = {name: _value_of(name) for name in endpoint.room_info_fields}
        top["RoomInfo"] = objects(fields)
    return as_json(draw(objects(top)))


@st.composite
def _commands(draw: st.DrawFn) -> Asked:
    command = draw(st.sampled_from(sorted(ENDPOINTS)))
    query = list(GOOD_QUERY)
    if draw(st.integers(0, 5)) == 0:
        names = st.sampled_from([name for name, _ in GOOD_QUERY]) | anything
        query = draw(st.lists(st.tuples(names, anything | st.just(USERSIG)), max_size=7))
    return Asked(
        draw(st.sampled_from(METHODS)),
        f"/v4/{command}",
        tuple(query),
        {"content-type": draw(st.sampled_from(CONTENT_TYPES))},
        draw(_bodies(command)),
    )


_CONTROL: Final = objects(
    {
        "RoomId": _ids,
        "count": _counts,
        "enter": st.lists(_accounts, max_size=4),
        "leave": st.lists(_accounts, max_size=4),
        "lose": st.lists(_accounts, max_size=4),
        "url": st.sampled_from(["http://127.0.0.1:9/", "no url", ""]),
        "token": st.text(max_size=130),
        "package": st.booleans(),
        "max_members": _counts,
        "quirks": st.lists(st.sampled_from(["integer_owner", "string_booleans"]), max_size=2),
        "group_ids": st.lists(_ids, max_size=2),
    }
)
# Faults are left out: what they bring, an answer of 500 or a wait, would be theirs.
_CONTROLS: Final = sorted({route.path for route in ROUTES} - {"/faults"} | {"/x"})
_controls = st.builds(
    Asked,
    st.sampled_from(METHODS),
    st.sampled_from([f"/control{path}" for path in _CONTROLS]),
    body=_CONTROL.map(as_json) | garbage,
)
_strays = st.builds(Asked, st.sampled_from(METHODS), anything.map("/{}".format), body=garbage)

requests = st.one_of(_commands(), _commands(), _commands(), _commands(), _controls, _strays)
"""Any request to the local room service."""
