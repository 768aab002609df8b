"""Tokens that rotate: renewed in time, once, and one that fails holds up no other."""

import asyncio
import contextlib
from dataclasses import replace
from typing import Any, Final

import pytest

from bot.rooms.installation import Grant
from bot.slack.workspaces import renewal as module
from bot.slack.workspaces.renewal import App, Renewal
from tests.factories import NOW
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import Told, no
from tests.unit.slack.workspaces.grants import GRANT, FakeGrants

OLD: Final = replace(GRANT, refresh_token="xoxe-1", expires_at=NOW + 3600.0)
METHOD: Final = "oauth.v2.access"


def fresh(number: int) -> Told:
    said: dict[str, Any] = {"ok": True, "access_token": f"xoxb-{number}", "expires_in": 43_200}
    return Told(said | {"refresh_token": f"xoxe-{number}"})


async def a_renewal(line: Line, *grants: Grant) -> tuple[Renewal, FakeGrants]:
    kept = FakeGrants()
    for grant in grants:
        await kept.keep(grant)
    return Renewal(App("1.2", "hush", line.client), kept, line.clock), kept


async def test_what_ends_soon_is_renewed(line: Line) -> None:
    later = replace(OLD, team_id="T0LATE", expires_at=NOW + 3 * 3600.0)
    renewal, grants = await a_renewal(line, OLD, later, replace(GRANT, team_id="T0EVER"))
    line.slack.tell[METHOD].append(fresh(2))

    await renewal.renew_what_ends_soon()

    assert grants.kept["", "T0ACME"] == replace(
        OLD, token="xoxb-2", refresh_token="xoxe-2", expires_at=NOW + 43_200.0
    )
    assert len(line.slack.asked(METHOD)) == 1


async def test_many_who_need_it_at_once_renew_it_once(line: Line) -> None:
    renewal, _ = await a_renewal(line, OLD)
    line.slack.tell[METHOD] += [fresh(2), fresh(3)]

    got = await asyncio.gather(*(renewal.renewed(OLD) for _ in range(5)))

    assert {one.token for one in got} == {"xoxb-2"}
    assert len(line.slack.asked(METHOD)) == 1


async def test_what_another_process_was_quicker_to_renew_is_taken(line: Line) -> None:
    renewal, grants = await a_renewal(line, OLD)
    theirs = replace(OLD, token="xoxb-9", refresh_token="xoxe-9")

    class Quick(FakeGrants):
        async def renew(self, grant: Grant, was: str) -> bool:
            await self.keep(theirs)
            return grant.refresh_token == was

    quick = Quick(grants.kept)
    line.slack.tell[METHOD].append(fresh(2))

    got = await Renewal(App("1.2", "hush", line.client), quick, line.clock).renewed(OLD)

    assert got == theirs
    assert renewal.is_due(OLD) is False


async def test_who_comes_second_at_slack_takes_what_the_first_one_writes_down(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_AGAIN_S", 0.0)
    theirs = replace(OLD, token="xoxb-9", refresh_token="xoxe-9")

    class WritesLate(FakeGrants):
        async def of(self, team_id: str, enterprise_id: str = "") -> Grant | None:
            if self.asked == 2:
                self.kept["", "T0ACME"] = theirs
            return await super().of(team_id, enterprise_id)

    late = WritesLate({("", "T0ACME"): OLD})
    line.slack.tell[METHOD].append(no("invalid_refresh_token"))

    got = await Renewal(App("1.2", "hush", line.client), late, line.clock).renewed(OLD)

    assert got == theirs


async def test_what_was_bought_is_written_when_the_store_is_back(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WRITE_AGAIN_S", 0.0)

    class AwayForOnce(FakeGrants):
        async def renew(self, grant: Grant, was: str) -> bool:
            self.is_away = not self.is_away
            return await super().renew(grant, was)

    away = AwayForOnce({("", "T0ACME"): OLD})
    line.slack.tell[METHOD].append(fresh(2))

    got = await Renewal(App("1.2", "hush", line.client), away, line.clock).renewed(OLD)

    assert (got.token, got.refresh_token) == ("xoxb-2", "xoxe-2")
    assert away.kept["", "T0ACME"] == got


async def test_what_was_bought_is_written_also_when_we_are_being_stopped(line: Line) -> None:
    is_asked, goes_on = asyncio.Event(), asyncio.Event()

    class Slow(FakeGrants):
        async def renew(self, grant: Grant, was: str) -> bool:
            is_asked.set()
            await goes_on.wait()
            return await super().renew(grant, was)

    slow = Slow({("", "T0ACME"): OLD})
    line.slack.tell[METHOD].append(fresh(2))
    renewal = Renewal(App("1.2", "hush", line.client), slow, line.clock)
    renewing = asyncio.create_task(renewal.renewed(OLD))
    await is_asked.wait()

    renewing.cancel()
    asyncio.get_running_loop().call_soon(goes_on.set)
    await asyncio.gather(renewing, return_exceptions=True)

    assert slow.kept["", "T0ACME"].refresh_token == "xoxe-2"


async def test_one_that_fails_holds_up_no_other(
    line: Line, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_AGAIN_S", 0.0)
    others = [replace(OLD, team_id=f"T0{name}") for name in ("BUSY", "FINE")]
    renewal, grants = await a_renewal(line, OLD, *others)
    line.slack.tell[METHOD] += [no("invalid_refresh_token"), Told("", status=503), fresh(4)]

    await renewal.renew_what_ends_soon()

    assert grants.kept["", "T0FINE"].token == "xoxb-4"
    assert "T0ACME no more (invalid_refresh_token)" in caplog.text
    assert "The token of T0BUSY is not renewed yet" in caplog.text
    assert "xoxe" not in caplog.text


async def test_it_is_looked_after_for_as_long_as_we_run(
    line: Line, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "EVERY_S", 0.0)
    renewal, grants = await a_renewal(line, GRANT)
    grants.is_away = True

    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(0.05):
            await renewal.upkeep()

    assert grants.asked > 2
    assert "No token is renewed just now" in caplog.text


async def test_the_app_shows_no_secret(line: Line) -> None:
    assert "hush" not in repr(App("1.2", "hush", line.client))
