"""The one place where parts meet: settings in, a bot that can be served out."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.web.async_client import AsyncWebClient

import commands
from bot.clock import SystemClock
from bot.engine.choice import Upkeep, engine_of
from bot.errors import StoreUnavailable
from bot.explain.language import Language
from bot.ports import Clock, Gate, Lender, Said
from bot.rooms.join import JoinUrl
from bot.rooms.people import AccountRule
from bot.settings import Settings, SettingsFaulty
from bot.slack.background import Background
from bot.slack.cards import Cards
from bot.slack.client import open_client
from bot.slack.directory import SlackDirectory
from bot.slack.home.homes import SlackHomes
from bot.slack.message import Message
from bot.slack.news.words import message_of
from bot.slack.posts.announcer import SlackAnnouncer
from bot.slack.posts.history import History
from bot.slack.posts.pace import ChannelPace
from bot.slack.posts.poster import Poster
from bot.slack.posts.speaker import SlackSpeaker
from bot.slack.responder import Responder
from bot.slack.workspaces.entry import Entry, by_installation, with_one_token
from bot.slack.workspaces.flow import InstallFlow
from bot.slack.workspaces.renewal import App
from bot.store.opened import OpenedStore
from bot.store.openers import fault_of, open_store
from bot.tencent import http
from bot.tencent.callback import Expected, Listener
from bot.tencent.endpoint import REGIONS, Endpoint
from bot.tencent.pacing.pacer import Pacer
from bot.tencent.room_api import LiveApi, TencentRoomApi
from bot.tencent.usersig import Signer
from bot.usecases.backoff import FIRST_S
from bot.usecases.bookings.occurrences import expand_all
from bot.usecases.following.followed import Followed
from bot.usecases.following.home import HomeKeeper
from bot.usecases.following.leaving import Farewell
from bot.usecases.following.look_again import LookAgain
from bot.usecases.languages import known_language
from bot.usecases.outside import Outside
from bot.usecases.perform import perform
from bot.web import Hear, Readiness

LOG = logging.getLogger(__name__)
GRACE_S = 8.0  # of the time between SIGTERM and the end (docs/deploy.md)
TAKE_UP_EVERY_S = 5.0


@dataclass(frozen=True, slots=True)
class Parts:
    """A bot that works.

    Attributes:
        bolt: Takes Slack's deliveries.
        readiness: True while database and engine are up.
        next_due: When the next action is due, UTC epoch seconds; None when none is waiting.
        nudge: Lets the engine look for due actions now: the clock was moved.
        callbacks: Takes the callbacks of the room service.
        socket_client: Makes the client that opens a Socket Mode connection, from an app token.
        flow: Lets admins install the app; None when there is one token.
    """

    bolt: AsyncApp
    readiness: Readiness
    next_due: Callable[[], Awaitable[float | None]]
    nudge: Callable[[], None]
    callbacks: Hear
    socket_client: Callable[[str], AsyncWebClient]
    flow: InstallFlow | None


@asynccontextmanager
async def assemble(
    settings: Settings, given: Clock | None = None, *, works: bool = True
) -> AsyncIterator[Parts]:
    """Open everything, in order, and close it in the opposite one.

    Args:
        settings: What the operator chose.
        given: The clock that counts; None: the database's where machines share one, else this
            machine's.
        works: Whether what is due is done here; else other processes on the database do it.

    Raises:
        SettingsFaulty: A region, a join template or an address that cannot be.
        AlreadyRunning: Another process works on the same SQLite file.
        StoreUnavailable: The database cannot be opened.
    """
    endpoint, join_url = checked(settings)
    async with AsyncExitStack() as stack:
        opened, clock = await _opened(settings, given)
        stack.push_async_callback(opened.close)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        shared = opened.shared
        # Its turns go by the database's clock; another one is this process's alone.
        gate = shared.gate if shared is not None and given is None else None
        calls = room_api_of(
            settings,
            endpoint,
            clock,
            lender=shared.lender if shared else None,
            quiet_s=opened.quiet_s,
        )
        room_api = await stack.enter_async_context(calls)
        entry = _entry(settings, opened, session, clock)
        door = Door(entry, session, clock, gate, admin=settings.greenroom_admin)
        bare = _outside(settings, door, opened, room_api, join_url, works=works)
        desk, chores = _desk(bare, door, join_url, opened)
        client_of = partial(open_client, base_url=settings.slack_api_url, session=session)
        commands.register(bolt := _bolt(settings, client_of(""), entry.flow), desk)
        readiness = Readiness()
        callbacks = _listener(settings, LookAgain(desk.outside, chores.submit), clock).hear
        async with _running(desk, door, readiness, chores):
            nudge, flow = desk.outside.engine.nudge, entry.flow
            yield Parts(bolt, readiness, opened.next_due, nudge, callbacks, client_of, flow)


async def _opened(settings: Settings, given: Clock | None) -> tuple[OpenedStore, Clock]:
    """Open the database; return it with the clock that counts."""
    machine = given or SystemClock()
    url = settings.database_url.get_secret_value()
    opened = await open_store(url, resume_at=machine.now() + FIRST_S)
    return opened, given or opened.clock or machine


class Door:
    """Slack, as far as it is the same for all who speak through it."""

    def __init__(
        self,
        entry: Entry,
        session: aiohttp.ClientSession,
        clock: Clock,
        gate: Gate | None,
        *,
        admin: str,
    ) -> None:
        self.entry = entry
        self.clock = clock
        clients = entry.clients
        self.responder = Responder(clients, session, clock)
        self.poster = Poster(clients, ChannelPace(clock, gate), History(clients))
        self.directory = SlackDirectory(clients, clock, tuple(filter(None, (admin,))))


def _desk(
    bare: Outside, door: Door, join_url: JoinUrl | None, opened: OpenedStore
) -> tuple[commands.Desk, Background]:
    """Return where commands are worked on, and the pool of what only follows."""
    entry, reads = door.entry, partial(known_language, outside=bare)
    teller = commands.Teller(door.responder, bare.store.inbox, bare.clock, reads)
    background, aside = Background(teller.tell), Background(teller.tell, workers=8, queue=200)
    chores = Background(teller.tell, workers=4, queue=500)
    tabs = SlackHomes(entry.clients, join_url)
    homes = HomeKeeper(bare, tabs, chores.submit)
    outside = replace(bare, announcer=Followed(bare.announcer, homes.follow))
    forget = (entry.clients, door.directory, tabs, homes)
    farewell = Farewell(entry.farewells, opened.wipe, forget)
    admits = entry.clients.admits
    desk = commands.Desk(outside, door.responder, background, aside, homes, admits, farewell)
    return desk, chores


def _entry(
    settings: Settings, opened: OpenedStore, session: aiohttp.ClientSession, clock: Clock
) -> Entry:
    """Return how we are let in: by a client id, or with the token that is given."""
    client_of = partial(open_client, base_url=settings.slack_api_url, session=session)
    secret, token = settings.slack_client_secret, settings.slack_bot_token
    if secret is None:
        given = token.get_secret_value() if token is not None else ""
        return with_one_token(client_of(given), opened.store, clock)
    app = App(settings.slack_client_id, secret.get_secret_value(), client_of(""))
    return by_installation(app, settings.slack_api_url, client_of, opened.store, clock)


def _outside(
    settings: Settings,
    door: Door,
    opened: OpenedStore,
    room_api: TencentRoomApi,
    join_url: JoinUrl | None,
    *,
    works: bool,
) -> Outside:
    me, clock = opened.me, door.clock
    language = Language(settings.greenroom_language)
    cards = Cards(join_url, clock, lead_s=settings.greenroom_lead, language=language)

    def words(said: Said) -> Message:
        return message_of(said, join_url=join_url, now=clock.now())

    async def expand() -> int:
        return await expand_all(outside)

    upkeep = Upkeep(partial(opened.sweep, keep_days=settings.greenroom_keep), expand)
    outside = Outside(
        me=me,
        room_api=room_api,
        store=opened.store,
        announcer=SlackAnnouncer(door.entry.clients, door.responder, cards, clock, door.poster),
        speaker=SlackSpeaker(door.poster, words),
        directory=door.directory,
        clock=clock,
        engine=engine_of(opened.store.actions, clock, upkeep, opened.shared, me=me, works=works),
        admin=settings.trtc_admin,
        account_rule=AccountRule(settings.trtc_account_rule),
        posts_again=settings.greenroom_repost,
        lead_s=settings.greenroom_lead,
        remind_s=settings.greenroom_remind,
        grace_s=settings.greenroom_grace,
        language=language,
    )
    return outside


@asynccontextmanager
async def _running(
    desk: commands.Desk, door: Door, readiness: Readiness, chores: Background
) -> AsyncIterator[None]:
    """Let the engine run and the inbox be taken up; at the end, finish what runs."""
    engine = desk.outside.engine
    await engine.start(partial(perform, outside=desk.outside))
    upkeep = [
        asyncio.create_task(_take_up(desk)),
        asyncio.create_task(door.entry.upkeep()),
    ]
    readiness.is_ready = True
    try:
        yield
    finally:
        readiness.is_ready = False
        for task in upkeep:
            task.cancel()
        await asyncio.gather(*upkeep, return_exceptions=True)
        pools = desk.background, desk.aside, chores
        await asyncio.gather(*(pool.drain(GRACE_S) for pool in pools), engine.stop(GRACE_S))


def checked(settings: Settings) -> tuple[Endpoint, JoinUrl | None]:
    """Return what only wiring can check: the room service's address and the join template.

    It looks at the database's address as well.
    """
    problems: dict[str, str] = {}
    if said := fault_of(settings.database_url.get_secret_value()):
        problems["DATABASE_URL"] = said
    base_url = settings.trtc_base_url
    if base_url is None and settings.trtc_region not in REGIONS:
        problems["TRTC_REGION"] = f"take one of {', '.join(sorted(REGIONS))}"
    join_url: JoinUrl | None = None
    try:
        join_url = JoinUrl(settings.greenroom_join_url) if settings.greenroom_join_url else None
    except ValueError as error:
        problems["GREENROOM_JOIN_URL"] = str(error)
    base = base_url or f"https://{REGIONS.get(settings.trtc_region, '')}"
    try:
        endpoint = Endpoint(base, settings.trtc_sdk_app_id, settings.trtc_admin)
    except ValueError as error:
        problems.setdefault("TRTC_BASE_URL" if base_url else "TRTC_REGION", str(error))
    if problems:
        raise SettingsFaulty(problems)
    return endpoint, join_url


@asynccontextmanager
async def room_api_of(
    settings: Settings,
    endpoint: Endpoint,
    clock: Clock,
    *,
    lender: Lender | None = None,
    quiet_s: float = 0.0,
) -> AsyncIterator[TencentRoomApi]:
    """Open a client of the room service; see `Pacer` for `lender` and `quiet_s`."""
    key = settings.trtc_secret_key.get_secret_value()
    signer = Signer(settings.trtc_sdk_app_id, key, settings.trtc_admin, clock)
    pacer = Pacer(settings.trtc_rate, lender=lender, quiet_s=quiet_s)
    live_api = LiveApi(settings.trtc_live_api)
    async with http.open_client() as client:
        yield TencentRoomApi(client, endpoint, signer, pacer, clock, live_api=live_api)
        await pacer.settle()


def _listener(settings: Settings, look_again: LookAgain, clock: Clock) -> Listener:
    """Return what takes callbacks; without a token it takes none, and says so."""
    token = settings.trtc_callback_token
    given = token.get_secret_value() if token is not None else ""
    return Listener(Expected(settings.trtc_sdk_app_id, given), clock, look_again.hear)


class LetsPass(AsyncAuthorize):
    """Nothing is said through Bolt; who is let in is asked where their place is known."""

    def __init__(self) -> None:
        self._result = AuthorizeResult(enterprise_id=None, team_id=None)

    async def __call__(self, **_: object) -> AuthorizeResult:
        """Return the same for everybody."""
        return self._result


def _bolt(settings: Settings, client: AsyncWebClient, flow: InstallFlow | None) -> AsyncApp:
    """Return a Bolt app that calls nobody before its ack: no `auth.test`, no polling for acks.

    Its own client has no token: nothing is said through it.
    """
    # It finds SLACK_BOT_TOKEN in the environment, and warns that it does not use it.
    logging.getLogger("slack_bolt.AsyncApp").addFilter(
        lambda record: "`token`" not in record.getMessage()
    )
    secret = settings.slack_signing_secret

    return AsyncApp(
        client=client,
        authorize=LetsPass(),
        oauth_flow=flow,  # or it makes one of its own, with files, from the environment
        signing_secret=secret.get_secret_value() if secret is not None else "",
        process_before_response=True,
        ssl_check_enabled=False,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
    )


async def _take_up(desk: commands.Desk) -> None:
    """Begin what was acknowledged and not done: at the start, then whenever the pool was full."""
    while True:
        try:
            await commands.take_up_waiting(desk)
        except StoreUnavailable as error:
            LOG.warning("The inbox cannot be read just now: %s", error)
        await asyncio.sleep(TAKE_UP_EVERY_S)
