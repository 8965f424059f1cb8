"""What a refusal says, for tests that ask for one."""

from pathlib import Path

import pytest

from data_access.packages.reader import read
from data_access.packages.reasons import texts
from data_access.packages.report import Problem, Refused


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        read(path)
    return refused.value


def problems(path: Path) -> tuple[Problem, ...]:
    return refusal(path).problems


def places(path: Path) -> list[tuple[str, int | None, str | None, str | None]]:
    """File, row, column and value of every problem."""
    return [(one.file, one.row, one.column, one.value) for one in problems(path)]


def says(problem: Problem, key: str) -> bool:
    """Is the problem's reason the one with this key, in both languages?"""
    return _fits(texts()[key]["da"], problem.reason_da) and _fits(texts()[key]["en"], problem.reason_en)


def _fits(template: str, text: str) -> bool:
    beginning, _, _ = template.replace("{{", "{").partition("{")
    return text.startswith(beginning) and "{" not in text.replace("{ da", "")
