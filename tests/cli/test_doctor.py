"""`kith doctor`: what it finds, and that it never shows a secret."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path

import httpx
import pytest

from bot.content import lint
from bot.content.loader import Content
from bot.errors import ContentError, SettingError
from bot.services import doctor
from bot.services.doctor import Finding, examine
from bot.settings import Settings, find_root
from bot.store.engine import Store
from bot.store.keyring import Keyring
from tests import shelf

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=timezone.utc)
TOKEN = "123456:a-token-that-is-nobodys-0000000000"

Answer = Callable[[str], httpx.Response]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(find_root(), f"sqlite:///{tmp_path / 'kith.db'}", tmp_path / "kith.key")


@pytest.fixture(autouse=True)
def _words_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "load_all", shelf.content)
    monkeypatch.setattr(doctor, "load_helplines", lambda own=None: shelf.content().helplines)
    monkeypatch.setattr(lint, "check", lambda today: [])


def telegram(status: int = 200, off: timedelta = timedelta(), **body: object) -> Answer:
    """A Telegram that answers so, its clock so far ahead."""
    answer = {"ok": True, "result": {"id": 7, "is_bot": True, "first_name": "Kith", "username": "kith_bot"}, **body}
    date = format_datetime(NOW + off, usegmt=True)
    return lambda address: httpx.Response(status, json=answer, headers={"Date": date})


def found(settings: Settings, ask: Answer = telegram(), **environment: str) -> dict[str, Finding]:  # noqa: B008
    return {finding.name: finding for finding in examine(lambda: settings, NOW, environment, ask)}


def made(settings: Settings) -> None:
    store = Store.open(settings.database_url, Keyring.open(settings.key_file))
    store.migrate()
    store.close()


def test_a_fresh_checkout_has_warnings_that_say_what_comes_next(settings: Settings) -> None:
    findings = found(settings)
    assert [findings[name].state for name in ("settings", "zones", "key", "database", "telegram")] == [
        "ok",
        "ok",
        "warn",
        "warn",
        "warn",
    ]
    assert "migrations" not in findings


def test_looking_makes_nothing(settings: Settings, tmp_path: Path) -> None:
    found(settings)
    assert list(tmp_path.iterdir()) == []


def test_a_database_with_its_key_is_well(settings: Settings) -> None:
    made(settings)
    findings = found(settings)
    assert {findings[name].state for name in ("key", "database", "migrations")} == {"ok"}


def test_a_key_that_others_can_read_fails(settings: Settings) -> None:
    made(settings)
    settings.key_file.chmod(0o644)
    assert found(settings)["key"].state == "fail"


def test_a_database_whose_key_is_gone_fails_and_no_new_key_is_made(settings: Settings) -> None:
    made(settings)
    settings.key_file.unlink()
    finding = found(settings)["database"]
    assert finding.state == "fail"
    assert "key" in finding.says
    assert not settings.key_file.exists()


def test_an_empty_database_is_to_be_migrated(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "kith.db").touch()
    assert found(settings)["migrations"].state == "warn"


def test_a_file_that_is_no_database_fails(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "kith.db").write_text("a shopping list, quite a long one so that it fills a page" * 50)
    assert found(settings)["database"].state == "fail"


def test_a_password_in_the_address_of_the_database_is_not_shown(settings: Settings) -> None:
    far = replace(settings, database_url="postgresql://kith:hunter2@127.0.0.1:1/kith")
    finding = found(far)["database"]
    assert finding.state == "fail"
    assert "hunter2" not in finding.says


def test_the_bot_of_the_token_is_named_and_the_token_is_not(settings: Settings) -> None:
    asked: list[str] = []

    def ask(address: str) -> httpx.Response:
        asked.append(address)
        return telegram()(address)

    findings = found(replace(settings, telegram_token=TOKEN, telegram_api="http://127.0.0.1:9/"), ask)
    assert asked == [f"http://127.0.0.1:9/bot{TOKEN}/getMe"]
    assert findings["telegram"] == Finding("telegram", "ok", "The token is that of @kith_bot.")
    assert all(TOKEN not in finding.says for finding in findings.values())


def test_no_answer_fails_without_the_token(settings: Settings) -> None:
    def ask(address: str) -> httpx.Response:
        raise httpx.ConnectError(f"cannot reach {address}")

    finding = found(replace(settings, telegram_token=TOKEN), ask)["telegram"]
    assert finding.state == "fail"
    assert TOKEN not in finding.says


@pytest.mark.parametrize(
    ("answer", "says"),
    [(telegram(401), "does not know"), (telegram(404), "does not know"), (telegram(502, result=None), "odd answer")],
)
def test_a_refusal_fails(settings: Settings, answer: Answer, says: str) -> None:
    finding = found(replace(settings, telegram_token=TOKEN), answer)["telegram"]
    assert finding.state == "fail"
    assert says in finding.says


@pytest.mark.parametrize(
    ("off", "state"),
    [(timedelta(seconds=3), "ok"), (timedelta(seconds=-40), "warn"), (timedelta(minutes=9), "fail")],
)
def test_the_clock_is_held_against_telegrams(settings: Settings, off: timedelta, state: str) -> None:
    assert found(replace(settings, telegram_token=TOKEN), telegram(off=off))["clock"].state == state


def test_without_a_date_nothing_is_said_of_the_clock(settings: Settings) -> None:
    def ask(address: str) -> httpx.Response:
        return httpx.Response(200, json={"result": {"first_name": "Kith"}})

    assert "clock" not in found(replace(settings, telegram_token=TOKEN), ask)


def test_settings_that_cannot_be_read_are_all_that_is_said() -> None:
    def broken() -> Settings:
        raise SettingError("KITH_WEBHOOK_PORT is not a number.")

    assert list(examine(broken, NOW, {})) == [Finding("settings", "fail", "KITH_WEBHOOK_PORT is not a number.")]


def test_a_setting_that_nobody_reads_is_named(settings: Settings) -> None:
    finding = found(settings, KITH_TELEGRAM_TOCKEN="x", KITH_HOME="y")["settings"]
    assert finding.state == "warn"
    assert "KITH_TELEGRAM_TOCKEN" in finding.says
    assert "KITH_HOME" not in finding.says


@pytest.mark.parametrize(
    "values",
    [{"webhook_url": "https://kith.example"}, {"webhook_url": "http://kith.example", "webhook_secret": "s"}],
)
def test_half_a_webhook_fails(settings: Settings, values: dict[str, str]) -> None:
    assert found(replace(settings, **values))["settings"].state == "fail"  # type: ignore[arg-type]


def test_a_helpline_that_was_not_looked_at_for_a_year_is_named(settings: Settings) -> None:
    (finding,) = (one for one in examine(lambda: settings, NOW + timedelta(days=500), {}) if one.name == "helplines")
    assert finding.state == "warn"
    assert "over a year ago" in finding.says


def test_words_with_problems_are_a_warning_and_broken_words_fail(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lint, "check", lambda today: ["one"])
    assert found(settings)["content"].state == "warn"

    def broken() -> Content:
        raise ContentError(Path("words.yml"), 3, "no such word")

    monkeypatch.setattr(doctor, "load_all", broken)
    assert found(settings)["content"] == Finding(
        "content", "fail", "words.yml:3: no such word: mend it, nothing can be said until then."
    )


def test_every_setting_that_is_read_is_known_to_the_doctor() -> None:
    source = (find_root() / "bot" / "settings.py").read_text()
    read = set(re.findall(r'setting\("([A-Z_]+)"\)', source)) | {"HOME"}
    assert read == set(doctor.SETTINGS)
