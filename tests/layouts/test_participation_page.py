"""The page of participation in every state: what is told is told in words and in tables, and what is hidden is not."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from dashboard.cells import Status
from dashboard.language import Language
from dashboard.mapping import Name
from dashboard.participation import FormTurnout, Group, Moment, Participating, Turnout
from dashboard.profile import Choice, UnitLink
from dashboard.selection import Selection
from layouts import participation as layout
from layouts.figures import course
from layouts.pieces.turnout_tables import in_order
from tests.layouts.tree import attribute, find, links, payload, walk, words

PUPILS = Choice("pupil", Name(da="Elever", en="Pupils"))
CHILDREN = Choice("pupil", Name(da="Skema om børn", en="Form about children"))
PARENTS = Choice("parent", Name(da="Forældre", en="Parents"))
LEADERS = Choice("leader", Name(da="Ledere", en="Leaders"))
PROGRAMME = UnitLink(1, "programme", "Programmet", names=Name(da="Programmet", en="The programme"))
MUNICIPALITY = UnitLink(2, "municipality", "Nørreå Kommune")
SCHOOL = UnitLink(3, "institution", "Bøgeskolen", type="school")
ROUNDS = tuple(Choice(year, Name(da=f"Kortlægning {year}", en=f"Mapping {year}")) for year in ("2017", "2019"))
FEW, HIDDEN = Turnout(Status.FEW), Turnout(Status.PROTECT)
TOGETHER = Turnout(Status.PROTECT, together=True)


def shown(answered: int, invited: int | None) -> Turnout:
    return Turnout(Status.SHOWN, answered, invited)


def group(number: int, name: str, depth: int = 1, **forms: Turnout) -> Group:
    return Group(UnitLink(number, "child_group", name, type="school"), depth, forms)


def page_of(**changes: object) -> Participating:
    """A school in a round that is open: 214 of 260 pupils have answered."""
    told = (shown(60, 260), shown(140, 260), shown(214, 260))
    found = Participating(
        selection=Selection("participation", 3, "2019", "pupil"),
        unit=SCHOOL,
        path=(PROGRAMME, MUNICIPALITY),
        rounds=ROUNDS,
        forms=(FormTurnout(PUPILS, "pupil", told[-1]), FormTurnout(PARENTS, "parent", shown(140, 255))),
        groups=(group(11, "10. a", pupil=shown(20, 20)), group(12, "2. a", pupil=shown(18, 22), parent=FEW)),
        course=tuple(
            Moment(datetime(2019, 10, day, 16), turnout) for day, turnout in zip((1, 8, 15), told, strict=True)
        ),
        ceiling=248,
        is_open=True,
        newest=datetime(2019, 10, 15, 16),
        opened=date(2019, 9, 16),
        closed=date(2019, 11, 1),
        k=5,
    )
    return replace(found, **changes)


STATES: dict[str, Callable[[], Participating]] = {
    "open": page_of,
    "published": lambda: page_of(is_open=False, ceiling=None),
    "waiting to be published": lambda: page_of(newest=datetime(2019, 11, 2), ceiling=None),
    "everybody has answered": lambda: page_of(forms=(FormTurnout(PUPILS, "pupil", shown(260, 260)),)),
    "nobody knows who was invited": lambda: page_of(
        forms=(FormTurnout(PUPILS, "pupil", shown(214, None)),), course=(), ceiling=None
    ),
    "few": lambda: page_of(forms=(FormTurnout(PUPILS, "pupil", FEW),), course=(Moment(datetime(2019, 10, 1), FEW),)),
    "hidden": lambda: page_of(forms=(FormTurnout(PUPILS, "pupil", HIDDEN),), course=(), ceiling=None),
    "withheld": lambda: page_of(
        unit=MUNICIPALITY,
        path=(PROGRAMME,),
        groups=(),
        forms=(FormTurnout(LEADERS, "leader", replace(HIDDEN, withheld=True)),),
        selection=Selection("participation", 2, "2019", "leader"),
        course=(),
        ceiling=None,
    ),
    "one point in time": lambda: page_of(course=page_of().course[:1], ceiling=None),
    "a standstill": lambda: page_of(course=tuple(replace(one, turnout=shown(60, 260)) for one in page_of().course)),
    "one adult for many": lambda: page_of(
        forms=(FormTurnout(CHILDREN, "staff", FEW, about_others=True),),
        groups=(group(11, "10. a", pupil=TOGETHER), group(12, "2. a", pupil=FEW)),
        course=(),
        ceiling=None,
    ),
    "a class": lambda: page_of(groups=(), rounds=ROUNDS[1:]),
    "many groups": lambda: page_of(groups=tuple(group(n, f"{n}. a", pupil=shown(9, 20)) for n in range(10, 30))),
    "nobody has told": lambda: page_of(
        selection=Selection("participation", 3, "2019"), forms=(), groups=(), course=(), ceiling=None, newest=None
    ),
}


@pytest.fixture(params=STATES)
def any_page(request: pytest.FixtureRequest) -> Participating:
    return STATES[request.param]()


def test_every_state_has_a_page_in_every_language(any_page: Participating, language: Language) -> None:
    page = layout.page(any_page, language, "mark")
    assert [words(head) for head in find(page, "H1")] == [language.unit(any_page.unit)]
    assert "{" not in words(page)
    assert layout.title(any_page, language).startswith(language.unit(any_page.unit))


def test_the_finding_says_how_many_and_how_far_from_the_aim(danish: Language) -> None:
    page = layout.page(page_of(), danish, "mark")
    assert words(find(page, "H2")[0]) == "Elever: 214 af 260 (82\u00a0%) har svaret. Der mangler 46 til målet på 100 %."


def test_parents_have_an_aim_and_leaders_have_none(danish: Language) -> None:
    parents = layout.page(page_of(selection=Selection("participation", 3, "2019", "parent")), danish, "mark")
    assert words(find(parents, "H2")[0]).endswith("Målet er, at så mange som muligt svarer.")
    asked = (FormTurnout(LEADERS, "leader", shown(9, 12)),)
    leaders = page_of(forms=asked, selection=Selection("participation", 2, "2019", "leader"))
    assert words(find(layout.page(leaders, danish, "mark"), "H2")[0]) == "Ledere: 9 af 12 (75\u00a0%) har svaret."


def test_hidden_counts_leave_no_number_and_say_why(danish: Language) -> None:
    for state, why in (("few", "Færre end 5 svar"), ("hidden", "beskytte"), ("withheld", "for få steder")):
        page = layout.page(STATES[state](), danish, "mark")
        row = next(row for row in find(page, "Tr") if find(row, "Td"))
        assert why in words(row)
        assert not find(row, "Span", "rate")
        assert "%" not in words(row).replace("100 %", "")


def test_the_chart_draws_only_what_is_known(danish: Language) -> None:
    early = Moment(datetime(2019, 9, 24), FEW)
    found = page_of(course=(early, *page_of().course))
    traces = {trace["uid"]: trace for trace in course.figure(found, danish)["data"]}
    assert traces["course"]["y"] == [23, 54, 82]
    assert len(traces["course"]["x"]) == 3
    assert traces["ceiling"]["y"] == [82, 95]


def test_the_last_day_stands_under_the_end_of_the_axis(danish: Language) -> None:
    axis = course.figure(page_of(), danish)["layout"]["xaxis"]
    assert (axis["ticktext"][0], axis["ticktext"][-1]) == ("16-09", "01-11")


def test_the_axes_are_the_same_whatever_was_answered(danish: Language) -> None:
    one, other = (course.figure(STATES[state](), danish)["layout"] for state in ("open", "a standstill"))
    assert (one["xaxis"], one["yaxis"]) == (other["xaxis"], other["yaxis"])
    assert one["yaxis"]["tickvals"] == [0, 25, 50, 75, 100]


def test_the_table_of_the_course_has_the_numbers_of_the_chart(danish: Language) -> None:
    page = layout.page(page_of(), danish, "mark")
    rows = [words(row) for row in find(find(page, "Figure")[0], "Tr")[1:]]
    assert [re.findall(r"\d+(?=\u00a0%)", row) for row in rows] == [["23"], ["54"], ["82"]]


def test_the_pace_is_told_as_a_ceiling_with_its_rule(danish: Language) -> None:
    text = words(layout.page(page_of(), danish, "mark"))
    assert "når I højst 95\u00a0%, inden runden lukker 01-11-2019. Som regel bliver det lavere" in text
    assert "de seneste syv dage" in text
    assert "højst" not in words(layout.page(STATES["published"](), danish, "mark"))


def test_of_an_adult_who_answers_for_many_children_no_answers_are_said_to_be_few(danish: Language) -> None:
    text = words(layout.page(STATES["one adult for many"](), danish, "mark"))
    assert "Færre end 5 voksne har svaret" in text
    assert "Færre end 5 svar" not in text
    assert text.count("Én voksen kan svare for flere børn") == 1


def test_why_cells_are_hidden_stands_once_below_the_groups(danish: Language) -> None:
    hidden = tuple(group(n, f"{n}. a", pupil=TOGETHER) for n in range(10, 14))
    page = layout.page(page_of(groups=hidden), danish, "mark")
    notes = [words(note) for note in find(page, "P", "about")]
    assert [note for note in notes if note.startswith("Skjult")] == [
        "Skjult under »Elever«: Antallet vises, når alle grupper ved siden af har svar nok."
    ]


def test_when_the_round_is_over_nobody_is_missing(danish: Language) -> None:
    text = words(layout.page(STATES["published"](), danish, "mark"))
    assert "mangler" not in text.lower()
    assert "46 svarede ikke." in text
    assert "Svarene dækker kun dem, der svarede." in text
    assert "Næste skridt" not in text


def test_groups_stand_in_alphabetical_order_and_never_by_size(danish: Language) -> None:
    table = find(layout.page(page_of(), danish, "mark"), "Table", "groups")[0]
    assert [words(row).split(" ", 2)[:2] for row in find(table, "Tr")[1:]] == [["2.", "a"], ["10.", "a"]]


def test_a_class_stands_under_its_team(danish: Language) -> None:
    mixed = (group(1, "Ørne"), group(2, "3. b", 2), group(3, "3. a", 2), group(4, "Alfer"), group(5, "9. z", 2))
    assert [one.unit.name for one in in_order(mixed, danish)] == ["Alfer", "9. z", "Ørne", "3. a", "3. b"]


def test_groups_in_which_somebody_is_missing_are_named(danish: Language) -> None:
    assert "Der mangler svar i 2. a." in words(layout.page(page_of(), danish, "mark"))
    classes = tuple(group(n, name, pupil=shown(9, 20)) for n, name in enumerate(("0.B", "10.A", "1.A", "0.A")))
    assert "svar i 0.A, 0.B, 1.A og 10.A." in words(layout.page(page_of(groups=classes), danish, "mark"))
    assert "Der mangler svar i 20 af 20 grupper." in words(layout.page(STATES["many groups"](), danish, "mark"))


def test_a_low_rate_is_said_in_words(danish: Language) -> None:
    table = find(layout.page(STATES["many groups"](), danish, "mark"), "Table", "groups")[0]
    assert words(find(table, "Td")[0]) == "9 af 20 (45\u00a0%) mangler 11 lav svarprocent"


def test_only_an_open_round_asks_for_newer_numbers(danish: Language) -> None:
    asks = {state: bool(find(layout.page(STATES[state](), danish, "mark"), "Interval")) for state in STATES}
    assert asks["open"]
    assert asks["waiting to be published"]
    assert not asks["published"]
    said = next(one for one in walk(layout.page(page_of(), danish, "mark")) if getattr(one, "id", "") == layout.SAID)
    assert attribute(said, "aria-live") == "polite"


def test_what_is_said_of_newer_numbers_is_the_new_finding(danish: Language) -> None:
    assert layout.said(page_of(), danish).startswith("Der er kommet nye tal. Elever: 214 af 260")


def test_the_other_pages_of_the_unit_open_on_a_round_that_they_have(danish: Language) -> None:
    assert links(layout.page(page_of(), danish, "mark"))["Profil"] == "/profile/3?form=pupil"
    assert links(layout.page(STATES["published"](), danish, "mark"))["Profil"] == "/profile/3?round=2019&form=pupil"


def test_every_table_and_chart_has_a_name(any_page: Participating, language: Language) -> None:
    page = layout.page(any_page, language, "mark")
    assert all(find(table, "Caption") for table in find(page, "Table"))
    assert all(attribute(chart, "aria-label") for chart in find(page, "Div", "chart"))
    assert payload(page)
