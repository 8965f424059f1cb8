"""The view of all factors says what the verdicts say, keeps yardsticks apart and hides what is hidden."""

from dataclasses import replace
from itertools import product

import pytest

from dashboard.cells import Cell, Status
from dashboard.language import LANGUAGES, Language
from dashboard.municipal import Entry, Municipal
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


def alone(*entries: Entry) -> Municipal:
    """One form and no other."""
    return replace(municipal(*entries), forms=municipal(*entries).forms[:1])


def moved(*verdicts: Verdict) -> Municipal:
    return municipal(*(entry(f"f{place}", since=difference(20, one)) for place, one in enumerate(verdicts)))


@pytest.mark.parametrize("verdicts", list(product(Verdict, repeat=2)))
def test_the_heading_counts_exactly_the_clear_changes(verdicts: tuple[Verdict, ...]) -> None:
    heading = takeaway(moved(*verdicts), progress(), DANISH).partition(". ")[2]
    better, worse = (verdicts.count(one) for one in (Verdict.BETTER, Verdict.WORSE))
    numbers = [int(word) for word in heading.casefold().replace("siden 2017", "").split() if word.isdigit()]
    assert numbers == [count for count in (better, worse) if count]
    if not better + worse:
        assert heading == "Ingen ændring siden 2017 kan skelnes fra tilfældighed"
    assert ("tydeligt" in heading) == bool(better + worse)
    assert heading.endswith("ingen faldet tydeligt") == bool(better and not worse)
    assert heading.endswith("ingen steget tydeligt") == bool(worse and not better)


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ((Verdict.BETTER, Verdict.CHANCE), "Egebæk ligger tydeligt over hele programmet i 1 af 2 tal."),
        ((Verdict.WORSE, Verdict.WORSE), "Egebæk ligger tydeligt under hele programmet i 2 af 2 tal."),
        (
            (Verdict.BETTER, Verdict.BETTER, Verdict.WORSE),
            "Egebæk ligger tydeligt over hele programmet i 2 af 3 tal og tydeligt under i 1.",
        ),
        ((Verdict.CHANCE, Verdict.CHANCE), "Egebæk kan ikke skelnes fra hele programmet i noget tal."),
    ],
)
def test_the_heading_says_first_where_the_unit_stands_beside_the_programme(
    verdicts: tuple[Verdict, ...], said: str
) -> None:
    found = alone(*(entry(f"f{place}", against=difference(20, one)) for place, one in enumerate(verdicts)))
    assert takeaway(found, progress(), DANISH).startswith(said)


def test_the_rows_show_which_stand_clearly_beside_the_programme() -> None:
    verdicts = (Verdict.BETTER, Verdict.WORSE, Verdict.CHANCE)
    found = alone(*(entry(f"f{place}", against=difference(20, one)) for place, one in enumerate(verdicts)))
    voices = [words(voice) for voice in find(laid(found), "Div", "voice")]
    assert [("◆" in text, "◇" in text) for text in voices] == [(True, False), (False, True), (False, False)]
    assert ["tydeligt over hele programmet" in text for text in voices] == [True, False, False]
    assert ["tydeligt under hele programmet" in text for text in voices] == [False, True, False]


def test_what_cannot_be_held_against_the_round_is_not_among_what_is_not_clear() -> None:
    found = municipal(entry(), entry("new", since=None, asked_alike=False))
    assert "der kan vises" in takeaway(found, progress(), DANISH)
    assert sentences(found, progress(), DANISH)[0].startswith("5 af 6 tal kan holdes op mod 2017.")


def test_without_an_earlier_round_there_is_no_change_to_speak_of(language: Language) -> None:
    found = municipal(entry(since=None, asked_alike=False))
    first = progress(selection=progress().selection.to(against=None), earlier=())
    assert takeaway(found, first, language).endswith(language.text("progress.municipal.finding.no_earlier"))
    assert "▲" not in words(section(found, first, language))


def test_where_nothing_can_be_held_against_the_round_the_heading_says_so() -> None:
    hidden = entry(cell=Cell(Status.PROTECT))
    assert takeaway(alone(hidden), progress(), DANISH) == "Intet tal kan holdes op mod 2017"


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


def test_the_programme_stands_beside_nothing_and_gives_the_last_column_its_name() -> None:
    given = municipal(entry(against=None), is_part=False)
    bare = [replace(one, entries=tuple(replace(own, against=None) for own in one.entries)) for one in given.forms]
    found = replace(given, forms=tuple(bare))
    laid_out = section(found, progress(PROGRAMME), DANISH)
    assert "Hele programmet" in words(find(laid_out, "Table", "topics")[0])
    assert "Forskel til programmet" not in words(laid_out)
    assert not find(laid_out, "Span", "beside")
    assert takeaway(found, progress(PROGRAMME), DANISH) == "Ingen ændring siden 2017 kan skelnes fra tilfældighed"


def test_every_factor_leads_to_its_own_course() -> None:
    overview, *_ = find(laid(municipal()), "Table", "topics")
    assert "/progress/2?round=2019&form=child&against=2017&factor=play&section=trend" in links(overview).values()
    assert all("section=trend" in address and "factor=" in address for address in links(overview).values())


def test_only_clear_changes_have_a_mark_and_it_is_read_out() -> None:
    found = moved(Verdict.BETTER, Verdict.CHANCE, Verdict.WORSE)
    voices = [words(voice) for voice in find(laid(found), "Div", "voice")]
    assert sum("▲" in text for text in voices) == sum("tydeligt højere end i 2017" in t for t in voices) == 1
    assert sum("▼" in text for text in voices) == sum("tydeligt lavere end i 2017" in t for t in voices) == 1


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
