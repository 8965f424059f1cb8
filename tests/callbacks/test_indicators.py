"""The page of goals in the web application: which edition a reader gets, what stands in it, and what never does."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from dashboard.indicators.panel import Card, PublicCard
from dashboard.indicators.panel_page import PanelPage
from dashboard.indicators.values import Told
from dashboard.moments import today
from dashboard.selection import Selection
from data_access import accounts, tables
from data_access.catalogue import Catalogues
from data_access.engine import Engine, reading, writing
from data_access.grants import scope_of
from data_access.questions import units
from data_access.questions.indicators.panel import panel
from data_access.questions.indicators.table import rows
from tests.callbacks.conftest import seen, unit_of
from tests.indicators import forget, hidden, of_country, put, share

Enter = Callable[[str], FlaskClient]
MISSING = "Siden findes ikke"
INTERNAL, PUBLIC = "Intern udgave", "Offentlig udgave"
OWN, EARLIER, PERSONS = 61, 37, 7_321  # figures that stand nowhere else on a page


@pytest.fixture
def empty(own_store: Engine) -> Engine:
    """Without any indicator."""
    forget(own_store)
    return own_store


@pytest.fixture
def followed(empty: Engine, home: int) -> Engine:
    """Good at reading, at the leader's institution and in the whole country."""
    put(empty, [share(home, 2018, EARLIER, PERSONS), share(home, 2019, OWN, PERSONS), of_country(2019, 68)])
    return empty


def asked(store: Engine, name: str, unit: int, **chosen: str) -> PanelPage | None:
    with reading(store) as connection:
        scope = scope_of(connection, accounts.number_of(connection, name), today())
        catalogue = Catalogues().newest(connection)
        return panel(scope, connection, catalogue, Selection("indicators", unit, **chosen))


def units_of(store: Engine, kind: str, type_: str | None = None) -> list[int]:
    here = tables.unit_in_round.c
    wanted = select(here.unit_id).distinct().where(here.kind == kind)
    wanted = wanted.where(here.type == type_) if type_ else wanted
    with reading(store) as connection:
        return sorted(connection.execute(wanted).scalars())


def above(store: Engine, unit: int, kind: str) -> int:
    up, here = tables.ancestor.c, tables.unit_in_round.c
    wanted = select(up.ancestor_id).join(tables.unit_in_round, (here.unit_id == up.ancestor_id))
    with reading(store) as connection:
        return int(connection.execute(wanted.where(up.unit_id == unit, here.kind == kind).limit(1)).scalar_one())


def test_a_leader_reads_the_figures_of_the_own_school(followed: Engine, enter: Enter, home: int) -> None:
    page = seen(enter("leader"), f"/indicators/{home}")
    assert INTERNAL in page
    assert "61\u00a0%" in page
    assert "7.321 personer" in page
    assert "Målet er ikke nået" in page or "På vej mod målet" in page


def test_the_public_edition_of_a_leader_is_that_of_the_board(followed: Engine, home: int) -> None:
    leader, board = asked(followed, "leader", home, edition="public"), asked(followed, "board", home)
    assert leader is not None
    assert board is not None
    assert leader.panel == board.panel
    assert leader.chooses
    assert not board.chooses


@pytest.mark.parametrize(
    ("name", "chosen"), [("board", ""), ("leader", "?edition=public"), ("board", "?edition=public")]
)
def test_the_public_edition_tells_words_and_no_confidential_figure(
    followed: Engine, enter: Enter, home: int, name: str, chosen: str
) -> None:
    page = seen(enter(name), f"/indicators/{home}{chosen}")
    assert PUBLIC in page
    assert "Tydeligt bedre siden 2018/19" in page
    assert not [figure for figure in ("61\u00a0%", "37\u00a0%", "7.321", "7321") if figure in page]


def test_confidential_figures_that_say_the_same_give_the_same_public_page(
    followed: Engine, enter: Enter, home: int
) -> None:
    board = enter("board")
    before = seen(board, f"/indicators/{home}")
    put(followed, [share(home, 2018, EARLIER + 2, PERSONS - 900), share(home, 2019, OWN - 3, PERSONS + 800)])
    assert seen(board, f"/indicators/{home}") == before


def test_a_published_figure_is_told_in_public(followed: Engine, enter: Enter, home: int) -> None:
    put(followed, [share(home, 2019, 3.87, 4_096, "wellbeing_social")])
    page = seen(enter("board"), f"/indicators/{home}")
    assert "3,87" in page
    assert "4.096 personer" in page


def test_nobody_reads_of_a_school_that_is_not_theirs(followed: Engine, enter: Enter, home: int) -> None:
    other = next(unit for unit in units_of(followed, "institution") if unit != home)
    for name in ("leader", "board", "member", "programme"):
        assert MISSING in seen(enter(name), f"/indicators/{other}"), name


def test_a_class_has_no_page_of_goals(followed: Engine, enter: Enter) -> None:
    group = units_of(followed, "child_group")[0]
    assert MISSING in seen(enter("leader"), f"/indicators/{group}")
    assert MISSING in seen(enter("municipality"), f"/indicators/{group}")


