"""Memory that was needed only while something large was loaded, given back."""

from __future__ import annotations

import ctypes
import gc
from functools import cache

_ARENAS, _TRIM = -8, -1  # M_ARENA_MAX and M_TRIM_THRESHOLD of mallopt(3)


def share_one_heap() -> None:
    """Lets all threads of this process take memory from one place, where its C library can, and gives back at once what
    is free at its end: less is left unused. For a process whose threads seldom work at once; to be called before they
    begin."""
    limit = getattr(ctypes.CDLL(None), "mallopt", None)
    if limit is not None:
        limit(_ARENAS, 1)
        limit(_TRIM, 1 << 20)


def give_back() -> None:
    """Drops what nobody holds any more and returns free memory to the system, where its C library can (glibc's does:
    malloc_trim(3)). Some tenths of a second: to be called after something was loaded for good."""
    gc.collect()
    trim = _trim()
    if trim is not None:
        trim(0)


def settle() -> None:
    """Gives memory back, and what is held now stays for good: no search for garbage goes through it again. To be called
    once, when all is loaded."""
    give_back()
    gc.freeze()


@cache
def _trim() -> ctypes._NamedFuncPointer | None:
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
