"""The contract of `Actions`: claims, leases and intents."""

from bot.ports import Store
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.rooms.request import When
from tests.factories import NOW, a_booking, a_request

LEASE_S = 30.0
DONE = Outcome(state=ActionState.DONE)


async def add_due(store: Store, *names: str, at: float = NOW) -> None:
    """Add a booking of each name with one action of the same name."""
    for name in names:
        action = NewAction(ActionKind.CREATE_ROOM, name, at)
        await store.bookings.add(a_booking(id=name), [action])


async def claim(store: Store, me: str = "one", at: float = NOW, limit: int = 10) -> list[Action]:
    """Claim what is due at `at`, for 30 seconds."""
    return list(await store.actions.claim(me, at, at + LEASE_S, limit))


async def test_a_due_action_is_claimed_with_all_that_is_known_of_it(store: Store) -> None:
    await add_due(store, "a")

    (taken,) = await claim(store)

    assert taken == Action(
        id=taken.id,
        booking_id="a",
        kind=ActionKind.CREATE_ROOM,
        key="a",
        due=float(NOW),
        plan=1,
        attempts=1,
    )


async def test_what_is_not_due_is_not_claimed(store: Store) -> None:
    await add_due(store, "a", at=NOW + 1.0)

    assert await claim(store) == []
    assert len(await claim(store, at=NOW + 1.0)) == 1


async def test_the_earliest_are_claimed_first_and_no_more_than_asked_for(store: Store) -> None:
    await add_due(store, "late", at=NOW - 1.0)
    await add_due(store, "early", "early too", at=NOW - 2.0)

    assert [one.key for one in await claim(store, limit=2)] == ["early", "early too"]


async def test_two_claimants_share_without_overlap(store: Store) -> None:
    await add_due(store, *"abcdef")

    taken = [
        one.key for me in ("one", "two", "one", "two") for one in await claim(store, me=me, limit=2)
    ]

    assert sorted(taken) == list("abcdef")


async def test_a_lease_that_ran_out_lets_another_claim(store: Store) -> None:
    await add_due(store, "a")
    await claim(store, "one")

    assert await claim(store, "two", at=NOW + LEASE_S - 0.1) == []
    (taken,) = await claim(store, "two", at=NOW + LEASE_S)

    assert taken.attempts == 2


async def test_a_renewed_lease_holds_longer(store: Store) -> None:
    await add_due(store, "a", "b")
    first, _ = await claim(store, "one")

    await store.actions.renew("one", [first.id], NOW + 60.0)

    assert [one.key for one in await claim(store, "two", at=NOW + LEASE_S)] == ["b"]


async def test_nobody_renews_what_another_holds(store: Store) -> None:
    await add_due(store, "a")
    (taken,) = await claim(store, "one")

    await store.actions.renew("two", [taken.id, 999], NOW + 600.0)

    assert len(await claim(store, "two", at=NOW + LEASE_S)) == 1


async def test_actions_of_one_booking_run_one_after_another(store: Store) -> None:
    first = NewAction(ActionKind.CREATE_ROOM, "create", NOW - 1.0)
    second = NewAction(ActionKind.POST_CARD, "post", float(NOW))
    await store.bookings.add(a_booking(), [second, first])

    (create,) = await claim(store, "one")
    assert create.key == "create"
    assert await claim(store, "two") == []
    await store.actions.finish("one", create, DONE)

    assert [one.key for one in await claim(store, "two")] == ["post"]


async def test_a_later_action_waits_even_if_it_was_due_earlier(store: Store) -> None:
    await add_due(store, "a")
    await claim(store)
    earlier = NewAction(ActionKind.EDIT_CARD, "edit", NOW - 5.0)

    await store.bookings.change(a_booking(id="a", version=2), [earlier])

    assert await claim(store) == []


async def test_an_action_that_waits_for_its_next_try_holds_nobody_up(store: Store) -> None:
    first = NewAction(ActionKind.CREATE_ROOM, "create", NOW - 1.0)
    second = NewAction(ActionKind.EDIT_CARD, "edit", float(NOW))
    await store.bookings.add(a_booking(), [first, second])
    (create,) = await claim(store)
    again = Outcome(state=ActionState.PENDING, next_try=NOW + 5.0)

    await store.actions.finish("one", create, again)

    assert [one.key for one in await claim(store)] == ["edit"]