@pytest.mark.parametrize("chosen", ["edition=internal", "edition=secret"])
def test_an_edition_that_there_is_not_is_not_found(followed: Engine, enter: Enter, home: int, chosen: str) -> None:
    assert MISSING in seen(enter("board"), f"/indicators/{home}?{chosen}")


def test_a_school_that_released_nothing_is_followed_without_a_way_to_its_results(
    followed: Engine, enter: Enter, home: int
) -> None:
    reader = enter("municipality")
    other = [unit for unit in units_of(followed, "institution") if MISSING in seen(reader, f"/profile/{unit}")]
    open_ = [unit for unit in other if MISSING not in seen(reader, f"/indicators/{unit}")]
    assert open_
    page = seen(reader, f"/indicators/{open_[0]}")
    assert INTERNAL in page
    assert f'"/profile/{open_[0]}' not in page
    assert f'"/participation/{open_[0]}' not in page


def test_the_way_to_the_goals_stands_beside_the_profile_where_there_are_any(
    followed: Engine, enter: Enter, home: int
) -> None:
    leader = enter("leader")
    assert f'"/indicators/{home}"' in seen(leader, f"/profile/{home}")
    group = next(unit for unit in units_of(followed, "child_group") if MISSING not in seen(leader, f"/profile/{unit}"))
    assert f"/indicators/{group}" not in seen(leader, f"/profile/{group}")


def test_the_programme_shows_the_country_alone(followed: Engine, enter: Enter, home: int) -> None:
    root = above(followed, home, "programme")
    put(followed, [share(root, 2019, OWN, PERSONS)])
    page = seen(enter("programme"), f"/indicators/{root}")
    assert "68\u00a0%" in page
    assert "61\u00a0%" not in page


def test_a_municipality_without_figures_sees_the_country_and_what_to_do(empty: Engine, enter: Enter) -> None:
    put(empty, [of_country(2019, 68)])
    town = unit_of(empty, "municipality")
    page = seen(enter("municipality"), f"/indicators/{town}")
    assert "Her er endnu ingen tal fra stedet selv" in page
    assert "import-indicators" in page
    assert "68\u00a0%" in page


def test_a_daycare_is_not_held_against_goals_of_schools(followed: Engine) -> None:
    for unit in units_of(followed, "institution", "daycare"):
        found = asked(followed, "municipality", unit)
        assert found is not None
        assert found.panel.parts == ()


def test_a_daycare_has_the_cards_it_has_figures_of(followed: Engine) -> None:
    unit = units_of(followed, "institution", "daycare")[0]
    put(followed, [share(unit, 2019, 12, 800, "absence")])
    found = asked(followed, "municipality", unit)
    assert found is not None
    assert [card.indicator.key for card in found.panel.cards] == ["absence"]


def test_a_hidden_figure_is_a_reason_and_no_number(followed: Engine, enter: Enter, home: int) -> None:
    put(followed, [hidden(home, 2019, Told.PROTECT)])
    page = seen(enter("leader"), f"/indicators/{home}")
    assert "Skjult for at beskytte en anden gruppe" in page
    assert "61\u00a0%" not in page


def test_made_up_figures_are_marked_and_those_of_the_country_are_not(followed: Engine, home: int) -> None:
    put(followed, [replace(share(home, 2019, OWN, PERSONS), made_up=True)])
    found = asked(followed, "leader", home)
    assert found is not None
    marked = {card.indicator.key for card in found.panel.cards if card.made_up}
    assert marked == {"reading_good"}


def below(store: Engine, name: str, unit: int) -> set[int]:
    found = asked(store, name, unit)
    assert found is not None
    return {one.unit for one in found.below}


def test_a_municipality_finds_all_its_schools_below_and_those_inside_one_their_own(followed: Engine, home: int) -> None:
    town, schools = unit_of(followed, "municipality"), units_of(followed, "institution", "school")
    assert below(followed, "municipality", town) >= set(schools) - closed(followed)
    assert len(schools) > 3
    for name in ("leader", "board", "coordinator", "member"):
        assert below(followed, name, town) == {home}, name


def test_below_the_programme_a_municipality_finds_itself(followed: Engine) -> None:
    town, root = unit_of(followed, "municipality"), units_of(followed, "programme")[0]
    assert below(followed, "municipality", root) == {town}
    assert below(followed, "leader", root) == {town}


def closed(store: Engine) -> set[int]:
    """Institutions that are not in the newest round."""
    here = tables.unit_in_round.c
    with reading(store) as connection:
        newest = Catalogues().newest(connection).rounds[-1].id
        there = set(connection.execute(select(here.unit_id).where(here.round_id == newest)).scalars())
    return set(units_of(store, "institution")) - there


def leave(store: Engine, town: int, many: int) -> None:
    """So many institutions in the municipality, the leader's among them."""
    up, here = tables.ancestor, tables.unit_in_round.c
    inside = select(here.unit_id).where(here.kind == "institution", here.unit_id != unit_of(store, "leader"))
    with writing(store) as connection:
        others = sorted(set(connection.execute(inside).scalars()))
        gone = up.c.unit_id.in_(others[many - 1 :]), up.c.ancestor_id == town
        connection.execute(delete(up).where(*gone))


