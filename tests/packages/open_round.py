"""A made-up round that is still open: the organisation of 2019, and what was counted in the first weeks."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from data_access.demonstration import write

KEY = "2021"
WEEKS = 4


def open_round(folder: Path, weeks: int = WEEKS, scale: str = "small") -> Path:
    """A package of participation alone in `folder`, as the demonstration's seed 1 has it."""
    newest, root = packages(scale) / "2019", folder / f"open-{weeks}"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    mapping = (newest / "mapping.toml").read_text(encoding="utf-8")
    (root / "mapping.toml").write_text(mapping.replace("2019", KEY), encoding="utf-8")
    shutil.copy(newest / "units.csv", root)
    head, *rows = (newest / "participation.csv").read_text(encoding="utf-8").replace("2019", KEY).splitlines()
    moments = sorted({row.rpartition(",")[2] for row in rows})[:weeks]
    kept = [row for row in rows if row.rpartition(",")[2] in moments]
    (root / "participation.csv").write_text("\n".join([head, *kept]) + "\n", encoding="utf-8")
    return root


@cache
def packages(scale: str) -> Path:
    folder = Path(mkdtemp())
    write(scale, 1, folder)
    return folder
