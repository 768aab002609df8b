"""All verbs of `/room`, as one table. A verb never imports another; this is where they meet."""

from collections.abc import Mapping
from typing import Final

from commands import (
    cancel,
    defaults,
    end,
    explain,
    info,
    invite,
    link,
    live,
    move,
    now,
    remind,
    rename,
    retry,
    schedule,
    skip,
    voice,
    whoami,
)
from commands import list as list_
from commands.verb import Verb

VERBS: Final[Mapping[str, Verb]] = {
    verb.name: verb
    for verb in (
        now.VERB,
        live.VERB,
        voice.VERB,
        schedule.VERB,
        info.VERB,
        list_.VERB,
        move.VERB,
        rename.VERB,
        invite.VERB,
        remind.VERB,
        cancel.VERB,
        skip.VERB,
        end.VERB,
        retry.VERB,
        explain.VERB,
        defaults.VERB,
        whoami.VERB,
        link.VERB,
    )
}
ALIASES: Final[Mapping[str, str]] = {"show": "info"}
