"""What `kith doctor` looks at: all that Kith needs in order to run, and what to do where it is not well."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import httpx

from bot.content import lint
from bot.content.ear import spanish
from bot.content.loader import load_all, load_helplines
from bot.dialogue import model
from bot.encoder.tuned import load_reader
from bot.errors import ContentError, EncoderError, KeyringError, SettingError, StoreError
from bot.services.found_reader import load_found_reader
from bot.settings import Settings
from bot.store.engine import Store
from bot.store.keyring import Keyring

TELEGRAM = "https://api.telegram.org"
PATIENCE = 5.0
"""Seconds that Telegram is given to answer."""
READERS = ("safety", "drafts", "intents", "starters")
OFF, FAR_OFF = timedelta(seconds=10), timedelta(minutes=2)
"""How far the clock may be from Telegram's: beyond the first it is worth a look, beyond the second nudges go wrong."""
ZONES_EXPECTED = 400
SETTINGS = (
    "ALLOWED", "DATABASE_URL", "HELPLINES", "HEALTH_PORT", "HOME", "INVITATION", "KEY", "KEY_FILE", "TELEGRAM_API",
    "TELEGRAM_TOKEN", "TEST_POSTGRESQL", "WEBHOOK_PORT", "WEBHOOK_SECRET", "WEBHOOK_URL",
)  # fmt: skip
"""The settings there are, without their KITH_."""

State = Literal["ok", "warn", "fail"]
Ask = Callable[[str], httpx.Response]
"""Gets an address. Raises httpx.HTTPError."""


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it is, and in one line what was seen and what to do about it. Holds no secret."""

    name: str
    state: State
    says: str


def ask(address: str) -> httpx.Response:
    """Gets an address in PATIENCE seconds at most. Raises httpx.HTTPError."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs addresses, and this one holds the token
    return httpx.get(address, timeout=PATIENCE)


def examine(
    read: Callable[[], Settings], now: datetime, environment: Mapping[str, str] = os.environ, ask: Ask = ask
) -> Iterator[Finding]:
    """All findings, one after the other as they are made. Changes nothing and makes nothing; never raises."""
    try:
        settings = read()
    except SettingError as error:
        yield Finding("settings", "fail", str(error))
        return
    yield _settings(settings, environment)
    yield _zones()
    yield _key(settings)
    yield from _database(settings)
    yield _content(now.date())
    yield _helplines(now.date(), settings.helplines)
    yield _readers()
    yield _model(settings.root)
    yield from _telegram(settings, now, ask)


def _settings(settings: Settings, environment: Mapping[str, str]) -> Finding:
    known = {f"KITH_{name}" for name in SETTINGS}
    unknown = sorted(name for name in environment if name.startswith("KITH_") and name not in known)
    if unknown:
        return Finding("settings", "warn", f"Nobody reads {', '.join(unknown)}: is it misspelt? See docs/operating.md.")
    if bool(settings.webhook_url) != bool(settings.webhook_secret):
        return Finding("settings", "fail", "A webhook needs both KITH_WEBHOOK_URL and KITH_WEBHOOK_SECRET.")
    if settings.webhook_url and urlsplit(settings.webhook_url).scheme != "https":
        return Finding("settings", "fail", "KITH_WEBHOOK_URL must begin with https: Telegram calls nothing else.")
    return Finding("settings", "ok", f"Read; the root is {settings.root}.")


def _zones() -> Finding:
    try:
        ZoneInfo("America/Argentina/Buenos_Aires")
        number = len(available_timezones())
    except ZoneInfoNotFoundError:
        number = 0
    if number < ZONES_EXPECTED:
        return Finding("zones", "fail", "The time zone data is missing: install the package tzdata of your system.")
    return Finding("zones", "ok", f"{number} time zones are known.")


def _key(settings: Settings) -> Finding:
    file = settings.key_file
    if settings.key is None and not file.exists():
        return Finding("key", "warn", f"{file} is not there yet: it is made at the first start. Keep a copy elsewhere.")
    try:
        Keyring.open(file, settings.key)
    except KeyringError as error:
        return Finding("key", "fail", str(error))
    return Finding("key", "ok", "From KITH_KEY." if settings.key is not None else f"{file}, readable by you alone.")


