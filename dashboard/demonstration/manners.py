"""How people really fill in a form: the same answer all the way, the happiest face, in a hurry, with gaps."""

from dataclasses import dataclass

import numpy as np

from dashboard.demonstration.catalogue import FormPlan

_SKIPPED_ITEMS, _BREAKS_OFF = 0.02, 0.015
_SECONDS_PER_ITEM, _SPREAD_OF_LOG_SECONDS = 5.5, 0.35
_HURRIED = (0.2, 0.9)  # seconds per item, from and to
_HURRIED_IN_A_LINE = 0.5
_LINES_AT_THE_TOP, _LINES_AT_THE_BOTTOM = 0.45, 0.1  # the rest in the middle


@dataclass(frozen=True, slots=True)
class Manners:
    """Per respondent: `line` is the answer given to everything (0: none), `stops_at` the first item left out."""

    line: np.ndarray
    hurried: np.ndarray
    stops_at: np.ndarray
    chance: np.random.Generator

    def fill_in(self, answers: np.ndarray, number: int) -> np.ndarray:
        """The item's answers as they arrive: 0 means no answer. `number` counts the form's items."""
        given = np.where(self.line > 0, self.line, answers)
        left_out = (self.chance.random(len(answers), dtype=np.float32) < _SKIPPED_ITEMS) | (number >= self.stops_at)
        return np.where(left_out, 0, given).astype(np.int8)

    def seconds(self, items: int) -> np.ndarray:
        per_item = _SECONDS_PER_ITEM * np.exp(self.chance.normal(0, _SPREAD_OF_LOG_SECONDS, len(self.line)))
        in_a_hurry = self.chance.uniform(*_HURRIED, len(self.line))
        return np.round(items * np.where(self.hurried, in_a_hurry, per_item.clip(1.2)), 1)


def manners(
    chance: np.random.Generator, form: FormPlan, count: int, items: int, happiest: np.ndarray | float
) -> Manners:
    """`happiest` is how likely each respondent is to choose the best answer to everything."""
    hurried = chance.random(count) < form.too_fast
    in_a_line = (chance.random(count) < form.straight) | (hurried & (chance.random(count) < _HURRIED_IN_A_LINE))
    is_happiest = chance.random(count) < happiest
    line = np.where(is_happiest, form.scale[1], np.where(in_a_line, _lines(chance, form, count), 0))
    stops_at = np.where(chance.random(count) < _BREAKS_OFF, chance.integers(1, items, count), items)
    return Manners(line, hurried, stops_at, chance)


def _lines(chance: np.random.Generator, form: FormPlan, count: int) -> np.ndarray:
    low, high = form.scale
    shares = [_LINES_AT_THE_BOTTOM, 1 - _LINES_AT_THE_BOTTOM - _LINES_AT_THE_TOP, _LINES_AT_THE_TOP]
    return chance.choice([low, (low + high) // 2, high], count, p=shares)
