"""All verbs of `/room`, as one table. A verb never imports another; this is where they meet."""

from collections.abc import Mapping
from typing import Final

from commands import end, explain, info, link, live, now, voice, whoami
from commands import list as list_
from commands.verb import Verb

VERBS: Final[Mapping[str, Verb]] = {
    verb.name: verb
    for verb in (
        now.VERB,
        live.VERB,
        voice.VERB,
        info.VERB,
        list_.VERB,
        end.VERB,
        explain.VERB,
        whoami.VERB,
        link.VERB,
    )
}
ALIASES: Final[Mapping[str, str]] = {"show": "info"}
