"""What is said of a figure that may be chosen: a difference that may be chance is never stated as a fact."""

import pytest

from dashboard.cells import Cell, Status
from dashboard.language import LANGUAGES
from dashboard.mapping import Name
from dashboard.profile import Choice
from dashboard.proposals import Beside, Figure, Influence, seen
from dashboard.statistics.verdicts import Difference, Verdict, size
from layouts.pieces.focus_words import beyond_sight, lower

CELL = Cell(Status.SHOWN, 40, 480, 460, 500, groups=2)
TOWN = Choice("municipality", Name(da="Fjordby"))
DA = LANGUAGES["da"]


def figure(value: int, verdict: Verdict) -> Figure:
    difference = Difference(value, value - 25, value + 25, verdict, size(value))
    own = Choice("calm", Name(da="Ro"))
    return Figure(
        form=Choice("pupil", Name(da="Elever")),
        factor=own,
        turned=False,
        cell=CELL,
        whole=Beside(TOWN, CELL, difference),
        before=None,
        seen=seen(CELL, 90, 20, 10),
        influence=Influence.MUCH,
    )


def test_a_gap_that_may_be_chance_is_said_to_be_so_and_a_clear_one_is_said_plainly() -> None:
    [chance], [clear] = (beyond_sight(figure(-30, one), DA) for one in (Verdict.CHANCE, Verdict.WORSE))
    assert "30 point lavere end" in chance
    assert "kan ikke skelnes fra tilfældighed" in chance
    assert "Tallet ligger 30 point under" not in chance
    assert "Tallet ligger 30 point under" in clear
    assert "tilfældighed" not in clear


@pytest.mark.parametrize(("code", "chance"), [("da", "kan ikke skelnes fra"), ("en", "cannot be told from chance")])
@pytest.mark.parametrize("verdict", [Verdict.CHANCE, Verdict.WORSE])
def test_the_reason_and_the_gap_agree_on_the_verdict(code: str, chance: str, verdict: Verdict) -> None:
    one, language = figure(-30, verdict), LANGUAGES[code]
    said = [*lower(one, "team", language), *beyond_sight(one, language)]
    assert [chance in text for text in said] == [verdict is Verdict.CHANCE] * 2
