"""The documents do not lie about settings, commands, files and figures."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot import settings
from bot.chat.commands import NAMES
from bot.cli.root import kith
from bot.services import doctor
from bot.settings import find_root, read_settings

ROOT = find_root()
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bot/**/*.md")])
OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
TEXTS = {".md", ".py", ".yml", ".toml", ".svg", ".jsonl", ".sh", ".service", ".example", ""}
A_PATH_OF_A_MACHINE = re.compile(r"(?<![\w.<-])/(?:home|root|Users|work|tmp/\w+)/\w")


def names(pages: list[Path]) -> list[str]:
    return [str(page.relative_to(ROOT)) for page in pages]


def table(heading: str) -> dict[str, str]:
    """The rows of the table under a heading of docs/operating.md: first cell, second cell."""
    section = OPERATING.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", section, re.MULTILINE))


def settings_read() -> set[str]:
    """The names of the settings that bot/settings.py asks for."""
    tree = ast.parse(Path(settings.__file__).read_text(encoding="utf-8"))
    asked = {
        f"KITH_{node.args[0].value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "setting" and isinstance(node.args[0], ast.Constant)
    }
    return asked | {"KITH_HOME"}


def commands(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))
        else:
            yield " ".join((*before, name))


def test_every_setting_is_described_and_no_other() -> None:
    assert set(table("Settings")) == settings_read()


def test_the_doctor_knows_every_setting() -> None:
    assert {f"KITH_{name}" for name in doctor.SETTINGS} == settings_read()


def test_the_defaults_are_those_of_the_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "domain.yml").touch()
    for name in settings_read():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KITH_HOME", str(tmp_path))
    read, said = read_settings(), {name: value.strip("` ") for name, value in table("Settings").items()}
    assert said["KITH_DATABASE_URL"].replace("<root>", str(tmp_path)) == read.database_url
    assert said["KITH_KEY_FILE"].replace("<root>", str(tmp_path)) == str(read.key_file)
    assert said["KITH_WEBHOOK_PORT"] == str(read.webhook_port)
    fields = ("telegram_token", "key", "webhook_url", "webhook_secret", "test_postgresql")
    assert [said[f"KITH_{name.upper()}"] for name in fields if getattr(read, name) is None] == ["none"] * len(fields)


def test_the_example_of_an_env_file_names_settings_that_there_are() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(\w+)=", example, re.MULTILINE)) <= settings_read()


def test_every_command_is_described_and_no_other() -> None:
    assert sorted(name.removeprefix("kith ") for name in table("Commands")) == sorted(commands(kith))


def test_every_command_of_telegram_is_described() -> None:
    assert [name for name in NAMES if f"`/{name}`" not in OPERATING] == []


@pytest.mark.parametrize("page", names(PAGES))
def test_commands_that_a_page_prints_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    known = set(commands(kith)) | {name.partition(" ")[0] for name in commands(kith)}
    printed = re.findall(r"(?:^|[`|/] *)kith ([a-z]+)", text, re.MULTILINE)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert [name for name in printed if name not in known] == []
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE)) - targets == set()


@pytest.mark.parametrize("page", names(PAGES))
def test_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    local = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not ((ROOT / page).parent / target).exists()] == []


@pytest.mark.parametrize("page", names(PAGES))
def test_files_that_a_page_names_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:bot|docs|tests|actions|data|deploy|scripts|benchmarks|stand-ins)/[\w./-]+)`", text)
    made = ("benchmarks/reports",)
    missing = [name for name in named if name not in made and not (ROOT / name).exists()]
    assert missing == []


def test_nothing_names_a_path_of_somebodys_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    files = [ROOT / name for name in listed.splitlines()] or PAGES
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in files
        if file.suffix in TEXTS and file.is_file() and file != Path(__file__)
        for line in file.read_text(encoding="utf-8", errors="ignore").splitlines()
        if A_PATH_OF_A_MACHINE.search(line)
    ]
    assert found == []


def test_figures_about_the_environment_say_when_and_how_they_were_measured() -> None:
    page = (ROOT / "docs/adr/0002-no-tensorflow.md").read_text(encoding="utf-8")
    assert re.search(r"measured on \d{4}-\d{2}-\d{2}", page)
    assert re.findall(r"^(du|/usr/bin/time) ", page, re.MULTILINE) == ["du", "/usr/bin/time", "/usr/bin/time"]


@pytest.mark.parametrize("page", names(sorted(ROOT.glob("docs/adr/*.md"))))
def test_a_decision_has_its_number_and_says_when_and_why(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert text.startswith(f"# {int(Path(page).name[:4])}. ")
    assert re.search(r"^Accepted, \d{4}-\d{2}-\d{2}\.$", text, re.MULTILINE)
    why, what, *rest = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert why in ("Context", "Question")
    assert what == "Decision"
    assert rest


def test_no_two_decisions_share_a_number() -> None:
    numbers = [path.name[:4] for path in ROOT.glob("docs/adr/*.md")]
    assert len(numbers) == len(set(numbers))


def test_the_changelog_begins_with_this_version() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    changes = re.search(r"^## (\d\S*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    assert changes is not None
    assert version[1] == changes[1]


def test_the_picture_shows_what_was_played() -> None:
    picture = (ROOT / "docs/img/conversation.svg").read_text(encoding="utf-8")
    assert "http" not in picture.replace("http://www.w3.org", "")
    said = re.findall(r'"(?:say|tap)": "([\w ]+)', (ROOT / "docs/img/conversation.jsonl").read_text(encoding="utf-8"))
    assert [words for words in said if " ".join(words.split()[:3]) not in picture] == []
