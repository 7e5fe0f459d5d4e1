"""Long patterns as an earlier run of the quick tests compiled them, kept as Python keeps compiled modules: those of the
screen alone take four seconds in each process."""

from __future__ import annotations

import _sre
import fcntl
import marshal
import re
import sre_compile
import sre_parse
import sys
from array import array
from pathlib import Path
from typing import Any

LONG = 100
"""Characters from which on a pattern is worth keeping."""
MOST = 80_000_000
"""Bytes from which on the file is begun anew: patterns that nobody asks for any more stay in it."""

Key = tuple[str, int]
_compile = sre_compile.compile


class Kept:
    """Compiles as the library does; what is kept is what it would have made of the same pattern and flags."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"patterns-{sys.implementation.cache_tag}-{_sre.MAGIC}"
        self._known: dict[Key, tuple[Any, ...]] = self._read()
        self._new: dict[Key, tuple[Any, ...]] = {}
        sre_compile.compile = self.compile

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """The pattern, compiled. Raises re.error."""
        if not isinstance(pattern, str) or len(pattern) < LONG:
            return _compile(pattern, flags)
        key = pattern, int(flags)
        made = self._known.get(key) or self._new.get(key)
        if made is None:
            made = self._new[key] = _made(pattern, int(flags))
        all_flags, code, *groups = made
        return _sre.compile(pattern, all_flags, array("I", code).tolist(), *groups)

    def keep(self) -> None:
        """Puts what was new into the file, beside what another process put there meanwhile."""
        sre_compile.compile = _compile
        if not self._new:
            return
        self._file.parent.mkdir(exist_ok=True)
        with self._file.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            fresh = self._file.with_suffix(".new")
            fresh.write_bytes(marshal.dumps({**self._read(), **self._new}))
            fresh.replace(self._file)

    def _read(self) -> dict[Key, tuple[Any, ...]]:
        try:
            packed = self._file.read_bytes()
            return dict(marshal.loads(packed)) if len(packed) < MOST else {}
        except (OSError, EOFError, TypeError, ValueError):
            return {}


def _made(pattern: str, flags: int) -> tuple[Any, ...]:
    """What the library gives to its engine: all flags, the code, and the groups by number and by name."""
    parsed = sre_parse.parse(pattern, flags)
    code = array("I", sre_compile._code(parsed, flags)).tobytes()
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, dict(parsed.state.groupdict), tuple(names)
