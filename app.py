"""Læringsblik: `python app.py` serves the dashboard, `python app.py --help` lists the commands."""

import sys
from collections.abc import Sequence

from callbacks.commands.arguments import parser


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = parser().parse_args(arguments)
    return chosen.run(chosen)


if __name__ == "__main__":
    sys.exit(main())
