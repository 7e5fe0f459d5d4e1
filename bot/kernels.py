"""Which kernels numpy's BLAS works with: chosen here, for on newer processors OpenBLAS falls back to its oldest.

There a message is read three times as slowly. Which names it takes: https://www.openblas.net (DYNAMIC_ARCH).
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

SETTING = "OPENBLAS_CORETYPE"
_KERNELS = (
    ("SkylakeX", frozenset({"avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl"})),
    ("Haswell", frozenset({"avx2", "fma"})),
)
"""Kernels, the widest first, and what the processor must be able to do for each."""


def choose_kernels(environment: MutableMapping[str, str] = os.environ, told: Path = Path("/proc/cpuinfo")) -> None:
    """Sets the kernels for this process and those that it starts, unless they are set; to be called before numpy is
    imported. `told` is what Linux tells of its processors; where it tells nothing, OpenBLAS chooses."""
    try:
        lines = told.read_text().splitlines()
    except OSError:
        return
    abilities = next((frozenset(line.split()) for line in lines if line.startswith("flags")), frozenset[str]())
    kernels = next((name for name, needed in _KERNELS if needed <= abilities), None)
    if kernels is not None:
        environment.setdefault(SETTING, kernels)