def _database(settings: Settings) -> Iterator[Finding]:
    address = urlsplit(settings.database_url)
    file = Path(address.path[1:]) if address.scheme == "sqlite" else None
    place = str(file) if file is not None else f"{address.scheme} at {address.hostname}{address.path}"
    if file is not None and not file.exists():
        able = os.access(next(folder for folder in file.absolute().parents if folder.exists()), os.W_OK)
        problem = f"{place} cannot be made: nobody may write to its folder. Change its owner, or KITH_DATABASE_URL."
        yield Finding(
            "database", "warn" if able else "fail", f"{place} is made at the first start." if able else problem
        )
        return
    has_key = settings.key is not None or settings.key_file.exists()
    try:
        # Without a key of its own an empty database opens with any, and one that holds something with none.
        keyring = Keyring.open(settings.key_file, settings.key if has_key else Keyring.new_line())
        store = Store.open(settings.database_url, keyring)
        try:
            found, needed = store.version()
        finally:
            store.close()
    except KeyringError as error:
        todo = "Put back the key that it was made with."
        yield Finding("database", "fail", f"{error} {todo}")
        return
    except StoreError as error:
        yield Finding("database", "fail", f"{place}: {error} Is it running, and KITH_DATABASE_URL right?")
        return
    if file is not None and not os.access(file, os.W_OK):
        yield Finding("database", "fail", f"{place} cannot be written: change its owner or mode.")
        return
    yield Finding("database", "ok", f"{place} answers.")
    if found == needed:
        yield Finding("migrations", "ok", f"The schema is at {needed}.")
    elif found is None or found < needed:
        yield Finding("migrations", "warn", f"The schema is at {found or 'nothing'}, not {needed}: run `kith migrate`.")
    else:
        says = f"The schema is at {found}, newer than this version's {needed}: run the version that made it."
        yield Finding("migrations", "fail", says)


def _content(today: date) -> Finding:
    try:
        scripts = len(load_all().scripts)
    except ContentError as error:
        return Finding("content", "fail", f"{error}: mend it, nothing can be said until then.")
    problems = len(lint.check(today=today))
    if problems:
        return Finding("content", "warn", f"It loads, with {problems} problems: `kith content check` names them.")
    return Finding("content", "ok", f"{scripts} scripts load and keep the rules.")


def _helplines(today: date, own: Path | None = None) -> Finding:
    try:
        helplines = load_helplines(own=own)
    except (ContentError, OSError) as error:
        return Finding("helplines", "fail", f"{error}: mend helplines.yml, nobody can be sent to help until then.")
    checked, old = dict(helplines.checked()), helplines.stale(today)
    if old:
        return Finding(
            "helplines", "warn", f"Checked over a year ago: {', '.join(old)}. Look them up in their sources."
        )
    if unread := sum(day is None for day in checked.values()):
        says = (
            f"{unread} of {len(checked)} numbers are from memory: read them in their sources before people need them."
        )
        return Finding("helplines", "warn", says)
    return Finding("helplines", "ok", f"{len(checked)} numbers, all checked within a year.")


def _readers() -> Finding:
    try:
        for name in READERS:
            load_reader(name)
        load_found_reader()
        spanish()
    except EncoderError as error:
        return Finding("readers", "fail", f"Messages are read less well: {error}")
    return Finding("readers", "ok", "What reads danger, drafts, topics, wishes and the library by meaning is whole.")


def _model(root: Path) -> Finding:
    if model.is_fresh(root):
        return Finding("model", "ok", "The dialogue model matches its sources.")
    is_there = model.model_path(root).is_file()
    says = "does not match its sources, or is damaged" if is_there else "is not trained yet"
    return Finding("model", "fail", f"The dialogue model {says}: run `kith train`.")


def _telegram(settings: Settings, now: datetime, ask: Ask) -> Iterator[Finding]:
    if not settings.telegram_token:
        says = "KITH_TELEGRAM_TOKEN is not set: `kith chat` needs none, `kith run` does; BotFather gives one."
        yield Finding("telegram", "warn", says)
        return
    try:
        answer = ask(f"{(settings.telegram_api or TELEGRAM).rstrip('/')}/bot{settings.telegram_token}/getMe")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        says = f"No answer ({type(error).__name__}): look at the network, and at KITH_TELEGRAM_API where it is set."
        yield Finding("telegram", "fail", says)
        return
    yield _bot(answer)
    yield from _clock(answer, now)


def _bot(answer: httpx.Response) -> Finding:
    if answer.status_code in (401, 404):
        return Finding("telegram", "fail", "Telegram does not know this KITH_TELEGRAM_TOKEN: ask BotFather for it.")
    try:
        who = answer.json()["result"]
        name = who.get("username") or who["first_name"]
    except (ValueError, KeyError, TypeError, AttributeError):
        return Finding("telegram", "fail", f"An odd answer (HTTP {answer.status_code}): look at KITH_TELEGRAM_API.")
    return Finding("telegram", "ok", f"The token is that of @{name}.")


def _clock(answer: httpx.Response, now: datetime) -> Iterator[Finding]:
    try:
        off = abs(parsedate_to_datetime(answer.headers["Date"]) - now)
    except (KeyError, ValueError, TypeError):
        return
    says = f"This clock and Telegram's are {off.total_seconds():.0f} s apart"
    if off <= OFF:
        yield Finding("clock", "ok", f"{says}.")
    else:
        yield Finding("clock", "warn" if off <= FAR_OFF else "fail", f"{says}: let the system keep the time (NTP).")
