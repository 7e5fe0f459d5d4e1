"""An inert `tensorflow_addons`: see `tensorflow/__init__.py` beside it."""

from typing import Any

import tensorflow


def __getattr__(name: str) -> Any:
    return getattr(tensorflow, name)
