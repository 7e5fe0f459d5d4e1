"""Which language a text is in, offline: lingua's small models, of a few languages, loaded when first needed."""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import lru_cache
from typing import Any

log = logging.getLogger(__name__)

LANGUAGES = (
    "ENGLISH", "SPANISH", "FRENCH", "GERMAN", "PORTUGUESE", "ITALIAN", "DUTCH", "POLISH", "SWEDISH", "TURKISH",
    "RUSSIAN", "UKRAINIAN", "ARABIC", "HINDI", "CHINESE", "JAPANESE", "KOREAN", "HEBREW", "GREEK",
)  # fmt: skip
"""Those that Kith has a line for. Each further one in Latin letters costs memory; others are known by their signs."""

SURE = 0.9
"""How likely a language must be."""
UNLIKE_ENGLISH = 0.02
"""How likely English may be beside it: what could be English, misspelt, is English."""
FEWEST = 3
"""Words below which letters that English has too say nothing."""

_WORD = re.compile(r"[^\W\d_]+")


def language_in(text: str) -> str | None:
    """The ISO 639-1 code of the text's language where it is surely none of English; else None. Never raises."""
    words = _WORD.findall(text[:400])
    if not words or (len(words) < FEWEST and _is_latin("".join(words))):
        return None
    try:
        ranked = _detector().compute_language_confidence_values(" ".join(words))
    except Exception as error:  # noqa: BLE001 - a detector that is not there must not keep anybody from an answer
        log.error("The language of a message cannot be told: %s.", type(error).__name__)
        return None
    likely = {one.language.name: one.value for one in ranked}
    best = max(likely, key=lambda name: likely[name])
    if best == "ENGLISH" or likely[best] < SURE or likely.get("ENGLISH", 0) > UNLIKE_ENGLISH:
        return None
    return str(next(one.language.iso_code_639_1.name for one in ranked if one.language.name == best)).lower()


def _is_latin(letters: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "LATIN") for letter in letters)


@lru_cache(maxsize=1)
def _detector() -> Any:
    from lingua import Language, LanguageDetectorBuilder

    chosen = [getattr(Language, name) for name in LANGUAGES]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()
