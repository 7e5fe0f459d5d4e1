"""A PostgreSQL server for the tests: a running one that is named or answers here, else one started for the run."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2

_LOCAL = "postgresql://postgres@127.0.0.1:5432/postgres"


class NoServerError(Exception):
    """No server answers, and none can be started; says why."""


@contextmanager
def server() -> Iterator[str]:
    """The URL of a server on which databases may be made. Raises NoServerError."""
    named = os.environ.get("KITH_TEST_POSTGRESQL")
    if named:
        yield named
    elif _answers(_LOCAL):
        yield _LOCAL
    else:
        with _started() as url:
            yield url


def run(url: str, statement: str) -> None:
    """Runs one statement outside a transaction."""
    connection = psycopg2.connect(url)
    try:
        connection.autocommit = True
        connection.cursor().execute(statement)
    finally:
        connection.close()


def count(url: str, table: str, where: str) -> int:
    """How many rows of a table there are for which the condition holds."""
    connection = psycopg2.connect(url)
    try:
        cursor = connection.cursor()
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {where}")
        return int(cursor.fetchone()[0])
    finally:
        connection.close()


def _answers(url: str) -> bool:
    try:
        psycopg2.connect(url, connect_timeout=2).close()
    except psycopg2.OperationalError:
        return False
    return True


@contextmanager
def _started() -> Iterator[str]:
    folders = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    search = os.pathsep.join([*folders, os.environ.get("PATH", "")])
    initdb, pg_ctl = shutil.which("initdb", path=search), shutil.which("pg_ctl", path=search)
    if initdb is None or pg_ctl is None:
        raise NoServerError("PostgreSQL is not running and not installed: name one in KITH_TEST_POSTGRESQL")
    owner = "postgres" if os.geteuid() == 0 else None  # the server refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="kith-postgresql-"))
    if owner:
        shutil.chown(folder, owner)
    data, port = folder / "data", _free_port()

    def call(*command: str) -> None:
        done = subprocess.run(command, user=owner, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NoServerError(f"{Path(command[0]).name} failed: {done.stderr.strip() or done.stdout.strip()}")

    try:
        call(initdb, "--pgdata", str(data), "--username", "postgres", "--auth", "trust", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        call(pg_ctl, "start", "--wait", "--pgdata", str(data), "--log", str(folder / "log"), "--options", options)
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            call(pg_ctl, "stop", "--pgdata", str(data), "--mode", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
