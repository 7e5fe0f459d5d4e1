"""What the outer layers ask for: one object that joins the content, the dialogue and the store to the coaching.

`actions` and the command line reach it through `current()`; `opened()` makes it.
"""

from __future__ import annotations

from bot.services.opening import opened
from bot.services.services import Services, current, install

__all__ = ["Services", "current", "install", "opened"]
