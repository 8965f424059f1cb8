"""Where things stand in the chart of perspectives: a heading per construct and a lane per voice under it, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from dashboard.language import Language
from dashboard.perspectives import Construct, Perspectives, Voice
from layouts.figures.template import plain
from layouts.pieces.perspective_words import construct_name

LINE, LABEL, LANE, GAP = 18, 18, 22, 16
LINE_LENGTH = 27  # characters of a name that fit beside the verdict at 320 pixels


@dataclass(frozen=True, slots=True)
class Lane:
    """One voice: who it is, and below that what it says, `label` and `y` pixels from the top."""

    label: int
    y: int
    voice: Voice


@dataclass(frozen=True, slots=True)
class Row:
    """One construct: its name, broken into lines, with the first line's and the whole name's middle, and its lanes."""

    construct: Construct
    name: str
    first_line: int
    heading: int
    lanes: tuple[Lane, ...]
    bottom: int


def rows(found: Perspectives, language: Language) -> list[Row]:
    placed: list[Row] = []
    for construct in found.in_view:
        placed.append(_row(construct, placed[-1].bottom if placed else 0, language))
    return placed


def lanes(placed: Sequence[Row]) -> list[tuple[Row, Lane]]:
    return [(row, lane) for row in placed for lane in row.lanes]


def _row(construct: Construct, top: int, language: Language) -> Row:
    lines = wrap(construct_name(construct, language), LINE_LENGTH, break_long_words=False)
    start = top + GAP // 2
    below = start + LINE * len(lines)
    each = LABEL + LANE
    lanes = tuple(
        Lane(below + each * place + LABEL // 2, below + each * place + LABEL + LANE // 2, voice)
        for place, voice in enumerate(construct.voices)
    )
    return Row(
        construct=construct,
        name="<br>".join(map(plain, lines)),
        first_line=start + LINE // 2,
        heading=start + LINE * len(lines) // 2,
        lanes=lanes,
        bottom=below + each * len(lanes) + GAP // 2,
    )
