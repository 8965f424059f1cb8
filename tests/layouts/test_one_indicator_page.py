"""The page of one indicator as it is laid out: plain sentences, charts that mark what is not told, honest sources."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.indicators.cards import cards
from dashboard.indicators.catalogue import shipped
from dashboard.indicators.gap import gaps
from dashboard.indicators.one import OfGrade, OfInstitution, One, Standing
from dashboard.indicators.panel import Card, Development, Judgement, Series, Status, Why
from dashboard.indicators.rights import Edition
from dashboard.indicators.series import series
from dashboard.indicators.targets import Targets, Whose, national
from dashboard.indicators.values import Told, Value
from dashboard.language import LANGUAGES
from dashboard.profile import UnitLink
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Verdict
from layouts.figures.one_indicator import LARGE, scale_of, year_chart
from layouts.figures.years import YearChart
from layouts.pieces.one_indicator import page
from layouts.pieces.one_indicator_change import changes
from layouts.pieces.one_indicator_words import grades_listed, interval, reasons
from layouts.pieces.source_named import source_named
from tests.indicators import hidden, of_country, share
from tests.layouts.tree import find, words

DANISH, ENGLISH = LANGUAGES["da"], LANGUAGES["en"]
TOWN, SCHOOL = 2, 7
READING, ABSENCE, WELLBEING = (shipped()[key] for key in ("reading_good", "absence", "wellbeing_general"))
HERE = UnitLink(TOWN, "municipality", "Fjordby", has_indicators=True)
NEWS, MINISTRY = "https://www.bt.dk/samfund/laesning", "https://www.uvm.dk/aktuelt/uvm/{year}/maj/test"


def card(*values: Value, kind: str = "municipality", key: str = "reading_good") -> Card:
    found = cards(shipped(), kind, values, (of_country(2018, 70), of_country(2023, 68)), {})
    return next(one for one in found if one.indicator.key == key)


def one(found: Card, **more: Any) -> One:
    return One(
        Selection("indicators", TOWN, indicator=found.indicator.key), HERE, (), Edition.INTERNAL, True, found, **more
    )


def school(number: int, *values: Value, kind: str = "school") -> OfInstitution:
    unit = UnitLink(number, "institution", f"Skole {number}", type=kind, has_indicators=True)
    return OfInstitution(unit, card(*values, kind="institution"))


def extreme(unit: int, school_year: int, bound: str) -> Value:
    return replace(hidden(unit, school_year, Told.EXTREME), bound=bound)


def laid(found: One) -> str:
    return words(page(found, DANISH))


def drawn(found: Series, *aims: Standing) -> YearChart:
    return year_chart(
        READING,
        ("Fjordby", found),
        ("Hele landet", Series()),
        (2017, 2024),
        scale_of((found,), READING, aims),
        DANISH,
        aims=aims,
        height=LARGE,
    )


def test_two_changes_that_may_be_chance_are_one_sentence() -> None:
    quiet = Development(Verdict.CHANCE, 2018, -1, -5, 3)
    found = replace(card(share(TOWN, 2019, 72, 900)), development=quiet, since_start=replace(quiet, since=2014))
    assert changes(found, DANISH) == ["Ingen sikker ændring, hverken siden 2018/19 eller siden 2014/15."]
    assert changes(replace(found, since_start=None), ENGLISH) == ["No certain change since 2018/19."]


def test_a_change_that_is_only_clear_by_itself_is_said_to_be_a_perhaps() -> None:
    maybe = Development(Verdict.CHANCE, 2014, 4, 0.3, 7.7)
    (said,) = changes(replace(card(share(TOWN, 2019, 72, 900)), development=maybe, since_start=None), DANISH)
    assert said.startswith("Måske en fremgang siden 2014/15: +4 procentpoint")
    assert said.endswith("kan være et tilfælde.")
    assert "prøves på én gang" not in said


def test_no_interval_stands_beside_a_bound() -> None:
    found = card(extreme(SCHOOL, 2019, ">=96.1"), kind="institution")
    assert found.newest is not None
    assert interval(found.newest, READING, DANISH) == ""
    assert interval(card(share(SCHOOL, 2019, 72, 900)).newest, READING, DANISH)  # type: ignore[arg-type]


def test_a_bound_over_the_target_that_meets_nothing_is_said_to_rest_on_few() -> None:
    found = replace(
        card(extreme(SCHOOL, 2019, ">=96.1"), kind="institution"), judgement=Judgement(Status.CANNOT_TELL, Why.CLOSE)
    )
    assert reasons(found, DANISH) == ["Tallet bygger på så få, at selv mindst 96,1\u00a0% kan være et tilfælde."]


@pytest.mark.parametrize(
    ("keys", "danish", "english"),
    [
        (("4", "5", "6", "7", "8", "9"), ["4.–9. klasse"], ["Grades 4–9"]),
        (("2", "4", "6", "8"), ["2., 4., 6. og 8. klasse"], ["Grades 2, 4, 6 and 8"]),
        (("0", "1", "2", "0-3"), ["0.–2. klasse", "0.–3. klasse"], ["Grades 0–2", "Grades 0–3"]),
    ],
)
def test_grades_that_follow_on_one_another_are_a_range(
    keys: tuple[str, ...], danish: list[str], english: list[str]
) -> None:
    assert grades_listed(keys, DANISH) == danish
    assert grades_listed(keys, ENGLISH) == english


def test_a_newspaper_only_repeats_and_two_publications_of_one_site_differ_by_their_year() -> None:
    assert words(source_named(NEWS, DANISH)) == "gengivet af bt.dk"
    assert words(source_named(NEWS, ENGLISH)) == "reproduced by bt.dk"
    assert [words(source_named(MINISTRY.format(year=year), DANISH)) for year in (2021, 2024)] == [
        "uvm.dk, 2021",
        "uvm.dk, 2024",
    ]


@pytest.mark.parametrize("source", ["http://www.uvm.dk/2021/test", "javascript:alert(1)", "En fil"])
def test_only_a_secure_address_is_a_link(source: str) -> None:
    assert source_named(source, DANISH) == source


def test_the_page_links_the_sources_of_its_values_by_these_names() -> None:
    found = card(replace(share(TOWN, 2019, 72, 900), source=NEWS))
    assert "gengivet af bt.dk" in laid(one(found))


def test_schools_are_called_schools_and_a_reason_that_all_share_is_said_once() -> None:
    several = tuple(school(number, share(number, 2019, 79, 150)) for number in (7, 8))
    said = laid(one(card(share(TOWN, 2019, 72, 9_000)), institutions=several))
    assert "For ingen af kommunens 2 skoler kan det siges sikkert, om målet er nået" in said
    assert said.count("Målet ligger inden for usikkerheden.") == 1


def test_other_institutions_are_called_places() -> None:
    several = (school(7, share(7, 2019, 79, 150)), school(8, share(8, 2019, 20, 900), kind="daycare"))
    said = laid(one(card(share(TOWN, 2019, 72, 9_000)), institutions=several))
    assert "Kommunens 2 steder: 1 har ikke nået målet og om 1 kan det ikke siges" in said


def test_the_table_of_schools_has_three_columns_so_that_a_telephone_shows_all() -> None:
    found = one(card(share(TOWN, 2019, 72, 9_000)), institutions=(school(7, share(7, 2019, 79, 150)),))
    table = next(each for each in find(page(found, DANISH), "Table") if "of-institutions" in each.className)
    assert [words(head) for head in find(table, "Th") if head.scope == "col"] == ["Sted", "Tal", "Siden sidst"]


def test_groups_are_called_by_what_they_are_in_a_sentence() -> None:
    values = [
        replace(share(TOWN, 2019, value, 9_000), group=f"education={group}")
        for group, value in (("short", 60), ("long", 84))
    ]
    said = laid(one(card(share(TOWN, 2019, 72, 9_000)), gaps=gaps(READING, values)))
    short, long = ("børn af forældre med kort uddannelse", "børn af forældre med lang uddannelse")
    assert f"Forældrenes uddannelse: B{short[1:]} klarer sig tydeligt dårligere (24 procentpoint)" in said
    assert f"B{short[1:]} klarer sig tydeligt dårligere end {long}." in said


def test_nobody_does_well_in_what_is_no_result_of_theirs() -> None:
    values = [
        replace(share(TOWN, 2019, value, 9_000, "wellbeing_general"), group=f"gender={group}")
        for group, value in (("girl", 3.3), ("boy", 3.9))
    ]
    said = laid(
        one(
            card(share(TOWN, 2019, 3.6, 9_000, "wellbeing_general"), key="wellbeing_general"),
            gaps=gaps(WELLBEING, values),
        )
    )
    assert "Piger har et tydeligt dårligere tal end drenge." in said
    assert "klarer sig" not in said


def test_what_the_figure_is_stands_before_the_targets() -> None:
    targets = Targets(READING, 2026, national(READING), national(READING), {})
    found = page(one(card(share(TOWN, 2019, 72, 900)), targets=targets), DANISH)
    assert [words(each) for each in find(found, "H2")][-2] == "Hvad tallet er"
    assert "targets" in found.children[-1].className


def test_the_programmes_page_says_what_is_found_of_the_country() -> None:
    top = UnitLink(1, "programme", "PFL", has_indicators=True)
    found = one(replace(card(kind="municipality"), target=national(READING)))
    said = laid(replace(found, unit=top))
    assert "Hele landet: 68\u00a0% i 2023/24. Målet er mindst 80\u00a0%." in said


def test_a_chart_marks_years_that_are_hidden_or_told_as_a_bound() -> None:
    values = [share(TOWN, 2017, 70, 900), extreme(TOWN, 2018, ">=96.1"), hidden(TOWN, 2019, Told.FEW)]
    missing = hidden(TOWN, 2020, Told.MISSING)
    chart = drawn(series(READING, [*values, missing]))
    assert [(mark.at, mark.bound) for mark in chart.marks] == [(2018, 96.1), (2019, None)]
    assert chart.scale.high >= 96.1


def test_the_marks_of_small_charts_are_explained_where_there_are_any() -> None:
    told, few = share(TOWN, 2018, 70, 900), hidden(TOWN, 2019, Told.FEW)
    both = [series(READING, [replace(value, grade=grade) for value in (told, few)], grade) for grade in ("4", "6")]
    grades = tuple(OfGrade(grade, found, Series()) for grade, found in zip(("4", "6"), both, strict=True))
    signs = [
        each.className
        for each in find(page(one(card(told), grades=grades), DANISH), "Span")
        if hasattr(each, "className")
    ]
    assert "sign year-hidden" in signs


def test_a_target_is_named_with_whose_it_is_and_ends_where_nothing_can_be_compared() -> None:
    found = series(READING, [share(TOWN, 2017, 70, 900), share(TOWN, 2019, 72, 900)])
    chart = drawn(found, Standing(2017, 2018, 80), Standing(2019, 2024, 78, Whose.MUNICIPAL))
    assert [(aim.first, aim.last, aim.name) for aim in chart.aims] == [
        (2017, 2018, "nationalt mål 80\u00a0%"),
        (2019, 2021, "kommunens mål 78\u00a0%"),
    ]


def test_the_axis_of_absence_fits_what_is_measured() -> None:
    values = [share(TOWN, year, value, 9_000, "absence") for year, value in ((2018, 5.4), (2019, 6.0))]
    scale = scale_of((series(ABSENCE, values),), ABSENCE)
    assert scale.high - scale.low <= 6
    assert scale.low > 0