async def test_telling_that_it_takes_longer_does_not_wait_for_it(store: Store) -> None:
    create = NewAction(ActionKind.CREATE_ROOM, "create", float(NOW))
    say = NewAction(ActionKind.SAY_TRYING, "say", NOW + 4.0)
    await store.bookings.add(a_booking(), [create, say])
    await claim(store)

    assert [one.key for one in await claim(store, at=NOW + 4.0)] == ["say"]


async def test_an_intent_is_that_of_the_last_try(store: Store) -> None:
    await add_due(store, "a")
    (first,) = await claim(store, "one")
    assert await store.actions.intend("one", first, NOW + 1.0) is True
    (second,) = await claim(store, "two", at=NOW + 31.0)
    assert second.intent_at == NOW + 1.0

    assert await store.actions.intend("two", second, NOW + 40.0) is True

    (third,) = await claim(store, "three", at=NOW + 70.0)
    assert third.intent_at == NOW + 40.0


async def test_an_intent_keeps_the_others_away_while_the_effect_is_on_its_way(
    store: Store,
) -> None:
    await add_due(store, "a")
    (taken,) = await claim(store, "one")

    assert await store.actions.intend("one", taken, NOW + 40.0) is True  # nobody took it over

    assert await claim(store, "two", at=NOW + 61.0) == []
    assert len(await claim(store, "two", at=NOW + 62.0)) == 1


async def test_nothing_is_intended_with_another_s_lease(store: Store) -> None:
    await add_due(store, "a")
    (lost,) = await claim(store, "one")
    await claim(store, "two", at=NOW + LEASE_S)

    assert await store.actions.intend("one", lost, NOW + LEASE_S + 1) is False


async def test_what_is_given_back_can_be_claimed_at_once(store: Store) -> None:
    await add_due(store, "a", "b")
    await claim(store, "one", limit=1)
    await claim(store, "two", limit=1)

    await store.actions.release("one")

    assert [one.key for one in await claim(store, "three")] == ["a"]


async def test_what_was_announced_keeps_its_lease_when_the_rest_is_given_back(
    store: Store,
) -> None:
    await add_due(store, "a", "b")
    first, _ = await claim(store, "one")
    await store.actions.intend("one", first, NOW)

    await store.actions.release("one")

    assert [one.key for one in await claim(store, "two")] == ["b"]
    assert [one.key for one in await claim(store, "two", at=NOW + LEASE_S - 1)] == []


async def test_a_key_is_planned_once(store: Store) -> None:
    await add_due(store, "a")
    again = NewAction(ActionKind.CREATE_ROOM, "a", NOW - 100.0)

    await store.bookings.change(a_booking(id="a", version=2), [again])

    assert [(one.key, one.plan) for one in await claim(store)] == [("a", 1)]


async def add_planned(store: Store, number: int) -> None:
    """Add so many bookings whose rooms were planned: nobody waits for them."""
    when = When(NOW, "2026-11-04T16:00", "Europe/Berlin")
    for name in (f"planned{one}" for one in range(number)):
        create = NewAction(ActionKind.CREATE_ROOM, name, NOW - 60.0)
        await store.bookings.add(a_booking(id=name, request=a_request(when=when)), [create])


async def test_what_somebody_waits_for_is_claimed_before_what_was_due_earlier(
    store: Store,
) -> None:
    await add_planned(store, 3)
    await add_due(store, "at-once", at=NOW - 1.0)

    first, then = await claim(store, limit=1), await claim(store, limit=10)

    assert [one.key for one in first] == ["at-once"]
    assert [one.key for one in then] == ["planned0", "planned1", "planned2"]


async def test_what_is_kept_goes_only_to_what_somebody_waits_for(store: Store) -> None:
    await add_planned(store, 3)

    taken = [
        [one.key for one in await store.actions.claim("one", NOW, NOW + LEASE_S, limit, kept=2)]
        for limit in (2, 3)
    ]
    await add_due(store, "one", "two", "three")
    urgent = await store.actions.claim("one", NOW, NOW + LEASE_S, 2, kept=2)

    assert taken == [[], ["planned0"]]
    assert [one.key for one in urgent] == ["one", "two"]


async def test_what_somebody_waits_for_takes_more_places_than_are_kept(store: Store) -> None:
    await add_planned(store, 3)
    await add_due(store, "one", "two")

    taken = await store.actions.claim("one", NOW, NOW + LEASE_S, 4, kept=1)

    assert [one.key for one in taken] == ["planned0", "one", "two"]
