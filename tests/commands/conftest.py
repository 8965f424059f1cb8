"""Commands as they are run, in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from callbacks.commands.arguments import parser

Command = Callable[..., int]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """`app.py` with a store of its own, which has nothing yet."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))

    def run(*arguments: object) -> int:
        chosen = parser().parse_args([str(argument) for argument in arguments])
        return int(chosen.run(chosen))

    return run
