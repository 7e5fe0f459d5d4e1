"""Settings: read once, from the environment and then from `.env` in the root. docs/operating.md lists them."""

from __future__ import annotations

import os
import re
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
    allowed: frozenset[int] = field(default=frozenset(), repr=False)
    invitation: str | None = field(default=None, repr=False)
    health_port: int | None = None
    helplines: Path | None = None
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

    def port(name: str, text: str | None) -> int | None:
        if text is not None and not (text.isdecimal() and int(text) < 65536):
            raise SettingError(f"KITH_{name} is not the number of a port.")
        return None if text is None else int(text)

    try:
        allowed = frozenset(int(word) for word in re.split(r"[\s,]+", setting("ALLOWED") or "") if word)
    except ValueError as error:
        raise SettingError("KITH_ALLOWED is not a list of chat ids.") from error
    invitation = setting("INVITATION")
    if invitation is not None and not re.fullmatch(r"[A-Za-z0-9_-]{8,64}", invitation):
        raise SettingError("KITH_INVITATION is not 8 to 64 of A-Z a-z 0-9 _ -.")
    return Settings(
        root=root,
        database_url=database_url or setting("DATABASE_URL") or f"sqlite:///{var / 'kith.db'}",
        key_file=Path(setting("KEY_FILE") or var / "kith.key"),
        helplines=Path(setting("HELPLINES") or var / "helplines.yml"),
        telegram_token=setting("TELEGRAM_TOKEN"),
        key=setting("KEY"),
        telegram_api=setting("TELEGRAM_API"),
        webhook_url=setting("WEBHOOK_URL"),
        webhook_secret=setting("WEBHOOK_SECRET"),
        webhook_port=port("WEBHOOK_PORT", setting("WEBHOOK_PORT")) or 8443,
        allowed=allowed,
        invitation=invitation,
        health_port=port("HEALTH_PORT", setting("HEALTH_PORT")),
        test_postgresql=setting("TEST_POSTGRESQL"),
    )
