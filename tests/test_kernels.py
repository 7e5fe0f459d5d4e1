"""The kernels of numpy's BLAS fit the processor, and whoever set them keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.kernels import SETTING, choose_kernels

AVX2 = "fpu sse2 avx avx2 fma"


@pytest.mark.parametrize(
    ("flags", "kernels"),
    [
        (f"{AVX2} avx512f avx512dq avx512cd avx512bw avx512vl avx512_fp16", "SkylakeX"),
        (f"{AVX2} avx512f", "Haswell"),
        (AVX2, "Haswell"),
        ("fpu sse2", None),
    ],
)
def test_the_widest_that_the_processor_can(tmp_path: Path, flags: str, kernels: str | None) -> None:
    told, environment = tmp_path / "cpuinfo", dict[str, str]()
    told.write_text(f"processor\t: 0\nmodel name\t: Some\nflags\t\t: {flags}\n\nprocessor\t: 1\nflags\t\t: {flags}\n")

    choose_kernels(environment, told)

    assert environment.get(SETTING) == kernels


def test_what_is_set_stays(tmp_path: Path) -> None:
    told, environment = tmp_path / "cpuinfo", {SETTING: "Zen"}
    told.write_text(f"flags\t\t: {AVX2}\n")

    choose_kernels(environment, told)

    assert environment == {SETTING: "Zen"}


def test_without_linux_nothing_is_set(tmp_path: Path) -> None:
    environment = dict[str, str]()

    choose_kernels(environment, tmp_path / "missing")

    assert environment == {}