@pytest.mark.parametrize(("many", "is_read"), [(4, True), (3, False)])
def test_from_above_a_municipality_of_few_institutions_is_as_if_it_had_no_goals(
    followed: Engine, many: int, is_read: bool
) -> None:
    town, root = unit_of(followed, "municipality"), units_of(followed, "programme")[0]
    put(followed, [share(town, 2019, 3.87, 4_096, "wellbeing_social")])
    leave(followed, town, many)
    assert (asked(followed, "programme", town) is not None) == is_read
    assert below(followed, "programme", root) == ({town} if is_read else set())
    assert (town in told_by_api(followed, "programme")) == is_read
    assert offers_goals(followed, "programme", town) == is_read
    for name in ("leader", "municipality"):
        assert asked(followed, name, town) is not None, name
        assert offers_goals(followed, name, town), name


def told_by_api(store: Engine, name: str) -> set[int]:
    with reading(store) as connection:
        scope = scope_of(connection, accounts.number_of(connection, name), today())
        return {row["unit"] for row in rows(scope, connection, Catalogues().newest(connection), None) or ()}


def offers_goals(store: Engine, name: str, unit: int) -> bool:
    """Whether the unit's other pages lead to the one of its goals."""
    with reading(store) as connection:
        scope = scope_of(connection, accounts.number_of(connection, name), today())
        catalogue = Catalogues().newest(connection)
        round_id, trail = list(units.trails(scope, connection, unit).items())[-1]
        return units.link(scope, catalogue, round_id, trail).has_indicators


def test_a_reader_outside_gets_reduced_cards_and_nothing_else(followed: Engine, home: int) -> None:
    found = asked(followed, "board", home)
    assert found is not None
    assert all(isinstance(card, PublicCard) for card in found.panel.cards)
    told = asked(followed, "leader", home)
    assert told is not None
    assert all(isinstance(card, Card) for card in told.panel.cards)


@pytest.mark.parametrize("name", ["leader", "board", "resource", "coordinator", "member", "municipality", "programme"])
def test_the_front_page_leads_everybody_to_the_goals_of_the_own_place(
    followed: Engine, enter: Enter, home: int, name: str
) -> None:
    at = unit_of(followed, name)
    at = above(followed, at, "institution") if name in ("coordinator", "member") else at
    assert f'"/indicators/{at}"' in seen(enter(name), "/")


def test_the_front_page_of_an_administrator_leads_to_no_goals(followed: Engine, enter: Enter) -> None:
    assert "/indicators/" not in seen(enter("administrator"), "/")


def test_figures_of_grades_alone_are_told_of_inside_and_out_where_they_are_published(
    empty: Engine, enter: Enter, home: int
) -> None:
    put(empty, [replace(share(home, 2019, 5.4, 300, "absence"), grade="4-6")])
    for name in ("leader", "board"):
        page = seen(enter(name), f"/indicators/{home}")
        assert "Her er kun tal for enkelte klasser eller grupper" in page
        assert "Her er endnu ingen tal fra stedet selv" not in page
        assert f"/indicators/{home}?indicator=absence" in page


def test_the_gap_by_parents_education_is_told_inside_and_never_in_public(
    followed: Engine, enter: Enter, home: int
) -> None:
    rows = {"education=short": 43, "education=long": 9}
    put(followed, [replace(share(home, 2019, one, 400, "reading_poor"), group=group) for group, one in rows.items()])
    assert "34 procentpoint" in seen(enter("leader"), f"/indicators/{home}")
    for name, chosen in (("leader", "?edition=public"), ("board", "")):
        page = seen(enter(name), f"/indicators/{home}{chosen}")
        assert "procentpoint" not in page
        assert "Forskellen efter" not in page


def test_the_mappings_own_answers_stand_beside_the_goals_inside_alone(
    followed: Engine, enter: Enter, home: int
) -> None:
    found = asked(followed, "leader", home)
    assert found is not None
    assert found.asked is not None
    assert all(found.asked.of_goal(goal) for goal in ("able", "trust"))
    for name, chosen in (("leader", {"edition": "public"}), ("board", {})):
        outside = asked(followed, name, home, **chosen)
        assert outside is not None
        assert outside.asked is None


def test_answers_of_a_school_that_has_not_opened_its_results_are_not_told_above_it(
    followed: Engine, enter: Enter, home: int
) -> None:
    reader = enter("municipality")
    closed = [
        unit for unit in units_of(followed, "institution", "school") if MISSING in seen(reader, f"/profile/{unit}")
    ]
    found = [one for unit in closed if (one := asked(followed, "municipality", unit)) is not None]
    assert found
    assert not any(one.asked for one in found)


def test_a_school_is_opened_from_the_page_in_the_same_edition(followed: Engine, enter: Enter, home: int) -> None:
    town = unit_of(followed, "municipality")
    page = json.loads(seen(enter("municipality"), f"/indicators/{town}?edition=public"))
    assert f"/indicators/{home}?edition=public" in json.dumps(page)
