"""The catalogue of every language."""

from collections.abc import Mapping
from typing import Final

from bot.explain.catalogue import Catalogue
from bot.explain.chinese import CHINESE
from bot.explain.english import ENGLISH
from bot.explain.language import Language

CATALOGUES: Final[Mapping[Language, Catalogue]] = {
    Language.ENGLISH: ENGLISH,
    Language.CHINESE: CHINESE,
}
