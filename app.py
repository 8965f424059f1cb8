"""Læringsblik: `python app.py` serves the dashboard, `python app.py --help` lists the commands."""

import sys
from collections.abc import Sequence

from callbacks.commands import console
from callbacks.commands.arguments import parser
from data_access.engine import StoreUnavailable


def main(arguments: Sequence[str] | None = None) -> int:
    """The command's exit code; what the machine refuses is told in one line."""
    chosen = parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except (OSError, StoreUnavailable) as refused:
        return console.refuse("command.machine", str(refused))


if __name__ == "__main__":
    sys.exit(main())
