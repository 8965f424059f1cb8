"""Where things stand in the chart of factors: a heading per factor and a lane per round under it, in pixels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from dashboard.cells import Cell
from dashboard.language import Language
from dashboard.profile import Choice, FactorRow, Profile
from layouts.pieces.comparison import factor_name

LINE, OWN, EARLIER, GAP = 18, 24, 18, 16
LINE_LENGTH = 27  # characters of a factor's name that fit beside the verdict at 320 pixels
LABEL_LENGTH = 7
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Lane:
    """One round of one factor, `y` pixels from the top."""

    y: int
    round: Choice
    cell: Cell
    comparable: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One factor: the lines of its name, `LINE` pixels each from `top` on, the first one's middle, and its lanes."""

    factor: FactorRow
    lines: tuple[str, ...]
    top: int
    first_line: int
    own: Lane
    earlier: tuple[Lane, ...]
    bottom: int


def rows(profile: Profile, language: Language) -> list[Row]:
    now = next(choice for choice in profile.rounds if choice.key == profile.selection.round)
    placed: list[Row] = []
    for factor in profile.factors:
        placed.append(_row(factor, now, placed[-1].bottom if placed else 0, language))
    return placed


def _row(factor: FactorRow, now: Choice, top: int, language: Language) -> Row:
    lines = wrap(factor_name(factor, language), LINE_LENGTH, break_long_words=False)
    start = top + GAP // 2
    lanes = start + LINE * len(lines)
    newest_first = factor.earlier[::-1]
    earlier = tuple(
        Lane(lanes + OWN + EARLIER * place + EARLIER // 2, point.round, point.cell, point.comparable)
        for place, point in enumerate(newest_first)
    )
    return Row(
        factor=factor,
        lines=tuple(lines),
        top=start,
        first_line=start + LINE // 2,
        own=Lane(lanes + OWN // 2, now, factor.own, True),
        earlier=earlier,
        bottom=lanes + OWN + EARLIER * len(earlier) + GAP // 2,
    )


def short_names(rounds: Sequence[Choice], language: Language) -> dict[str, str]:
    """The year in a round's name where that tells the rounds apart, else the beginning of the name."""
    names = {choice.key: language.name(choice.name) for choice in rounds}
    years = {key: found[0] for key, name in names.items() if (found := _YEAR.search(name))}
    if len(set(years.values())) == len(names):
        return years
    return {key: name if len(name) <= LABEL_LENGTH else name[: LABEL_LENGTH - 1] + "…" for key, name in names.items()}
