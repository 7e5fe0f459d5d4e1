"""The keys: sealing what is stored, and keyed hashes to look things up by without reading them."""

from __future__ import annotations

import base64
import binascii
import hashlib
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


class Keyring:
    """One or more keys of 32 bytes, oldest first.

    New values are sealed with the newest; the others open what they sealed. Look-ups are made with the oldest,
    so that a rotation leaves them as they are: the oldest key stays in the file.
    """

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != _KEY for key in keys):
            raise KeyringError("A key is 32 bytes; the keyring holds none, or one of another length.")
        self._sealers = {_derived(key, b"kith key id")[:4]: AESGCM(_derived(key, b"kith sealing")) for key in keys}
        self._newest = _derived(keys[-1], b"kith key id")[:4]
        self._looking = _derived(keys[0], b"kith look-up")

    @classmethod
    def open(cls, key_file: Path, key: str | None = None) -> Keyring:
        """The keyring of `key` (from the environment), else of the file, which is made with a new key where missing.

        Both hold keys in base64, one a line, oldest first; lines that start with # are left out. Raises KeyringError
        where the file can be read by others, or holds anything else.
        """
        return cls(_parse(key if key is not None else _read_or_make(key_file)))

    @staticmethod
    def new_line() -> str:
        """A new random key, as a line of the key file."""
        return base64.b64encode(secrets.token_bytes(_KEY)).decode("ascii")

    def seal(self, column: str, plain: bytes) -> bytes:
        """Key id, nonce and ciphertext; it opens for the same column only."""
        head, nonce = _FORM + self._newest, os.urandom(_NONCE)
        return head + nonce + self._sealers[self._newest].encrypt(nonce, plain, head + column.encode())

    def unseal(self, column: str, sealed: bytes) -> bytes:
        """What `seal` was given. Raises KeyringError where the key is not here, or the bytes were changed or moved."""
        head, nonce = sealed[:_HEAD], sealed[_HEAD : _HEAD + _NONCE]
        sealer = self._sealers.get(head[1:]) if head[:1] == _FORM else None
        if sealer is None:
            raise KeyringError(f"{column} was sealed with a key that the keyring does not hold.")
        try:
            return sealer.decrypt(nonce, sealed[_HEAD + _NONCE :], head + column.encode())
        except (InvalidTag, ValueError) as error:
            raise KeyringError(f"A value of {column} does not open: it was changed, or moved.") from error

    def is_newest(self, sealed: bytes) -> bool:
        """Whether this was sealed with the newest key."""
        return sealed[:_HEAD] == _FORM + self._newest

    def lookup(self, noun: str, value: str) -> str:
        """The keyed hash (HMAC-SHA256, 64 hex digits) by which a value of this noun is found again."""
        return hmac.new(self._looking, f"{noun}\0{value}".encode(), hashlib.sha256).hexdigest()

    def __repr__(self) -> str:
        return f"Keyring({len(self._sealers)} keys)"


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=purpose).derive(key)


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
    draft = key_file.with_name(f".{key_file.name}.{secrets.token_hex(8)}")
    try:
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(Keyring.new_line() + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, key_file)
    except FileExistsError:
        return
    finally:
        draft.unlink(missing_ok=True)
