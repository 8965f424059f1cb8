"""The sentences over a profile say what the verdicts say, and nothing more."""

from dataclasses import replace

import pytest

from dashboard.cells import Cell, Status
from dashboard.language import Language
from dashboard.profile import FactorRow
from dashboard.statistics.verdicts import Verdict
from layouts.pieces.sentences import lead, takeaway
from tests.layouts.values import ROUNDS, before, difference, factor, hidden, profile, programme_profile, shown

BETTER = factor(difference=difference(34, Verdict.BETTER))
WORSE = factor(difference=difference(-28, Verdict.WORSE))
CHANCE = factor(difference=difference(9, Verdict.CHANCE))
NO_COMPARISON = factor(comparisons={"municipality": Cell(Status.PROTECT)}, difference=None)


@pytest.mark.parametrize(
    ("factors", "sentences"),
    [
        (
            (BETTER, BETTER, WORSE, CHANCE),
            "2 af 4 faktorer ligger tydeligt over kommunen, og 1 ligger tydeligt under. "
            "For 1 kan forskellen ikke skelnes fra tilfældighed.",
        ),
        ((BETTER, BETTER), "2 af 2 faktorer ligger tydeligt over kommunen, og ingen ligger tydeligt under."),
        (
            (WORSE, CHANCE),
            "1 af 2 faktorer ligger tydeligt under kommunen, og ingen ligger tydeligt over. "
            "For 1 kan forskellen ikke skelnes fra tilfældighed.",
        ),
        ((CHANCE, CHANCE), "Ingen af de 2 faktorer kan skelnes fra kommunen."),
        (
            (CHANCE, CHANCE, hidden()),
            "Ingen af de 2 faktorer kan skelnes fra kommunen. 1 anden kan ikke sammenlignes.",
        ),
        ((BETTER,), "Den ene faktor ligger tydeligt over kommunen."),
        ((WORSE,), "Den ene faktor ligger tydeligt under kommunen."),
        ((CHANCE,), "Den ene faktor kan ikke skelnes fra kommunen."),
        ((NO_COMPARISON, NO_COMPARISON), "Her er der ikke tal fra kommunen at sammenligne med."),
        ((hidden(), hidden(Status.PROTECT)), "Her kan ingen tal vises. Nedenfor står, hvorfor de er skjult."),
        ((hidden(Status.ABSENT),), "Her er ikke spurgt med dette skema i denne runde."),
    ],
)
def test_the_lead_counts_verdicts(danish: Language, factors: tuple[FactorRow, ...], sentences: str) -> None:
    assert lead(profile(*factors), danish) == sentences


def test_the_programme_is_compared_with_nothing(danish: Language) -> None:
    assert lead(programme_profile(), danish).startswith("Her vises 3 af 3 faktorer.")


@pytest.mark.parametrize(
    ("against", "name"), [("municipality", "kommunen"), ("programme", "programmet"), (None, "kommunen")]
)
def test_the_lead_names_the_chosen_comparison(danish: Language, against: str | None, name: str) -> None:
    selection = profile().selection.to(against=against)
    assert f"over {name}" in lead(profile(BETTER, selection=selection), danish)


def test_another_round_as_comparison_goes_by_its_own_name(danish: Language) -> None:
    earlier = replace(profile().rounds[0])
    compared = profile(BETTER, against=(earlier,), selection=profile().selection.to(against="2015"))
    assert lead(compared, danish) == "Den ene faktor ligger tydeligt over Kortlægning 2015."


def test_the_finding_is_the_largest_clear_difference(danish: Language) -> None:
    small = factor("a", "Samarbejde", difference=difference(21, Verdict.BETTER))
    large = factor("b", "Trivsel", difference=difference(-45, Verdict.WORSE))
    unclear = factor("c", "Ro", difference=difference(60, Verdict.CHANCE))
    assert takeaway(profile(small, large, unclear), danish).startswith("Trivsel ligger 45 point under kommunen.")


def test_between_equal_differences_the_first_of_the_form_is_told(danish: Language) -> None:
    first = factor("a", "Samarbejde", difference=difference(-30, Verdict.WORSE))
    second = factor("b", "Trivsel", difference=difference(30, Verdict.BETTER))
    assert takeaway(profile(first, second), danish).startswith("Samarbejde")


def test_without_a_clear_difference_the_finding_says_so(danish: Language) -> None:
    assert takeaway(profile(CHANCE), danish) == "Ingen forskel til kommunen er større, end tilfældighed kan forklare."


def test_without_numbers_there_is_no_finding(danish: Language) -> None:
    assert takeaway(profile(hidden()), danish) == "Ingen tal kan vises her."
    assert takeaway(profile(factor(own=shown(), difference=None)), danish).startswith("Prikken er resultatet.")


def test_figures_of_other_questions_are_there_but_not_compared(danish: Language) -> None:
    broken = factor(earlier=(before("2017", shown(480), comparable=False),), comparisons={}, difference=None)
    one = profile(broken, against=ROUNDS[1:2], selection=profile().selection.to(against="2017"))
    assert lead(one, danish) == "Spørgsmålene er andre end i Kortlægning 2017, så tallene kan ikke sammenlignes."
