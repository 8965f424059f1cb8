"""The page of one indicator in the web application: what each reader finds there, and what nobody does."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, select, update

from dashboard.indicators.one import One
from dashboard.indicators.values import Told, Value
from dashboard.language import sort_key
from dashboard.moments import today
from dashboard.selection import Selection
from data_access import accounts, tables
from data_access.catalogue import Catalogues
from data_access.engine import Engine, reading, writing
from data_access.grants import scope_of
from data_access.questions.indicators.one import one
from tests.callbacks.conftest import seen
from tests.callbacks.test_indicators import above, units_of
from tests.indicators import forget, of_country, put, share

Enter = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"
OWN, GRADE, GROUP, WELLBEING = 61, 43, 37, 3.33  # figures that stand nowhere else on a page
PERSONS = 7_321


def of(value: Value, grade: str = "all", group: str = "all") -> Value:
    return replace(value, grade=grade, group=group)


@pytest.fixture
def town(own_store: Engine, home: int) -> int:
    """The municipality of the leader's institution, with figures of both and of all its other schools."""
    forget(own_store)
    number = above(own_store, home, "municipality")
    others = [unit for unit in units_of(own_store, "institution", "school") if unit != home]
    own = [
        share(home, 2018, 58, PERSONS),
        share(home, 2019, OWN, PERSONS),
        of(share(home, 2018, GRADE - 4, 800), grade="4"),
        of(share(home, 2019, GRADE, 800), grade="4"),
        of(share(home, 2019, 66, 800), grade="6"),
        replace(of(share(home, 2019, 0, None), grade="2"), status=Told.FEW, value=None),
        of(share(home, 2019, GROUP, 800), group="education=short"),
        of(share(home, 2019, 71, 900), group="education=long"),
        share(home, 2019, 13, PERSONS, "reading_best"),
        share(home, 2018, 3.31, 300, "wellbeing_general"),
        share(home, 2019, WELLBEING, 300, "wellbeing_general"),
        share(home, 2019, 7.4, None, "parents_education"),
    ]
    shares = [share(unit, 2019, 50 + place, 400) for place, unit in enumerate(others)]
    put(own_store, [*own, *shares, share(number, 2019, 64, 9_000), of_country(2018, 70), of_country(2019, 68)])
    return number


def asked(store: Engine, name: str, unit: int, **chosen: str) -> One | None:
    with reading(store) as connection:
        scope = scope_of(connection, accounts.number_of(connection, name), today())
        catalogue = Catalogues().newest(connection)
        return one(scope, connection, catalogue, Selection("indicators", unit, **chosen), today())


@pytest.mark.usefixtures("town")
def test_a_leader_finds_course_grades_groups_and_the_most_able(enter: Enter, home: int) -> None:
    page = seen(enter("leader"), f"/indicators/{home}?indicator=reading_good")
    for words in ("Gode til at læse", f"{OWN}\u00a0%", "Klasse for klasse", "4. klasse", f"{GRADE}\u00a0%"):
        assert words in page
    assert (
        "Forældrenes uddannelse: Børn af forældre med kort uddannelse klarer sig tydeligt dårligere (34 procentpoint)"
        in page
    )
    assert "De dygtigste til at læse" in page


@pytest.mark.usefixtures("town")
def test_a_hidden_grade_says_why_and_is_drawn_as_nothing(own_store: Engine, enter: Enter, home: int) -> None:
    found = asked(own_store, "leader", home, indicator="reading_good")
    assert found is not None
    assert [grade.grade for grade in found.grades] == ["2", "4", "6"]
    assert not found.grades[0].own.shown
    assert "lille gruppe" in seen(enter("leader"), f"/indicators/{home}?indicator=reading_good")


def test_a_coordinator_reads_single_grades_of_what_anybody_is_told(own_store: Engine, town: int, home: int) -> None:
    put(own_store, [of(share(home, 2019, 3.21, 90, "wellbeing_general"), grade="4-6")])
    for name in ("coordinator", "member", "board", "leader"):
        found = asked(own_store, name, home, indicator="wellbeing_general")
        assert found is not None
        assert [grade.grade for grade in found.grades] == ["4-6"], name


def test_all_schools_of_a_municipality_are_asked_for_at_once(own_store: Engine, town: int) -> None:
    """However many they are: with one left it takes as many statements."""

    def statements() -> tuple[int, int]:
        asked_for: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            asked_for.append(statement)

        event.listen(own_store, "before_cursor_execute", note)
        found = asked(own_store, "municipality", town, indicator="reading_good")
        event.remove(own_store, "before_cursor_execute", note)
        assert found is not None
        return len(found.institutions), len(asked_for)

    many, before = statements()
    here = tables.unit_in_round
    schools = units_of(own_store, "institution")
    with writing(own_store) as connection:
        gone = here.c.unit_id.in_(schools[1:]), here.c.parent_id == town
        connection.execute(update(here).where(*gone).values(parent_id=schools[0]))
    few, after = statements()
    assert many > 3
    assert few <= 1
    assert after == before


@pytest.mark.usefixtures("town")
def test_a_coordinator_reads_everybody_together_and_no_single_grade(own_store: Engine, home: int) -> None:
    found = asked(own_store, "coordinator", home, indicator="reading_good")
    assert found is not None
    assert found.figures is not None
    assert found.figures.own.points
    assert not any(grade.own.points for grade in found.grades)
    assert not found.gaps


