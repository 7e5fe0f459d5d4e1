"""The keyring seals for one column, opens with any of its keys, and never shows one."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.errors import KeyringError
from bot.store.keyring import Keyring

OLD, NEW = bytes(32), bytes(range(32))


def test_what_is_sealed_opens_again() -> None:
    keyring = Keyring([OLD])
    assert keyring.unseal("a.b", keyring.seal("a.b", b"plain")) == b"plain"


def test_the_same_value_is_never_sealed_to_the_same_bytes() -> None:
    keyring = Keyring([OLD])
    assert keyring.seal("a.b", b"plain") != keyring.seal("a.b", b"plain")


def test_what_was_sealed_for_one_column_does_not_open_for_another() -> None:
    keyring = Keyring([OLD])
    with pytest.raises(KeyringError):
        keyring.unseal("a.c", keyring.seal("a.b", b"plain"))


@pytest.mark.parametrize("place", [0, 1, 6, -1])
def test_changed_bytes_do_not_open(place: int) -> None:
    keyring = Keyring([OLD])
    sealed = bytearray(keyring.seal("a.b", b"plain"))
    sealed[place] ^= 1
    with pytest.raises(KeyringError):
        keyring.unseal("a.b", bytes(sealed))


@pytest.mark.parametrize("short", [b"", b"\x01", b"\x01abcd", b"\x01abcd" + bytes(12)])
def test_bytes_that_are_too_short_do_not_open(short: bytes) -> None:
    with pytest.raises(KeyringError):
        Keyring([OLD]).unseal("a.b", short)


def test_another_key_does_not_open() -> None:
    with pytest.raises(KeyringError, match="does not hold"):
        Keyring([NEW]).unseal("a.b", Keyring([OLD]).seal("a.b", b"plain"))


def test_after_a_rotation_old_values_open_new_ones_use_the_new_key_and_look_ups_stay() -> None:
    before, after = Keyring([OLD]), Keyring([OLD, NEW])
    sealed = before.seal("a.b", b"plain")
    assert after.unseal("a.b", sealed) == b"plain"
    assert not sealed.startswith(after.newest)
    assert after.seal("a.b", b"plain").startswith(after.newest)
    assert after.lookup("chat", "1") == before.lookup("chat", "1")
    assert Keyring([NEW]).unseal("a.b", after.seal("a.b", b"plain")) == b"plain"


def test_look_ups_differ_by_noun_and_by_key() -> None:
    found = {Keyring([key]).lookup(noun, "1") for key in (OLD, NEW) for noun in ("chat", "script")}
    assert len(found) == 4


def test_the_first_start_makes_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    path = tmp_path / "var" / "kith.key"
    sealed = Keyring.open(path).seal("a.b", b"plain")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Keyring.open(path).unseal("a.b", sealed) == b"plain"
    assert [file.name for file in path.parent.iterdir()] == ["kith.key"]


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kith.key"
    Keyring.open(path)
    path.chmod(0o640)
    with pytest.raises(KeyringError, match="chmod 600"):
        Keyring.open(path)


@pytest.mark.parametrize("text", ["", "# nothing here\n", "c2hvcnQ=\n", "not base64!\n", "schlüssel\n"])
def test_a_file_with_anything_but_keys_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "kith.key"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(KeyringError):
        Keyring.open(path)


def test_a_key_from_the_environment_goes_before_the_file_and_makes_none(tmp_path: Path) -> None:
    line = Keyring.new_line()
    sealed = Keyring.open(tmp_path / "kith.key", line).seal("a.b", b"x")
    two = Keyring.open(tmp_path / "kith.key", f"{line},{Keyring.new_line()}")
    assert two.unseal("a.b", sealed) == b"x"
    assert not (tmp_path / "kith.key").exists()


def test_neither_repr_nor_an_error_shows_a_key() -> None:
    line = Keyring.new_line()
    keyring = Keyring.open(Path("unused"), line)
    assert repr(keyring) == "Keyring(1 keys)"
    with pytest.raises(KeyringError) as refused:
        Keyring.open(Path("unused"), line[:20])
    assert line[:20] not in str(refused.value)
