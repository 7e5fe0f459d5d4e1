"""The keys: sealing what is stored, and keyed hashes to look things up by without reading them."""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import KeyringError

_FORM = b"\x01"  # the first byte of all that is sealed: AES-256-GCM, key id of 4 bytes, nonce of 12
_HEAD, _NONCE, _KEY = 5, 12, 32
_BODY = _HEAD + _NONCE


class Keyring:
    """One or more keys of 32 bytes, oldest first.

    New values are sealed with the newest; the others open what they sealed. Look-ups are made with the oldest,
    so that a rotation leaves them as they are: the oldest key stays in the file. `file` is read again where it
    changed, so that a process that runs goes along with a rotation.
    """

    def __init__(self, keys: Sequence[bytes], file: Path | None = None) -> None:
        self._file, self._as_read = file, None if file is None else _state(file)
        self._take(keys)

    def _take(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != _KEY for key in keys):
            raise KeyringError("A key is 32 bytes; the keyring holds none, or one of another length.")
        sealers = {_head(key): AESGCM(_derived(key, b"kith sealing")) for key in keys}
        self._looking = _derived(keys[0], b"kith look-up")
        self._sealers = sealers
        self._newest = _head(keys[-1])

    @classmethod
    def open(cls, key_file: Path, key: str | None = None) -> Keyring:
        """The keyring of `key` (from the environment), else of the file, which is made with a new key where missing.

        Both hold keys in base64, one a line, oldest first; lines that start with # are left out. Raises KeyringError
        where the file can be read by others, or holds anything else.
        """
        if key is not None:
            return cls(_parse(key))
        return cls(_parse(_read_or_make(key_file)), key_file)

    def refresh(self) -> None:
        """Takes over what changed in the file since it was read. Raises KeyringError where that is no keyring."""
        if self._file is None:
            return
        state = _state(self._file)
        if state is not None and state != self._as_read:  # while the file is away, what was read from it goes on
            looking = self._looking
            self._take(_parse(_read_or_make(self._file)))
            if self._looking != looking:
                raise KeyringError("The oldest key of the key file was changed while Kith runs: put it back.")
            self._as_read = state

    def add_key(self) -> None:
        """Puts a new key behind those in the file, and uses it. Raises KeyringError where the keys are from no file."""
        if self._file is None:
            raise KeyringError("The keys come from KITH_KEY, where Kith can add none: add one there, then --finish.")
        _append(self._file, self.new_line())
        self.refresh()

    @staticmethod
    def new_line() -> str:
        """A new random key, as a line of the key file."""
        return base64.b64encode(secrets.token_bytes(_KEY)).decode("ascii")

    def seal(self, column: str, plain: bytes) -> bytes:
        """Key id, nonce and ciphertext; it opens for the same column only."""
        head, nonce = self._newest, os.urandom(_NONCE)
        return head + nonce + self._sealers[head].encrypt(nonce, plain, head + column.encode())

    def unseal(self, column: str, sealed: bytes) -> bytes:
        """What `seal` was given. Raises KeyringError where the key is not here, or the bytes were changed or moved."""
        head = sealed[:_HEAD]
        sealer = self._sealers.get(head)
        if sealer is None:
            self.refresh()  # it may have been sealed by a process that knows of a rotation
            sealer = self._sealers.get(head)
        if sealer is None:
            raise KeyringError(f"{column} was sealed with a key that the keyring does not hold.")
        try:
            return sealer.decrypt(sealed[_HEAD:_BODY], sealed[_BODY:], head + column.encode())
        except (InvalidTag, ValueError) as error:
            raise KeyringError(f"A value of {column} does not open: it was changed, or moved.") from error

    @property
    def newest(self) -> bytes:
        """How everything begins that was sealed with the newest key."""
        return self._newest

    def lookup(self, noun: str, value: str) -> str:
        """The keyed hash (HMAC-SHA256, 64 hex digits) by which a value of this noun is found again."""
        return hmac.digest(self._looking, f"{noun}\0{value}".encode(), "sha256").hex()

    def __repr__(self) -> str:
        return f"Keyring({len(self._sealers)} keys)"


def _head(key: bytes) -> bytes:
    return _FORM + _derived(key, b"kith key id")[:4]


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=purpose).derive(key)


def _state(file: Path) -> tuple[int, int, int] | None:
    """What changes whenever the file is replaced or written; None where it is away."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _parse(text: str) -> list[bytes]:
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    try:
        return [base64.b64decode(word, validate=True) for line in lines for word in re.split(r"[\s,]+", line) if word]
    except (binascii.Error, ValueError) as error:
        raise KeyringError("The keyring holds something that is no key in base64.") from error


def _read_or_make(key_file: Path) -> str:
    try:
        if not key_file.exists():
            _make(key_file)
        if key_file.stat().st_mode & 0o077:
            raise KeyringError(f"{key_file} can be read by others: chmod 600 it.")
        return key_file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise KeyringError(f"The key file {key_file} cannot be used: {type(error).__name__}.") from error


def _make(key_file: Path) -> None:
    """Makes the file whole or not at all: of two processes that start at once, one makes it and both read it."""
    key_file.parent.mkdir(parents=True, exist_ok=True)
    draft = _drafted(key_file, Keyring.new_line() + "\n")
    try:
        os.link(draft, key_file)
    except FileExistsError:
        return
    finally:
        draft.unlink(missing_ok=True)


def _append(key_file: Path, line: str) -> None:
    """Replaces the file by one with this line at its end, whole or not at all, its owner and mode as they were."""
    try:
        before, found = key_file.read_text(encoding="ascii"), key_file.stat()
        draft = _drafted(key_file, before.rstrip("\n") + "\n" + line + "\n")
        try:
            if (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()):
                os.chown(draft, found.st_uid, found.st_gid)
            draft.replace(key_file)
            _settle(key_file.parent)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, UnicodeDecodeError) as error:
        raise KeyringError(f"The key file {key_file} cannot be changed: {type(error).__name__}.") from error


def _drafted(key_file: Path, text: str) -> Path:
    """A file of mode 0600 beside the key file, safely on the disk."""
    draft = key_file.with_name(f".{key_file.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _settle(folder: Path) -> None:
    """Has the disk know the names in this folder: a value sealed with a key that a power cut took away is lost."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
