"""What nobody expected: a reference for the person, the same with the traceback in the log."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import SlackError, StoreUnavailable
from bot.explain.explain import explain
from bot.explain.language import Language
from bot.ports import Clock, Inbox
from bot.rooms.ids import mint_code
from bot.rooms.place import Place
from bot.slack.explanations import explanation
from bot.slack.responder import Responder
from commands.asked import Asked

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Teller:
    """The handler of the background pool: nothing that raises there stays unsaid.

    Attributes:
        reads: In which language somebody reads, as far as it is known.
    """

    responder: Responder
    inbox: Inbox
    clock: Clock
    reads: Callable[[Place], Language]

    async def tell(self, error: Exception, about: object) -> None:
        """Log a bug, close what asked for it so that it does not come again, and tell who asked.

        Closed first: telling takes as long as Slack does, and the inbox is taken up meanwhile.
        """
        reference = mint_code()
        LOG.error("gr-%s: a bug of ours", reference, exc_info=error)
        if not isinstance(about, Asked):
            return
        if about.is_kept:
            await self._close(about.key)
        why = explain(error, self.reads(about.place))
        told = explanation(why, what="", reference=reference, at=self.clock.now())
        try:
            await self.responder.whisper(about.place, about.reply, told)
        except SlackError as deaf:
            LOG.warning("gr-%s could not be told: %s", reference, deaf)

    async def _close(self, key: str) -> None:
        try:
            await self.inbox.done(key)
        except StoreUnavailable as error:  # it comes again, and is closed then
            LOG.warning("what met a bug stands in the inbox yet: %s", error)
