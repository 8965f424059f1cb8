"""The program itself, run as its users run it: as commands, and as a server on a free port."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETTINGS = (
    *("DATA_DIR", "DATABASE_URL", "SECRET_KEY", "LANGUAGE", "EXCLUDE", "SECOND_FACTOR", "HOSTS", "PROXIES"),
    *("AUDIT_MONTHS", "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME", "OIDC_LEVELS"),
    *("FLASK_DEBUG", "DASH_DEBUG"),
)
PATIENCE = 120  # seconds until a server that does not answer counts as broken


def surroundings(data: Path, settings: dict[str, str]) -> dict[str, str]:
    """The environment of a program whose store lies in `data`, untouched by the settings of whoever runs the tests."""
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return inherited | {"DATA_DIR": str(data)} | settings


def run(*arguments: str | Path, data: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """`python app.py …` to its end; settings such as LANGUAGE="en" by name."""
    command = [sys.executable, ROOT / "app.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=surroundings(data, settings), capture_output=True, text=True)


def succeed(*arguments: str | Path, data: Path, **settings: str) -> str:
    """`run` for what must work: gives what the command printed."""
    done = run(*arguments, data=data, **settings)
    command = " ".join(map(str, arguments))
    assert done.returncode == 0, f"app.py {command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build_demonstration(data: Path, packages: Path, scale: str = "small", seed: int = 1) -> None:
    """A store in `data` made by the program's own commands from made-up answers."""
    data.mkdir(parents=True, exist_ok=True)
    succeed("demo", "--scale", scale, "--seed", str(seed), "--out", packages, data=data)
    for package in sorted(packages.iterdir()):
        succeed("import", package, data=data)


@contextmanager
def serving(data: Path, **settings: str) -> Iterator[str]:
    """The address of a running server over the store in `data`."""
    port = free_port()
    command = [sys.executable, str(ROOT / "app.py"), "serve", "--host", "127.0.0.1", "--port", str(port)]
    log = data / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=surroundings(data, settings), stdout=output, stderr=output)
    try:
        await_answer(server, port, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def await_answer(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """By contract the port answers only when the store is ready. Waiting on the process tells at once if it dies."""
    for _ in range(PATIENCE * 10):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
        except ConnectionRefusedError:
            pass
        else:
            return
        try:
            server.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        raise RuntimeError(f"the server ended before it answered:\n{log.read_text()}")
    raise RuntimeError(f"the server did not answer within {PATIENCE} seconds:\n{log.read_text()}")
