"""How often the app may call, by a clock that stands still until it is pushed."""

import httpx
import pytest

from bot.workspace.api.methods import METHODS
from bot.workspace.world.kept.rates import Rates, Tier
from tests.unit.workspace.stage import PushedClock, Stage

AUTH = {"authorization": "Bearer xoxb-right"}


@pytest.fixture
def stage() -> Stage:
    return Stage(counts_rates=True)


async def call(stage: Stage, method: str, **arguments: str) -> httpx.Response:
    return await stage.http.post(f"/api/{method}", data=arguments, headers=AUTH)


async def post(stage: Stage, channel: str = "#general") -> int:
    return (await call(stage, "chat.postMessage", channel=channel, text="x")).status_code


async def test_a_method_is_refused_past_its_tier_and_says_when_to_come(stage: Stage) -> None:
    passed = [(await call(stage, "users.list")).status_code for _ in range(20)]
    stage.clock.now += 12.5
    refused = await call(stage, "users.list")

    assert passed == [200] * 20
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "48")
    assert refused.json() == {"ok": False, "error": "ratelimited"}


async def test_who_comes_when_told_is_let_in(stage: Stage) -> None:
    for _ in range(21):
        await call(stage, "users.list")
    stage.clock.now += 60

    assert (await call(stage, "users.list")).status_code == 200


async def test_methods_do_not_share_their_rate(stage: Stage) -> None:
    for _ in range(21):
        await call(stage, "users.list")

    assert (await call(stage, "team.info")).status_code == 200


async def test_a_channel_takes_a_short_burst_and_then_a_post_a_second(stage: Stage) -> None:
    burst = [await post(stage) for _ in range(6)]
    elsewhere = await post(stage, "#standup")
    stage.clock.now += 5

    assert (burst, elsewhere) == ([200] * 5 + [429], 200)
    assert await post(stage) == 200


async def test_a_steady_post_a_second_is_never_refused(stage: Stage) -> None:
    answers = []
    for _ in range(60):
        answers.append(await post(stage))
        stage.clock.now += 1

    assert answers == [200] * 60


async def test_a_name_and_an_id_are_one_channel(stage: Stage) -> None:
    answers = [await post(stage, name) for name in ("#general", "C0GENERAL01") * 3]

    assert answers == [200] * 5 + [429]


async def test_a_refused_call_does_nothing_and_is_not_counted(stage: Stage) -> None:
    for _ in range(9):
        await post(stage)

    assert len(stage.workspace.messages("#general")) == 5


async def test_who_is_not_let_in_is_not_counted(stage: Stage) -> None:
    for _ in range(30):
        await stage.api("users.list", token="xoxb-wrong")

    assert (await call(stage, "users.list")).status_code == 200


async def test_nothing_is_counted_unless_it_is_asked_for() -> None:
    stage = Stage()

    assert [await post(stage) for _ in range(30)] == [200] * 30


@pytest.mark.parametrize(
    ("tier", "a_minute"), [(Tier.ONE, 1), (Tier.TWO, 20), (Tier.THREE, 50), (Tier.FOUR, 100)]
)
def test_a_tier_is_what_its_page_says(tier: Tier, a_minute: int) -> None:
    rates = Rates(PushedClock())

    answers = [rates.retry_after_s("x", tier) for _ in range(a_minute + 1)]

    assert answers == [0] * a_minute + [60]


def test_a_clock_that_was_put_back_holds_nobody_up() -> None:
    clock = PushedClock()
    rates = Rates(clock)
    rates.retry_after_s("x", Tier.ONE)
    clock.now -= 3600

    answers = [rates.retry_after_s("x", Tier.ONE) for _ in range(2)]

    assert answers == [0, 60]


@pytest.mark.parametrize(
    ("method", "tier"),
    # From the pages of these methods.
    [
        ("calls.add", Tier.THREE),
        ("chat.postEphemeral", Tier.FOUR),
        ("chat.postMessage", Tier.SPECIAL),
        ("conversations.history", Tier.THREE),
        ("conversations.join", Tier.THREE),
        ("conversations.list", Tier.TWO),
        ("users.info", Tier.FOUR),
        ("views.open", Tier.FOUR),
        ("apps.connections.open", Tier.ONE),
    ],
)
def test_methods_have_their_tiers(method: str, tier: Tier) -> None:
    assert METHODS[method].tier is tier
