"""Hypothesis strategies for what people type and ask."""

from hypothesis import strategies as st

from bot.rooms.room import RoomKind
from commands.grammar.clauses import CLAUSES

KINDS = st.sampled_from(RoomKind)

WORDS = st.one_of(
    st.sampled_from(sorted(CLAUSES)),
    st.sampled_from(
        [
            "<@U0ANA|ana>", "<@U0BOB>", "<!subteam^S01|@team>", "<#C01|standup>", "<!channel>",
            "45m", "1h30", "99z", "50", "free", "apply", '"hi there"', "<https://a.example/c.png>",
            "1,2,3", "karaoke", "Stand-up", "&lt;!here&gt;", "@ana", "#standup", "“notice”",
        ]
    ),
    st.text(max_size=20),
)  # fmt: skip

TYPED = st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=14).map(" ".join))
