"""No figure of a municipality or the programme tells one leader of another's institution."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.gate import institutions
from dashboard.gate.findings import Finding, Rule
from dashboard.gate.institutions import FEWEST, exposed_institutions
from dashboard.publication.counted import Counted, Publication
from tests.gate import attacker
from tests.gate.builders import attached, counted, group, told, tree
from tests.gate.random_worlds import answers, cells, many_examples, organisations

FIVE, TEN = range(5), range(10)
M = tree("M . municipality", *(f"s{number} M institution" for number in FIVE))
TWO = tree(
    "M . municipality",
    "N . municipality",
    *(f"s{number} {'M' if number < 5 else 'N'} institution" for number in TEN),
)


def even(organisation: object, count: int, **others: dict) -> Counted:
    """The same answers in every school, but for some."""
    groups = {f"s{number}": group(5, 5) for number in range(count)} | others
    return counted(organisation, attached(**groups))


def reasons(*publications: Publication) -> set[str]:
    return {finding.reason for finding in exposed_institutions("pupil", publications)}


def narrow(*publications: Publication) -> list[Finding]:
    return [one for one in exposed_institutions("pupil", publications) if one.reason == "few_institutions"]


def test_five_even_institutions_protect_each_other() -> None:
    assert exposed_institutions("pupil", [told(even(M, 5), "M", "p", "M gender=girl", "M gender=boy", "s0")]) == []


def test_four_institutions_do_not() -> None:
    found = narrow(told(even(M, 5, s4=group()), "M"))
    assert [(one.rule, one.variable, [place.unit for place in one.places]) for one in found] == [
        (Rule.INSTITUTION, "factor.x", ["M"])
    ]


def test_a_value_that_only_four_institutions_have_is_found() -> None:
    assert narrow(told(even(M, 5, s4=group(0, 9)), "M gender=girl"))
    assert not narrow(told(even(M, 5, s4=group(0, 9)), "M gender=boy"))


def test_those_without_a_value_in_few_institutions_are_left_when_the_values_are_taken_away() -> None:
    some = even(M, 5, s0=group(5, 5, 1), s1=group(5, 5, 1))
    assert not narrow(told(some, "M", "M gender=girl"))
    found = narrow(told(some, "M", "M gender=girl", "M gender=boy"))
    assert {(place.unit, place.label) for place in found[0].places} == {
        ("M", "all"),
        ("M", "gender=girl"),
        ("M", "gender=boy"),
    }


def test_what_is_left_of_the_programme_without_its_municipalities_counts() -> None:
    nine = even(TWO, 10, s9=group())
    assert {place.unit for one in narrow(told(nine, "p", "M")) for place in one.places} == {"p", "M"}
    assert not narrow(told(even(TWO, 10), "p", "M", "N"))


def test_an_institution_of_one_municipality_that_a_value_sets_apart_is_found() -> None:
    """Girls of the programme less girls of both municipalities: those of a school directly under the programme."""
    loose = tree("M . municipality", *(f"s{number} M institution" for number in FIVE), "s5 . institution")
    assert narrow(told(even(loose, 6), "p", "M"))
    assert not narrow(told(even(loose, 6), "p"))


def test_a_late_answer_in_one_institution_is_found_across_two_versions() -> None:
    before, after = told(even(M, 5), "M"), told(even(M, 5, s2=group(6, 5)), "M")
    assert [{place.publication for place in one.places} for one in narrow(before, after)] == [{0, 1}]
    assert not narrow(told(even(M, 5), "M"), told(even(M, 5, s2=group(6, 5)), "s2"))


def test_only_what_the_newest_publication_adds_names_it() -> None:
    four = even(M, 5, s4=group())
    assert [{place.publication for place in one.places} for one in narrow(told(four, "M"), told(four, "s0"))] == [{0}]
    both = narrow(told(four, "M"), told(four, "M", "M gender=girl"))
    assert {place.publication for one in both for place in one.places} >= {1}


def test_what_stands_below_the_municipalities_is_left_to_others() -> None:
    assert exposed_institutions("pupil", [told(even(M, 1), "s0", "s0 gender=girl")]) == []


def test_a_single_institution_has_nobody_to_be_protected_from() -> None:
    alone = tree("M . municipality", "s0 M institution")
    assert exposed_institutions("pupil", [told(counted(alone, attached(s0=group(9, 9))), "M", "p")]) == []


@pytest.mark.parametrize(("boys", "found"), [(20, set()), (21, {"dominated"})])
def test_an_institution_gives_half_of_the_answers_at_most(boys: int, found: set[str]) -> None:
    large = even(M, 5, s0=group(20, boys))
    assert reasons(told(large, "M")) == found
    assert reasons(told(large, "M gender=girl")) == set()


def test_an_institution_may_not_dominate_what_is_left_of_the_programme() -> None:
    """Nor of a whole whose value is taken away; a cell between the two that is told hides nothing."""
    large = even(TWO, 10, s9=group(21, 20))
    assert reasons(told(large, "p")) == set()
    assert reasons(told(large, "p", "M")) == {"dominated"}
    values = even(M, 5, s0=group(1, 21), s1=group(9, 5))
    assert reasons(told(values, "M", "M gender=girl")) == {"dominated"}
    assert reasons(told(values, "M")) == set()


def test_an_institution_may_not_dominate_those_without_a_value() -> None:
    groups = {f"s{number}": group(5, 5, 1) for number in range(1, 5)}
    some = even(M, 5, s0=group(5, 5, 5), **groups)
    assert reasons(told(some, "M", "M gender=girl", "M gender=boy")) == {"dominated"}
    assert reasons(told(some, "M", "M gender=girl")) == set()


def test_a_search_that_grows_too_long_is_not_taken_for_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(institutions, "LIMIT", 0)
    assert {one.rule for one in narrow(told(even(M, 5), "M"))} == {Rule.DOUBT}


@st.composite
def versions(draw: st.DrawFn) -> list[Publication]:
    organisation = draw(organisations(institutions=3))
    shown = [told(counted(organisation, draw(answers(organisation, 10))), *draw(cells(organisation)))]
    return [*shown, told(shown[0].counted, *draw(cells(organisation)))]


@given(versions())
@many_examples
def test_the_audit_agrees_with_the_slow_attacker(found: list[Publication]) -> None:
    several = len(found[0].counted.tree.of_kind("institution")) > 1
    for fewest in (2, 3, FEWEST):  # five are too many for most small worlds
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(institutions, "FEWEST", fewest)
            assert bool(narrow(*found)) == (several and attacker.tells_institutions(found, "factor.x", fewest))
