"""A PostgreSQL of the tests' own: a throw-away cluster behind a socket in a temporary folder, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

INSTALL = "PostgreSQL is missing. Install it (Debian, Ubuntu: sudo apt-get install postgresql) or run `make test`."
# Nothing survives the tests, so nothing is made to survive a power cut; no network port is opened at all.
SETTINGS = (
    "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\nlisten_addresses = ''\nmax_connections = 60\n"
)


def programs() -> Path:
    """The folder of `initdb` and `pg_ctl`; Debian keeps it out of the search path, one folder per version."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions = [folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if (folder / "initdb").exists()]
    if not versions:
        raise RuntimeError(INSTALL)
    return max(versions, key=lambda folder: float(folder.parent.name))


@dataclass
class Cluster:
    """A running server. Every database it gives out is new and empty."""

    socket: Path
    numbers: Iterator[int]

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.socket}"

    @contextmanager
    def empty_database(self) -> Iterator[str]:
        name = f"test_{next(self.numbers)}"
        self._command(f"CREATE DATABASE {name}")
        try:
            yield self.url(name)
        finally:
            self._command(f"DROP DATABASE {name} WITH (FORCE)")

    def _command(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    run = _as_the_right_user(folder)
    try:
        run(
            "initdb", "--pgdata", folder / "data", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"
        )
        (folder / "data" / "postgresql.auto.conf").write_text(f"{SETTINGS}unix_socket_directories = '{folder}'\n")
        run("pg_ctl", "--pgdata", folder / "data", "--log", folder / "log", "--wait", "start")
        try:
            yield Cluster(folder, count(1))
        finally:
            run("pg_ctl", "--pgdata", folder / "data", "--mode=immediate", "--wait", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_the_right_user(folder: Path) -> Any:
    """PostgreSQL refuses to run as root, so root lends the folder to the user that the package made."""
    binaries = programs()
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)

    def run(program: str, *arguments: str | Path) -> None:
        command = [binaries / program, *arguments]
        done = subprocess.run(command, user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.decode(errors='replace')}")

    return run
