"""A sign-on service to try ours against, in a process of its own: it rests on parts that warn when imported."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.application import PATIENCE, await_answer, free_port

# Its own style sheet comes from elsewhere; everything else on its pages is from here.
STYLE_SHEETS = "cdn.jsdelivr.net"


@contextmanager
def running_service() -> Iterator[str]:
    """The issuer's address. Whatever subject is typed on its page is signed in."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--host", "127.0.0.1", "--port", str(port)]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "service.log"
        with log.open("wb") as output:
            surroundings = os.environ | {"PYTHONWARNINGS": "ignore"}
            service = subprocess.Popen(command, env=surroundings, stdout=output, stderr=output)
        try:
            await_answer(service, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            service.terminate()
            service.wait(PATIENCE)
