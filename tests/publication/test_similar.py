"""Groups of similar institutions: who is compared with whom, and what is told of a group."""

from collections.abc import Iterable

import pytest

from dashboard.cells import Cell, Status
from dashboard.disclosure.similar import Sums
from dashboard.publication.similar import FormOfRound, Group, Institution, figure

ANSWERS = (30, 10, 50, 20, 40, 60, 15, 25, 35, 45)


def shown(points: int = 500, n: int = 40, groups: int = 2) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 20, points + 20, groups=groups)


def institutions(
    answers: Iterable[int] = ANSWERS, *backgrounds: float | None, kind: str = "school"
) -> list[Institution]:
    given = list(answers)
    told = list(backgrounds) or [None] * len(given)
    return [Institution(unit, kind, n, told[unit]) for unit, n in enumerate(given)]


def form(members: list[Institution], factors: int = 2, hidden: Iterable[tuple[int, int]] = ()) -> FormOfRound:
    """Beside many other institutions that are asked too, so that a group is never all there are."""
    everybody = frozenset(one.unit for one in members) | frozenset(range(100, 120))
    sums = Sums((everybody,), (everybody,), everybody, dict.fromkeys(everybody, 40))
    cells = {(one.unit, factor): shown() for one in members for factor in range(factors)}
    for address in hidden:
        del cells[address]
    return FormOfRound(members, cells, dict.fromkeys(range(factors), sums))


def told(of: FormOfRound) -> dict[tuple[str, str, str], tuple[set[int], tuple[int, ...]]]:
    return {
        (one.group.type, one.group.size, one.group.background): (set(one.group.units), one.factors) for one in of.told()
    }


def test_ten_of_a_type_are_halved_by_how_many_have_answered() -> None:
    assert told(form(institutions())) == {
        ("school", "small", ""): ({0, 1, 3, 6, 7}, (0, 1)),
        ("school", "large", ""): ({2, 4, 5, 8, 9}, (0, 1)),
    }


def test_fewer_than_ten_stay_together_and_fewer_than_five_are_no_group() -> None:
    assert list(told(form(institutions(ANSWERS[:9])))) == [("school", "", "")]
    assert told(form(institutions(ANSWERS[:4]))) == {}


def test_halves_of_the_same_size_are_no_halves() -> None:
    """Seven of ten are as large: at the median they would stay with the small ones."""
    assert list(told(form(institutions([20] * 7 + [30] * 3)))) == [("school", "", "")]


def test_types_are_never_mixed() -> None:
    schools = institutions(ANSWERS[:6])
    daycares = [Institution(10 + one.unit, "daycare", one.answers) for one in schools]
    found = told(form([*schools, *daycares]))
    assert found == {
        ("daycare", "", ""): ({10, 11, 12, 13, 14, 15}, (0, 1)),
        ("school", "", ""): ({0, 1, 2, 3, 4, 5}, (0, 1)),
    }


def test_halves_are_halved_by_background_where_that_is_told_of_all() -> None:
    answers = [10] * 10 + [90] * 10
    backgrounds = [unit % 10 / 10 for unit in range(20)]
    assert set(told(form(institutions(answers, *backgrounds)))) == {
        ("school", size, background) for size in ("small", "large") for background in ("low", "high")
    }
    assert set(told(form(institutions(answers, None, *backgrounds[1:])))) == {
        ("school", "small", ""), ("school", "large", "low"), ("school", "large", "high"),
    }  # fmt: skip


def test_where_size_does_not_divide_background_may() -> None:
    assert set(told(form(institutions([20] * 10, *(unit / 10 for unit in range(10)))))) == {
        ("school", "", "low"),
        ("school", "", "high"),
    }


def test_a_factor_that_is_hidden_somewhere_is_told_of_no_group_with_that_place() -> None:
    hidden = [(0, 0), (1, 0), (2, 0), (3, 0), (5, 0)]  # of five of ten: it is nothing that most of them have
    found = told(form(institutions(), hidden=hidden))
    assert found == {
        ("school", "small", ""): ({0, 1, 3, 6, 7}, (1,)),
        ("school", "large", ""): ({2, 4, 5, 8, 9}, (1,)),
    }


def test_one_place_with_a_hidden_figure_takes_it_from_nobody_else() -> None:
    """Eleven schools: ten have a group without the one that lacks a figure, which then has none."""
    found = told(form(institutions([*ANSWERS, 55]), hidden=[(10, 0)]))
    assert found == {
        ("school", "small", ""): ({0, 1, 3, 6, 7}, (0, 1)),
        ("school", "large", ""): ({2, 4, 5, 8, 9}, (0, 1)),
    }


def test_where_five_are_all_there_are_the_figures_they_all_have_are_told() -> None:
    assert told(form(institutions(ANSWERS[:5]), hidden=[(4, 0)])) == {("school", "", ""): ({0, 1, 2, 3, 4}, (1,))}


def test_a_division_that_costs_figures_is_not_made() -> None:
    """Of ten institutions that are all there are, halves that leave too few others beside a third sum."""
    members = institutions()
    everybody, municipality = frozenset(range(10)) | {100}, frozenset({0, 1, 3, 6, 2, 100})
    sums = Sums((everybody, municipality), (everybody, municipality), everybody, dict.fromkeys(everybody, 40))
    cells = {(one.unit, 0): shown() for one in members}
    assert not sums.may_tell(frozenset({0, 1, 3, 6, 7}), ())
    assert FormOfRound(members, cells, {0: sums}).told() == ()
    assert FormOfRound(members, cells, {0: Sums((), (), everybody, sums.answers)}).told() != ()


@pytest.mark.parametrize(
    ("cells", "n", "points", "groups"),
    [
        ([shown(500, 20), shown(560, 40)], 60, 540, 4),
        ([shown(500, 30), shown(505, 31)], 61, 505, 4),  # 502.5 and a little more, in fives
        ([shown(500, 90), shown(503, 90)], 180, 502, 4),  # 501.5, in ones
        ([shown(500, 20, groups=0), shown(560, 40, groups=3)], 60, 540, 4),
    ],
)
def test_every_answer_counts_alike_and_is_rounded_as_all_figures_are(
    cells: list[Cell], n: int, points: int, groups: int
) -> None:
    found = figure(cells, 90, 20)
    assert (found.status, found.n, found.points, found.groups) == (Status.SHOWN, n, points, groups)


def test_the_interval_is_that_of_any_figure_with_so_many_answers_and_groups() -> None:
    found = figure([shown(500, 20), shown(560, 40)], 90, 20)
    half = 1.96 * (90**2 / 60 + 20**2 / 4) ** 0.5
    assert (found.low, found.high) == (round(540 - half), round(540 + half))


def test_halves_come_from_groups_of_ten_at_least() -> None:
    assert [len(half.members) for half in Group("school", tuple(institutions())).halves] == [5, 5]
    assert Group("school", tuple(institutions(ANSWERS[:9]))).halves == ()
