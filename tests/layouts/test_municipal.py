"""The view of all factors says what the verdicts say, keeps yardsticks apart and hides what is hidden."""

from itertools import product

import pytest

from dashboard.cells import Cell, Status
from dashboard.language import LANGUAGES, Language
from dashboard.municipal import Municipal
from dashboard.profile import EarlierPoint
from dashboard.statistics.verdicts import Verdict
from layouts.pieces.municipal import section
from layouts.pieces.municipal_words import sentences, takeaway
from tests.layouts.municipal_pages import NOW, entry, municipal, progress
from tests.layouts.tree import attribute, find, links, payload, words
from tests.layouts.values import PROGRAMME, ROUNDS, difference, shown

DANISH = LANGUAGES["da"]
HIDDEN = [Status.FEW, Status.PROTECT]


def laid(found: Municipal, language: Language = DANISH) -> list:
    return section(found, progress(), language)


def moved(*verdicts: Verdict) -> Municipal:
    return municipal(*(entry(f"f{place}", since=difference(20, one)) for place, one in enumerate(verdicts)))


@pytest.mark.parametrize("verdicts", list(product(Verdict, repeat=2)))
def test_the_heading_counts_exactly_the_clear_changes(verdicts: tuple[Verdict, ...]) -> None:
    heading = takeaway(moved(*verdicts), progress(), DANISH)
    better, worse = (verdicts.count(one) for one in (Verdict.BETTER, Verdict.WORSE))
    numbers = [int(word) for word in heading.replace("Kortlægning 2017", "").split() if word.isdigit()]
    assert numbers == [count for count in (better, worse) if count]
    if not better + worse:
        assert heading == "Ingen ændring siden Kortlægning 2017 kan skelnes fra tilfældigt"
    assert ("tydeligt højere" in heading) == bool(better + worse)
    assert heading.endswith("ingen tydeligt lavere") == bool(better and not worse)
    assert heading.endswith("ingen tydeligt højere") == bool(worse and not better)


def test_what_cannot_be_held_against_the_round_is_not_among_what_is_not_clear() -> None:
    found = municipal(entry(), entry("new", since=None, asked_alike=False))
    assert "der kan vises" in takeaway(found, progress(), DANISH)
    assert sentences(found, progress(), DANISH)[0].startswith("5 af 6 faktorer kan holdes op mod Kortlægning 2017.")


def test_without_an_earlier_round_there_is_no_change_to_speak_of(language: Language) -> None:
    found = municipal(entry(since=None, asked_alike=False))
    alone = progress(selection=progress().selection.to(against=None), earlier=())
    assert takeaway(found, alone, language) == language.text("progress.municipal.finding.no_earlier")
    assert "▲" not in words(section(found, alone, language))


def test_where_nothing_can_be_held_against_the_round_the_heading_says_so() -> None:
    hidden = entry(cell=Cell(Status.PROTECT))
    found = Municipal((municipal(hidden).forms[0],), True, municipal().transition)
    assert takeaway(found, progress(), DANISH) == "Ingen faktor kan holdes op mod Kortlægning 2017"


def test_daycare_and_school_stand_in_columns_of_their_own_with_the_warning_above() -> None:
    laid_out = laid(municipal())
    beside, alone, *_ = find(laid_out, "Table", "topics")
    assert [words(head) for head in find(find(beside, "Thead"), "Th")] == [
        "Emne",
        "Dagtilbud",
        "Skole",
        "Hele kommunen",
    ]
    first = next(row for row in find(beside, "Tr") if find(row, "Td"))
    assert [words(find(cell, "A")).split(":")[0].strip() for cell in find(first, "Td")] == [
        "Børn",
        "Elever",
        "Forældre",
    ]
    assert [words(head) for head in find(find(alone, "Thead"), "Th")] == ["Emne", "Hele kommunen"]
    assert "Hvert skema har sit eget snit" in words(find(laid_out, "P", "yardstick")[0])


def test_of_the_programme_the_last_column_is_the_programme() -> None:
    laid_out = section(municipal(is_part=False), progress(PROGRAMME), DANISH)
    assert "Hele programmet" in words(find(laid_out, "Table", "topics")[0])
    assert "Forskel til programmet" not in words(laid_out)


def test_every_factor_leads_to_its_own_course() -> None:
    overview, *_ = find(laid(municipal()), "Table", "topics")
    assert "/progress/2?round=2019&form=child&against=2017&factor=play&section=trend" in links(overview).values()
    assert all("section=trend" in address and "factor=" in address for address in links(overview).values())


def test_only_clear_changes_have_a_mark_and_it_is_read_out() -> None:
    found = moved(Verdict.BETTER, Verdict.CHANCE, Verdict.WORSE)
    voices = [words(voice) for voice in find(laid(found), "Div", "voice")]
    assert (
        sum("▲" in text for text in voices) == sum("tydeligt højere end i Kortlægning 2017" in t for t in voices) == 1
    )
    assert (
        sum("▼" in text for text in voices) == sum("tydeligt lavere end i Kortlægning 2017" in t for t in voices) == 1
    )


def test_a_break_is_a_dash_in_the_course_and_no_difference() -> None:
    course = (EarlierPoint(ROUNDS[0], shown(470), False), EarlierPoint(ROUNDS[1], shown(473), False))
    broken = entry(since=None, asked_alike=False, course=(*course, EarlierPoint(NOW, shown(512), True)))
    table = find(laid(municipal(broken)), "Table", "behind")[0]
    assert words(find(table, "Td", "broken-course")).count("–") == 2
    assert "470" not in words(table)
    assert "473" not in words(table)
    assert "Andre spørgsmål".casefold() in words(table).casefold()


@pytest.mark.parametrize("status", HIDDEN)
def test_a_number_left_in_a_hidden_cell_changes_nothing(language: Language, status: Status) -> None:
    empty, full = Cell(status), Cell(status, n=3, points=913, low=880, high=946, groups=1)
    assert payload(laid(municipal(entry(cell=full)), language)) == payload(laid(municipal(entry(cell=empty)), language))


def test_which_of_the_two_reasons_hides_a_number_changes_no_length(language: Language) -> None:
    """The size of an answer tells nothing."""
    assert len({len(payload(laid(municipal(entry(cell=Cell(one))), language)).encode()) for one in HIDDEN}) == 1


def test_what_is_hidden_says_why_and_where_the_rules_stand(language: Language) -> None:
    shown_alone, hidden = laid(municipal(), language), laid(municipal(entry(cell=Cell(Status.FEW))), language)
    assert language.text("hidden.few", k=5) in words(hidden)
    assert not find(shown_alone, "Div", "hidden-why")
    assert "/certificate?round=2019" in links(find(hidden, "Div", "hidden-why")).values()


def test_every_table_has_a_name_and_every_figure_a_heading(language: Language) -> None:
    laid_out = laid(municipal(), language)
    for table in find(laid_out, "Table"):
        assert words(find(table, "Caption"))
    for figure in find(laid_out, "Figure"):
        assert attribute(figure, "aria-labelledby") == find(figure, "H2")[0].id
        assert find(figure, "P", "source")


def test_where_nothing_was_asked_the_page_says_so(language: Language) -> None:
    assert words(section(Municipal((), True, municipal().transition), progress(), language)) == language.text(
        "profile.no_factors"
    )
