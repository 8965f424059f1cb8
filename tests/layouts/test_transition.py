"""School start on the page: no difference between two yardsticks, no ranking, and what is missing says what to do."""

import re
from dataclasses import replace

import pytest

from dashboard.cells import Cell, Status
from dashboard.language import LANGUAGES, Language
from dashboard.profile import UnitLink
from dashboard.statistics.verdicts import Verdict
from dashboard.transition import Route, Side, Transition
from layouts.pieces.transition import FEW, section
from tests.layouts.municipal_pages import ALL, CLASS, NOW, crossing, pair, progress, transition
from tests.layouts.tree import find, links, payload, words
from tests.layouts.values import MUNICIPALITY, PROGRAMME, SCHOOL, shown

DANISH = LANGUAGES["da"]


def laid(found: Transition, unit: object = MUNICIPALITY, language: Language = DANISH) -> list:
    return section(found, progress(unit), language)  # type: ignore[arg-type]


def heading(found: Transition, unit: object = MUNICIPALITY) -> str:
    return words(find(laid(found, unit), "H2")[0])


def titles(found: list) -> list[str]:
    return [" ".join(words(group).split()) for group in find(found, "Tr", "group")]


def test_the_heading_counts_what_lies_clearly_over_the_mean_on_each_side() -> None:
    assert heading(transition()) == "Tydeligt over hele programmet: 0 af 1 emne før skolestart og 1 efter"
    both = Route(ALL, ALL, (crossing(shown(470), shown(460), Verdict.WORSE, Verdict.WORSE),))
    found = laid(transition(whole=both))
    assert "Tydeligt under hele programmet: 1 af 1 før skolestart og 1 efter." in words(found)


def test_the_programme_has_no_mean_to_stand_beside() -> None:
    everybody = Side(PROGRAMME, whole=True)
    plain = crossing(shown(503), shown(511))
    alone = replace(plain, then=replace(plain.then, position=None), now=replace(plain.now, position=None))
    whole = Route(everybody, everybody, (alone,))
    found = transition(whole=whole)
    assert heading(found, PROGRAMME) == "De samme emner før og efter skolestart"
    assert not find(laid(found, PROGRAMME), "Span", "verdict")
    assert "Tyk streg" not in words(laid(found, PROGRAMME))
    assert "Prikket streg: 500." in words(laid(found, PROGRAMME))


def test_what_a_number_is_held_against_is_printed_beside_it() -> None:
    [told] = find(laid(transition()), "Table", "crossing")
    assert "tydeligt over hele programmet programmet: 481" in " ".join(words(told).split())
    assert "Tyk streg: hele programmet. Prikket streg: 500." in words(laid(transition()))


def test_nothing_is_subtracted_between_the_two_sides() -> None:
    """Points, intervals, answers and the programme's points: no number of the page is a difference of the two."""
    table = find(laid(transition(pair(shown(480), shown(519)))), "Table", "crossing")[1]
    numbers = {int(number) for number in re.findall(r"\d+", " ".join(words(cell) for cell in find(table, "Td")))}
    assert numbers == {480, 466, 494, 450, 519, 505, 533, 489, 214}


def test_the_whole_comes_first_and_pairs_stand_in_the_order_they_come() -> None:
    assert titles(laid(transition(pair()))) == [
        "alle dagtilbud i Egebæk → alle skoler i Egebæk",
        "Solhuset → Solbakkeskolen",
    ]


def test_each_side_of_a_pair_leads_to_its_profile_in_its_round() -> None:
    told = links(laid(transition(pair())))
    assert told["Solhuset"] == "/profile/7?round=2017"
    assert told["Solbakkeskolen"] == "/profile/3?round=2019"


def test_a_class_is_named_with_its_school_and_everybody_beside_it_without_a_name() -> None:
    own = Route(ALL, Side(CLASS, SCHOOL), (crossing(shown(503), shown(460), Verdict.CHANCE, Verdict.WORSE),))
    found = transition(own)
    assert titles(laid(found, SCHOOL))[1] == "alle dagtilbud i Egebæk → 0.A, Solbakkeskolen"
    assert heading(found, SCHOOL) == "Stedets egne tal: 0 af 1 tydeligt over hele programmet og 1 tydeligt under"


def test_own_numbers_that_are_not_clear_and_those_that_are_not_there_are_said_in_other_words() -> None:
    assert heading(transition(pair()), SCHOOL) == "Stedets eget tal kan ikke skelnes fra hele programmet"
    assert heading(transition(pair(pooled=True)), SCHOOL) == "Stedets egne tal kan ikke vises før og efter skolestart"


def test_a_pooled_row_says_whose_numbers_it_holds(language: Language) -> None:
    pooled, own = (laid(transition(pair(pooled=one)), language=language) for one in (True, False))
    assert words(pooled).count(language.text("progress.transition.pooled")) == 1
    assert language.text("progress.transition.pooled") not in words(own)


@pytest.mark.parametrize(
    ("unit", "count", "is_open"), [(SCHOOL, FEW, True), (SCHOOL, FEW + 1, False), (MUNICIPALITY, 1, False)]
)
def test_pairs_are_folded_where_they_are_many_or_the_whole_is_the_matter(
    unit: UnitLink, count: int, is_open: bool
) -> None:
    [folded] = find(laid(transition(*[pair()] * count), unit), "Details", "numbers-in-a-table")
    assert bool(folded.open) is is_open


@pytest.mark.parametrize("status", [Status.FEW, Status.PROTECT])
def test_a_number_left_in_a_hidden_cell_changes_nothing(language: Language, status: Status) -> None:
    empty, full = Cell(status), Cell(status, n=3, points=913, low=880, high=946, groups=1)
    told = [payload(laid(transition(pair(cell)), language=language)) for cell in (empty, full)]
    assert told[0] == told[1]


def test_what_is_hidden_says_why(language: Language) -> None:
    found = laid(transition(pair(Cell(Status.FEW))), language=language)
    assert language.text("hidden.few", k=5) in words(found)
    assert find(found, "Div", "hidden-why")


def test_what_is_missing_says_what_to_do(language: Language) -> None:
    empty = {
        "one_round": Transition(NOW),
        "unknown": transition(whole=None, known=False),
        "not_asked": transition(whole=None),
    }
    for key, found in empty.items():
        told = words(laid(found, language=language))
        assert language.text(f"progress.transition.{key}.title") in told
        assert language.text(f"progress.transition.{key}.text") in told
    assert "same_children_as" in words(laid(empty["unknown"], language=language))


def test_where_no_pair_may_be_seen_the_page_says_what_it_takes(language: Language) -> None:
    assert language.text("progress.transition.no_pairs") in words(laid(transition(), language=language))
