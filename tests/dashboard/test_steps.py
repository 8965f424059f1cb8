"""Which of a field's many revisions a reader is shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboard.worksheet.steps import LOST, PAUSE, steps

BEGIN = datetime(2026, 5, 4, 14, 0)


@dataclass(frozen=True)
class One:
    author: str
    minutes: float
    text: str
    both: bool = False

    @property
    def at(self) -> datetime:
        return BEGIN + timedelta(minutes=self.minutes)

    @property
    def length(self) -> int:
        return len(self.text)


def test_what_one_writes_in_one_go_is_one_step() -> None:
    typed = [One("Anna", n / 60, "x" * n) for n in range(10)]
    assert steps(typed) == [typed[-1]]


def test_another_author_a_long_pause_and_words_that_go_away_are_steps() -> None:
    long = "x" * (LOST + 5)
    found = [
        One("Anna", 0, "a"),
        One("Bo", 0.1, "ab"),
        One("Bo", 0.2 + PAUSE / timedelta(minutes=1), long),
        One("Bo", 6, "x"),
        One("Bo", 6.1, "x y", both=True),
        One("Bo", 6.2, "x y z"),
    ]
    assert steps(found) == found


def test_nothing_has_no_steps() -> None:
    assert steps([]) == []