def test_a_municipality_finds_its_schools_in_alphabetical_order_under_each_word(own_store: Engine, town: int) -> None:
    found = asked(own_store, "municipality", town, indicator="reading_good")
    assert found is not None
    names = [place.unit.name for place in found.institutions]
    assert len(names) > 1
    assert names == sorted(names, key=sort_key)


def test_the_rows_of_schools_lead_to_their_own_page_and_never_to_a_profile(
    own_store: Engine, enter: Enter, town: int
) -> None:
    found = asked(own_store, "municipality", town, indicator="reading_good")
    assert found is not None
    page = seen(enter("municipality"), f"/indicators/{town}?indicator=reading_good")
    for place in found.institutions:
        assert f"/indicators/{place.unit.unit}?indicator=reading_good" in page
        assert f"/profile/{place.unit.unit}" not in page


@pytest.mark.parametrize(
    ("name", "chosen"), [("leader", {}), ("programme", {}), ("municipality", {"edition": "public"})]
)
def test_nobody_else_finds_another_school(own_store: Engine, town: int, name: str, chosen: dict[str, str]) -> None:
    found = asked(own_store, name, town, indicator="reading_good", **chosen)
    assert found is not None
    assert not found.institutions


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(("name", "chosen"), [("board", ""), ("leader", "&edition=public")])
def test_the_public_edition_of_a_confidential_one_is_words(enter: Enter, home: int, name: str, chosen: str) -> None:
    page = seen(enter(name), f"/indicators/{home}?indicator=reading_good{chosen}")
    assert "Tallene er fortrolige" in page
    for figure in (OWN, GRADE, GROUP):
        assert not re.search(rf"\b{figure}(\u00a0%|\b)", page.replace(f"/{figure}", "")), figure
    assert "7.321" not in page
    assert "chart" not in page


@pytest.mark.usefixtures("town")
def test_what_is_published_has_its_figure_in_public_too_but_nothing_of_the_mapping(
    own_store: Engine, enter: Enter, home: int
) -> None:
    page = seen(enter("board"), f"/indicators/{home}?indicator=wellbeing_general")
    assert "3,33" in page
    assert "Kortlægningen spørger om noget af det samme" not in page
    found = asked(own_store, "board", home, indicator="wellbeing_general")
    assert found is not None
    assert found.beside is None


@pytest.mark.usefixtures("town")
def test_wellbeing_stands_beside_what_the_mapping_asks_and_on_no_axis_with_it(
    own_store: Engine, enter: Enter, home: int
) -> None:
    found = asked(own_store, "leader", home, indicator="wellbeing_general")
    assert found is not None
    assert found.beside is not None
    assert any(voice.told for voice in found.beside.voices)
    page = seen(enter("leader"), f"/indicators/{home}?indicator=wellbeing_general")
    assert "Det er to forskellige målinger" in page


def test_a_municipality_reads_a_schools_indicators_but_not_its_closed_mapping(
    own_store: Engine, enter: Enter, town: int
) -> None:
    with reading(own_store) as store:
        opened = set(store.execute(select(tables.open_institution.c.unit_id)).scalars())
    schools = [unit for unit in units_of(own_store, "institution", "school") if unit not in opened]
    closed = next(unit for unit in schools if above(own_store, unit, "municipality") == town)
    put(own_store, [share(closed, 2019, WELLBEING, 300, "wellbeing_general")])
    found = asked(own_store, "municipality", closed, indicator="wellbeing_general")
    assert found is not None
    assert found.figures is not None
    assert found.beside is not None
    assert not found.beside.open
    page = seen(enter("municipality"), f"/indicators/{closed}?indicator=wellbeing_general")
    assert "ikke åbne for dig" in page
    assert f"/profile/{closed}" not in page


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("name", "asked_for"),
    [
        ("leader", "nothing_of_the_kind"),
        ("board", "parents_education"),
        ("leader", "parents_education&edition=public"),
        ("leader", "reading_good&edition=secret"),
        ("administrator", "reading_good"),
    ],
)
def test_what_is_not_told_is_not_found(enter: Enter, home: int, name: str, asked_for: str) -> None:
    assert MISSING in seen(enter(name), f"/indicators/{home}?indicator={asked_for}")


@pytest.mark.usefixtures("town")
def test_the_words_of_a_school_are_those_on_its_panel(own_store: Engine, town: int) -> None:
    above_all = asked(own_store, "municipality", town, indicator="reading_good")
    assert above_all is not None
    for place in above_all.institutions:
        own = asked(own_store, "municipality", place.unit.unit, indicator="reading_good")
        assert own is not None
        assert own.figures is not None
        assert own.figures.judgement == place.card.judgement
        assert own.figures.development == place.card.development


def test_a_place_without_figures_shows_the_country_and_says_so(own_store: Engine, enter: Enter, home: int) -> None:
    forget(own_store)
    put(own_store, [of_country(2018, 70), of_country(2019, 68)])
    page = seen(enter("leader"), f"/indicators/{home}?indicator=reading_good")
    assert "Her er endnu ingen tal fra stedet selv" in page
    assert "hele landet: 70\u00a0% i 2018/19 og 68\u00a0% i 2019/20" in page
