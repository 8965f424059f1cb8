"""One indicator: institutions under their words, targets in force year by year, and when rounds lie in school years."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.beside import in_school_years
from dashboard.indicators.cards import cards
from dashboard.indicators.catalogue import same_persons, shipped
from dashboard.indicators.one import OfInstitution, Standing, by_status, standing
from dashboard.indicators.panel import Status
from dashboard.indicators.targets import Whose
from dashboard.profile import UnitLink
from tests.dashboard.indicator_rows import MEAN, SHARE, set_levels, value


def institution(number: int, name: str, share: float | None, n: int = 400) -> OfInstitution:
    known = {SHARE.key: SHARE}
    [card] = cards(known, "institution", [value(SHARE, 2019, share, n)], (), {})
    return OfInstitution(UnitLink(number, "institution", name), card)


def test_institutions_stand_under_what_can_be_said_and_keep_their_order_within() -> None:
    several = [
        institution(1, "Askens Skole", 90),
        institution(2, "Birkens Skole", 80),
        institution(3, "Cedrens Skole", 99),
        institution(4, "Duens Skole", 60),
    ]
    found = by_status(several)
    assert {status: [one.unit.name for one in under] for status, under in found.items()} == {
        Status.MET: ["Askens Skole", "Cedrens Skole"],
        Status.NOT_MET: ["Duens Skole"],
        Status.CANNOT_TELL: ["Birkens Skole"],
    }


@given(st.lists(st.floats(0, 100), max_size=8), st.randoms())
def test_what_an_institution_measured_decides_no_place_under_its_word(shares: list[float], chance: object) -> None:
    names = [f"Skole {place}" for place in range(len(shares))]
    several = [institution(place, names[place], share) for place, share in enumerate(shares)]
    for under in by_status(several).values():
        assert [one.unit.name for one in under] == [one for one in names if one in {two.unit.name for two in under}]


def test_an_institution_without_a_target_stands_under_no_word() -> None:
    [card] = cards({MEAN.key: MEAN}, "institution", [value(MEAN, 2019, 3.7)], (), {})
    one = OfInstitution(UnitLink(1, "institution", "Askens Skole"), card)
    assert by_status([one]) == {None: [one]}


def test_the_shares_of_one_test_belong_together() -> None:
    known = shipped()
    assert set(same_persons(known, known["reading_good"])) == {"reading_best", "reading_poor"}
    assert set(same_persons(known, known["maths_poor"])) == {"maths_good", "maths_best"}
    assert not same_persons(known, known["wellbeing_social"])
    assert not same_persons(known, known["transition"])


def test_a_municipalitys_target_takes_over_in_the_year_for_which_it_was_set() -> None:
    found = standing(SHARE, set_levels({2017: 70.0, 2019: 85.0}), [2015, 2020])
    own = Whose.MUNICIPAL
    assert found == (Standing(2015, 2016, 80), Standing(2017, 2018, 70, own), Standing(2019, 2020, 85, own))


def test_the_same_target_set_again_is_one_line() -> None:
    assert standing(SHARE, set_levels({2017: 80.0}), [2015, 2018]) == (Standing(2015, 2018, 80),)


def test_without_a_level_or_without_years_no_target_stands() -> None:
    assert standing(replace(SHARE, target=None), {}, [2015, 2018]) == ()
    assert standing(SHARE, {}, []) == ()


@pytest.mark.parametrize(
    ("day", "year"), [(date(2019, 9, 16), 2019), (date(2020, 5, 4), 2019), (date(2020, 8, 1), 2020)]
)
def test_a_round_lies_in_the_school_year_in_which_it_opened(day: date, year: int) -> None:
    assert year - 0.5 <= in_school_years(day) < year + 0.5


@given(st.dates(date(1991, 1, 1), date(2090, 1, 1)))
def test_a_later_day_lies_later(day: date) -> None:
    assert in_school_years(day) < in_school_years(day + timedelta(days=1))
