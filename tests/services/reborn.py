"""The web application in a process that may be killed at any moment, and is at once born again at the same address.

python -m tests.services.reborn PORT: what takes time is imported once; the number of each new process is printed.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGKILL

from tests.services.application import PATIENCE, ROOT, free_port, surroundings


class Reborn:
    """`kill` ends the process that answers (SIGKILL), whatever it is doing."""

    def __init__(self, midwife: subprocess.Popen[str], port: int) -> None:
        self._midwife = midwife
        self.address = f"http://127.0.0.1:{port}"
        self._number = self._born()

    def kill(self) -> None:
        os.kill(self._number, SIGKILL)
        self._number = self._born()

    def end(self) -> None:
        self._midwife.kill()
        self._midwife.wait(PATIENCE)
        os.kill(self._number, SIGKILL)

    def _born(self) -> int:
        assert self._midwife.stdout is not None
        return int(self._midwife.stdout.readline())


@contextmanager
def reborn_server(data: Path, **settings: str) -> Iterator[Reborn]:
    port = free_port()
    with (data / "server.log").open("ab") as log:
        midwife = subprocess.Popen(
            [sys.executable, "-m", "tests.services.reborn", str(port)],
            cwd=ROOT,
            env=surroundings(data, settings),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    with midwife:
        server = Reborn(midwife, port)
        try:
            yield server
        finally:
            server.end()


def _live(listening: socket.socket) -> None:
    from werkzeug.serving import make_server

    from callbacks.server import application
    from dashboard.settings import Settings
    from data_access.engine import open_store

    settings = Settings.from_environment()
    app = application(open_store(settings.database_url), settings)
    host, port = listening.getsockname()
    make_server(host, port, app.server, threaded=True, fd=listening.fileno()).serve_forever()


def _midwife(port: int) -> None:
    """Connections that come between two lives wait in line."""
    import callbacks.server  # noqa: F401  # so that a new life is short of nothing but its connections

    with socket.create_server(("127.0.0.1", port)) as listening:
        while True:
            child = os.fork()
            if not child:
                _live(listening)
            print(child, flush=True)
            os.waitpid(child, 0)


if __name__ == "__main__":
    _midwife(int(sys.argv[1]))
