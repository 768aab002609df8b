"""Series: rules that keep producing bookings, as they are typed and as they are kept."""

from bot.rooms.series.rules import MOST_AHEAD, Series, begin_series, occurrences
from bot.rooms.series.words import MOST_TIMES, ReadSeries, SeriesReading, read_series

__all__ = [
    "MOST_AHEAD",
    "MOST_TIMES",
    "ReadSeries",
    "Series",
    "SeriesReading",
    "begin_series",
    "occurrences",
    "read_series",
]
