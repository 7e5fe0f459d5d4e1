"""Builds the two tool environments of these tests under .tools, with uv: python tests/telegram_edge/install.py"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
PACKAGES = {
    "emulator": ["lo-bot-api-emulator==0.3.6", "aiohttp==3.14.5"],
    "teremok": ["teremok==0.2.0", "aiogram==3.31.0"],
}
"""What each environment holds. Both need a newer Python than Kith's own, hence environments of their own."""


def python_of(tool: str) -> Path:
    """The interpreter of a tool environment, whether it is there or not."""
    return TOOLS / tool / "bin" / "python"


def is_ready(tool: str) -> bool:
    """Is this environment there, with the packages named above?"""
    pins = TOOLS / tool / "pins.txt"
    return python_of(tool).exists() and pins.is_file() and pins.read_text() == "\n".join(PACKAGES[tool])


def install(tool: str) -> None:
    """Builds one environment anew. Raises CalledProcessError where uv cannot."""
    uv = str(ROOT / ".uv" / "bin" / "uv")
    if not Path(uv).exists():
        uv = shutil.which("uv") or "uv"
    folder = TOOLS / tool
    subprocess.run([uv, "venv", "--quiet", "--clear", "--no-project", "--python", ">=3.11", folder], check=True)
    subprocess.run([uv, "pip", "install", "--quiet", "--python", python_of(tool), *PACKAGES[tool]], check=True)
    (folder / "pins.txt").write_text("\n".join(PACKAGES[tool]))


if __name__ == "__main__":
    for name in PACKAGES:
        if not is_ready(name):
            print(f"building .tools/{name}", file=sys.stderr)
            install(name)
