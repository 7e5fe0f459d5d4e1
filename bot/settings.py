"""Settings: read once, from the environment and then from `.env` in the root. docs/operating.md lists them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import SettingError


@dataclass(frozen=True)
class Settings:
    """What the operator can set. Secrets never show in repr."""

    root: Path
    database_url: str
    key_file: Path
    telegram_token: str | None = field(default=None, repr=False)
    key: str | None = field(default=None, repr=False)
    telegram_api: str | None = None
    webhook_url: str | None = None
    webhook_secret: str | None = field(default=None, repr=False)
    webhook_port: int = 8443
    test_postgresql: str | None = field(default=None, repr=False)


def find_root() -> Path:
    """The folder that holds `domain.yml`: KITH_HOME, else this folder or one above it, else the checkout.

    Raises SettingError where KITH_HOME names a folder without it.
    """
    home = os.environ.get("KITH_HOME")
    if home:
        root = Path(home).resolve()
        if not (root / "domain.yml").is_file():
            raise SettingError(f"KITH_HOME is {root}, which holds no domain.yml.")
        return root
    here = Path.cwd()
    for folder in (here, *here.parents, Path(__file__).resolve().parent.parent):
        if (folder / "domain.yml").is_file() and (folder / "bot").is_dir():
            return folder
    raise SettingError("No domain.yml here or above: run kith in its checkout, or set KITH_HOME.")


def read_settings(database_url: str | None = None) -> Settings:
    """The settings, with `database_url` in place of KITH_DATABASE_URL where given. Raises SettingError."""
    root = find_root()
    values = {**dotenv_values(root / ".env"), **os.environ}

    def setting(name: str) -> str | None:
        return (values.get(f"KITH_{name}") or "").strip() or None

    var = root / "var"
    port = setting("WEBHOOK_PORT") or "8443"
    if not port.isdigit():
        raise SettingError("KITH_WEBHOOK_PORT is not a number.")
    return Settings(
        root=root,
        database_url=database_url or setting("DATABASE_URL") or f"sqlite:///{var / 'kith.db'}",
        key_file=Path(setting("KEY_FILE") or var / "kith.key"),
        telegram_token=setting("TELEGRAM_TOKEN"),
        key=setting("KEY"),
        telegram_api=setting("TELEGRAM_API"),
        webhook_url=setting("WEBHOOK_URL"),
        webhook_secret=setting("WEBHOOK_SECRET"),
        webhook_port=int(port),
        test_postgresql=setting("TEST_POSTGRESQL"),
    )
