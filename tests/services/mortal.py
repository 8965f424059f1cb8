"""A server that a test may kill at any moment, as a power cut would, and start again at the same address."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.services.application import PATIENCE, ROOT, await_answer, free_port, surroundings


class Mortal:
    def __init__(self, data: Path, **settings: str) -> None:
        self.data, self.port, self._settings = data, free_port(), settings
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        log = self.data / "server.log"
        command = [sys.executable, str(ROOT / "app.py"), "serve", "--host", "127.0.0.1", "--port", str(self.port)]
        with log.open("ab") as output:
            self._server = subprocess.Popen(
                command, cwd=ROOT, env=surroundings(self.data, self._settings), stdout=output, stderr=output
            )
        await_answer(self._server, self.port, log)

    def kill(self) -> None:
        """With no chance to finish anything (SIGKILL)."""
        assert self._server is not None
        self._server.kill()
        self._server.wait(PATIENCE)


@contextmanager
def mortal_server(data: Path, **settings: str) -> Iterator[Mortal]:
    server = Mortal(data, **settings)
    server.start()
    try:
        yield server
    finally:
        with suppress(AssertionError):
            server.kill()
