"""The documented codes of the fact sheet, by what waiting does for them."""

from typing import Final

# Fact sheet 2.4, "try again soon" and "back off longer": what create_room may be answered.
HELPED_BY_WAITING: Final = (
    60007,
    60008,
    60011,
    60013,
    60014,
    60018,
    60019,
    70169,
    70202,
    70500,
    100001,
    100012,
)
# Fact sheet 2.4, "make a new UserSig, once"; 70346 is an old 70003.
ABOUT_THE_SIGNATURE: Final = (
    70001,
    70002,
    70003,
    70005,
    70009,
    70013,
    70014,
    70052,
    70346,
)
# Fact sheet 2.4, "never retry", 70050 that asks for a whole minute, and the rest of 4.1 and 4.2
# that create_room can meet.
NOT_HELPED_BY_WAITING: Final = (
    *range(60002, 60007),
    60009,
    60010,
    60012,
    *range(60015, 60018),
    60020,
    60021,
    70016,
    70020,
    70050,
    70051,
    70107,
    70114,
    70402,
    70403,
    72001,
    80001,
    100002,
    100003,
    100006,
    100007,
    100009,
    100011,
    100013,
    100015,
    100020,
    100026,
    101011,
)
# What other calls are answered: a person may still ask what they mean.
OF_OTHER_CALLS: Final = (
    *range(40001, 40007),
    40601,
    40605,
    40610,
    70102,
    70206,
    70398,
    80002,
    80004,
    10007,
    10010,
    10015,
    10021,
    10025,
    100004,
    100005,
    100008,
    100010,
    *range(100016, 100020),
    100102,
    *range(100200, 100207),
    100210,
    100211,
    100251,
    100302,
    *range(100400, 100406),
    *range(100411, 100417),
    *range(100418, 100422),
    *range(100500, 100505),
)
DOCUMENTED: Final = tuple(
    sorted({*HELPED_BY_WAITING, *ABOUT_THE_SIGNATURE, *NOT_HELPED_BY_WAITING, *OF_OTHER_CALLS})
)
