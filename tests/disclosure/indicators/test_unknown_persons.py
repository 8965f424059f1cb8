"""Figures without a number of persons: few all the same where the other figures leave few."""

from dataclasses import replace

import pytest

from dashboard.indicators.audit.audit import breaches
from dashboard.indicators.catalogue import shipped
from dashboard.indicators.disclosure.drafts import Draft, Rules
from dashboard.indicators.given import Given
from dashboard.indicators.values import ALL, Told
from data_access.indicators.drafting import safe, standing
from tests.disclosure.indicators.worlds import YEAR, by_grade

RULES: Rules = by_grade([(20, 10)], [(20, 10)]).rules()
GOOD, POOR = "reading_good", "reading_poor"


def row(
    grade: str, value: float | None, n: int | None, *, group: str = ALL, indicator: str = GOOD, unit: str = "s1"
) -> Given:
    status = Told.SHOWN if value is not None else Told.MISSING
    return Given(indicator, unit, YEAR, grade, group, value, n, status, "a test", 1)


BLANK = [row("2", None, None), row("4", 55, 20), row(ALL, 56.5217, 23)]
BLANK_GROUP = [row(ALL, None, None, group="gender=girl"), row(ALL, 50, 18, group="gender=boy"), row(ALL, 50, 20)]
BLANK_OF_NOBODY_KNOWS = [row("2", None, None), row("4", 55, None), row(ALL, 56.5, None)]
DERIVED = [row("2", 50, None), row("4", 50, 18), row(ALL, 50, 20)]
DERIVED_FROM_ABOVE = [
    row(ALL, 50, 20, unit="m"),
    row(ALL, 50, 18, unit="s2"),
    row(ALL, 50, None),
    row("2", 50, None),
]
SISTER = [
    *(row("2", 66.7, 3), row("4", 55, 20), row(ALL, 56.5217, 23)),
    *(row("2", 33.3, None, indicator=POOR), row("4", 20, None, indicator=POOR), row(ALL, 21.7, None, indicator=POOR)),
]
UNEQUAL = [
    *(row("2", 66.7, 3), row("4", 55, 20), row(ALL, 56.5217, 23)),
    *(row("2", 33.3, None, indicator=POOR), row("4", 20, 19, indicator=POOR), row(ALL, 21.7, 22, indicator=POOR)),
]
WORLDS = {
    "a blank cell": BLANK,
    "a blank group": BLANK_GROUP,
    "nothing tells how many": BLANK_OF_NOBODY_KNOWS,
    "the others leave two": DERIVED,
    "another school leaves two": DERIVED_FROM_ABOVE,
    "another share of the test tells": SISTER,
    "shares of the test do not agree": UNEQUAL,
}


@pytest.fixture(params=WORLDS.values(), ids=WORLDS)
def rows(request: pytest.FixtureRequest) -> list[Given]:
    return list(request.param)


def _shown(drafted: list[Draft], indicator: str = GOOD) -> set[tuple[str, str, str]]:
    tells = (Told.SHOWN, Told.EXTREME)
    return {
        (one.row.unit, one.row.grade, one.row.group)
        for one in drafted
        if one.status in tells and one.row.indicator == indicator
    }


def test_the_few_do_not_follow_from_what_is_told(rows: list[Given]) -> None:
    drafted = safe(rows, RULES, {})
    places = {(one.unit, one.grade, one.group) for one in rows}
    for indicator in (GOOD, POOR):
        shown = _shown(drafted, indicator)
        assert ("s1", "2", ALL) not in shown
        assert len(places - shown) > 1, "the one is not all that is hidden"


def test_the_audit_finds_it_on_its_own(rows: list[Given]) -> None:
    """Told as they came, but for the few that are known to be."""
    naive = [
        RULES.shown(one) if one.status is Told.SHOWN and (one.n is None or one.n >= RULES.k) else _hidden(one)
        for one in rows
    ]
    assert list(breaches(standing(naive, RULES, {})))


def _hidden(one: Given) -> Draft:
    return Draft(one, Told.FEW if one.status is Told.SHOWN else one.status)


def test_where_nothing_is_hidden_and_nothing_tells_how_many_all_is_told() -> None:
    rows = [row("2", 50, None), row("4", 55, None), row(ALL, 52, None)]
    assert len(_shown(safe(rows, RULES, {}))) == 3


def test_what_is_missing_of_enough_pupils_hides_nothing() -> None:
    """The other share of the test tells that there are twenty."""
    good = [row("2", 50, 20), row("4", 55, 20), row(ALL, 52.5, 40)]
    poor = [row(one.grade, None if one.grade == "2" else 20, None, indicator=POOR) for one in good]
    assert len(_shown(safe([*good, *poor], RULES, {}))) == 3


def test_every_shipped_share_of_a_test_has_the_pupils_of_the_others() -> None:
    assert {one.key for one in shipped().values()} >= {GOOD, POOR}
    without = [replace(one, indicator=POOR, n=None, value=20.0) for one in BLANK if one.n] + [row("2", 40, 3)]
    assert not _shown(safe(without, RULES, {}), POOR) & {("s1", "2", ALL)}
