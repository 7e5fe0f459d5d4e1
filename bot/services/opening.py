"""Opening and closing the services: key, database, content, model, in that order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from bot.content.loader import FOLDER, Content, load_all, load_helplines
from bot.dialogue import model
from bot.services.services import Services, install
from bot.settings import Settings, read_settings
from bot.store import library
from bot.store.engine import Store
from bot.store.keyring import Keyring

THREADS = 40
"""More than may wait in the database at once: whoever holds what they wait for needs a thread to go on."""

Tell = Callable[[str], None]
"""Is told what is being done, for the operator: one of "migrate", "content", "train", "model"."""


def utc_now() -> datetime:
    """The present instant."""
    return datetime.now(timezone.utc)


def open_store(settings: Settings) -> Store:
    """The database of these settings, its key opened or made. Raises StoreError, KeyringError."""
    return Store.open(settings.database_url, Keyring.open(settings.key_file, settings.key))


def load_content(store: Store, now: datetime, own: Path | None = None) -> Content:
    """The content of the folder, put into the store where it differs, and its scripts as the store holds them."""
    content = load_all(FOLDER)
    if own is not None and own.is_file():
        content = replace(content, helplines=load_helplines(own=own))
    with store.session() as session:
        if library.digest(session) != content.digest:
            library.replace(session, content.digest, list(content.scripts.values()), now)
    with store.session() as session:
        return replace(content, scripts={script.key: script for script in library.load(session)})


def open_plain(
    settings: Settings | None = None, clock: Callable[[], datetime] = utc_now, tell: Tell = lambda _: None
) -> Services:
    """The services without a dialogue: migrated, content loaded. Raises StoreError, ContentError."""
    settings = settings or read_settings()
    settings.key_file.parent.mkdir(parents=True, exist_ok=True)
    store = open_store(settings)
    tell("migrate")
    store.migrate()
    tell("content")
    return Services(settings, store, load_content(store, clock(), settings.helplines), clock)


@asynccontextmanager
async def opened(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    train_when_stale: bool = False,
    reads_ahead: bool = False,
    tell: Tell = lambda _: None,
) -> AsyncIterator[Services]:
    """The services with their dialogue; for many people at once it `reads_ahead`, in a process of its own.

    Raises ModelStaleError where the model is stale and may not be trained.
    """
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS, "kith"))
    services = await asyncio.to_thread(open_plain, settings, clock, tell)
    try:
        if train_when_stale and not model.is_fresh(settings.root):
            tell("train")
            await asyncio.to_thread(model.train_apart, settings.root)
        path = model.require_fresh(settings.root)
        tell("model")
        from bot.dialogue.agent import Dialogue

        install(services)
        services.dialogue = await asyncio.to_thread(
            lambda: Dialogue.load(
                path,
                draw=services.draw,
                load=services.load_conversation,
                save=services.save_conversation,
                guard=services.guard,
            )
        )
        if reads_ahead:
            services.ahead.start()
        await services.safety.restore()
        yield services
    finally:
        install(None)
        await services.ahead.close()
        services.store.close()
