"""The view of all factors: where each form belongs, what has moved since, and what the unit is beside the programme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, select

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.municipal import Entry, FormTold, Municipal, Setting
from dashboard.selection import Selection
from data_access import releases, tables
from data_access.catalogue import read
from data_access.engine import reading, writing
from data_access.questions.change import changes
from data_access.questions.progress.frame import frame
from data_access.questions.progress.municipal import municipal
from tests import reference
from tests import reference_progress_municipal as oracle
from tests.data_access import school_starts
from tests.data_access.school_starts import BEFORE, CAME, NOW, made
from tests.publication import published
from tests.publication.surveys import Survey
from tests.stores import Stores, new_stores

MOST_STATEMENTS = 25
Surveys = dict[str, Survey]


def take(stores: Stores, folder: Path, *, reworded: bool = False, daycares: bool = True) -> Surveys:
    surveys = {BEFORE: made(BEFORE, daycares=daycares), NOW: made(NOW, daycares=daycares, reworded=reworded)}
    for year, survey in surveys.items():
        stores.take(school_starts.write(survey, folder / year, CAME if year == NOW and daycares else None))
    return surveys


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    folder = tmp_path_factory.mktemp("municipal")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as stores:
        take(stores, folder, reworded=True)
        yield stores


def unit(store: Connection, code: str) -> int:
    return int(store.execute(select(tables.unit.c.id).where(tables.unit.c.code == code)).scalar_one())


def told(stores: Stores, code: str, *role: Role | str, round_: str = NOW) -> Municipal:
    """To whoever holds the role at a unit; to the operator where there is none."""
    with reading(stores.store) as store:
        return asked(store, code, *role, round_=round_)


def asked(store: Connection, code: str, *role: Role | str, round_: str = NOW) -> Municipal:
    catalogue, scope = read(store), OPERATOR
    if role:
        [what, where] = role
        above = frozenset({unit(store, "pfl"), unit(store, "N")}) - {unit(store, where)}
        scope = Scope((Grant(Role(what), unit(store, where), None, above),), opened=releases.opened(store))
    at = frame(scope, store, catalogue, Selection("progress", unit(store, code), round_))
    assert at is not None
    return municipal(scope, store, catalogue, at)


def form(found: Municipal, key: str) -> FormTold:
    return next(one for one in found.forms if one.form.key == key)


def entry(found: Municipal, form_: str, key: str) -> Entry:
    return next(one for one in form(found, form_).entries if one.key == key)


def test_where_a_form_belongs_follows_from_the_institutions_it_was_put_to(world: Stores) -> None:
    survey = made(NOW)
    there = {one.code: one for one in school_starts.places()}
    homes = {code: code if one.kind == "institution" else one.parent for code, one in there.items()}
    types = {code: one.type for code, one in there.items()}
    expected = {
        key: oracle.put_to(key, {one.unit for one in answers}, homes, types) for key, answers in survey.answers.items()
    }
    assert {one.form.key: str(one.setting) for one in told(world, "N").forms} == expected
    assert set(expected.values()) == {"daycare", "school", "both"}


def test_a_municipality_without_daycares_counts_what_others_ask_in_both(world: Stores) -> None:
    """How the survey is laid out belongs to the whole programme."""
    found = told(world, "S")
    assert {one.form.key: one.setting for one in found.forms} == {
        "young": Setting.SCHOOL,
        "old": Setting.SCHOOL,
        "staff": Setting.BOTH,
    }


def test_topics_stand_beside_each_other_by_construct_and_alone_without_one(world: Stores) -> None:
    topics = told(world, "N").topics
    heard = {
        topic.name.da: {str(where): [one.form.key for one in voices] for where, voices in topic.voices.items()}
        for topic in topics
    }
    assert heard == {
        "glad": {"daycare": ["child"], "school": ["young", "old"]},
        "play": {"daycare": ["child"]},
        "noise": {"school": ["young"], "both": ["staff"]},
        "team": {"both": ["staff"]},
    }
    assert [topic.name.da for topic in topics if topic.is_shared] == ["glad"]


@pytest.mark.parametrize("code", ["N", "S", "pfl"])
def test_every_difference_is_as_the_oracle_says(stores: Stores, tmp_path: Path, code: str) -> None:
    surveys = take(stores, tmp_path)
    found = told(stores, code)
    own = "" if code == "pfl" else code
    assert found.is_part is (code != "pfl")
    compared = 0
    for one in found.forms:
        key = one.form.key
        keys = [factor["key"] for factor in surveys[NOW].form(key)["factor"]]
        spread = {name: (c.within, c.between) for name, c in published.constants(stores, key).items()}
        now, before = (figures(stores, round_, key, keys, own) for round_ in (NOW, BEFORE))
        since = oracle.differences(now, before, spread, reference.error_between_rounds)
        whole = figures(stores, NOW, key, keys, "") if own else {}
        against = oracle.differences(now, whole, spread, reference.error_within)
        assert [entry.key for entry in one.entries] == keys
        for entry in one.entries:
            assert (entry.cell.points, entry.cell.n, entry.cell.groups) == now[entry.key]
            assert (entry.since and plain(entry.since)) == since.get(entry.key)
            assert (entry.against and plain(entry.against)) == against.get(entry.key)
            assert [(point.cell.points, point.cell.n) for point in entry.course] == [
                before[entry.key][:2],
                now[entry.key][:2],
            ]
            compared += entry.since is not None
    assert compared


def plain(found: object) -> oracle.Told:
    value, low, high, verdict = (getattr(found, name) for name in ("value", "low", "high", "verdict"))
    return value, low, high, str(verdict)


def figures(stores: Stores, round_: str, form_: str, keys: list[str], code: str) -> dict[str, oracle.Figure]:
    cells = {key: published.cells(stores, round_, form_, key).get((code, "all")) for key in keys}
    return {key: oracle.Figure(cell.points, cell.n, cell.groups) for key, cell in cells.items() if cell}


def test_changes_are_those_of_the_api(world: Stores) -> None:
    with reading(world.store) as store:
        catalogue = read(store)
        rows = changes(OPERATOR, store, catalogue, unit(store, "N"), *catalogue.rounds)
    assert rows is not None
    found = {
        (one.form.key, entry.key): entry.since and plain(entry.since)
        for one in told(world, "N").forms
        for entry in one.entries
    }
    api = {
        (row["form"], row["factor"]): row["verdict"] and (row["difference"], row["low"], row["high"], row["verdict"])
        for row in rows
    }
    assert found == api


def test_a_reworded_question_breaks_the_course_and_leaves_no_change(world: Stores) -> None:
    team, quiet = (entry(told(world, "N"), "staff", key) for key in ("team", "quiet"))
    assert (team.asked_alike, team.since, [point.comparable for point in team.course]) == (False, None, [False, True])
    assert quiet.asked_alike
    assert quiet.since is not None


def test_the_first_round_has_nothing_to_be_held_against(world: Stores) -> None:
    found = told(world, "N", round_=BEFORE)
    entries = [one for form_ in found.forms for one in form_.entries]
    assert entries
    assert not any(one.since or one.asked_alike for one in entries)
    assert all(one.against for one in entries if one.cell.shown)


def test_a_programme_without_daycares_has_nothing_to_lay_beside_school(stores: Stores, tmp_path: Path) -> None:
    take(stores, tmp_path, daycares=False)
    found = told(stores, "N")
    assert {one.setting for one in found.forms} == {Setting.SCHOOL}
    assert not any(topic.is_shared for topic in found.topics)
    assert (found.transition.known, found.transition.whole) == (False, None)


@pytest.mark.parametrize(
    ("role", "of"), [(Role.PROGRAMME, "pfl"), (Role.MUNICIPALITY, "N"), (Role.LEADER, "NS1"), (Role.LEADER, "ND1")]
)
def test_all_who_may_open_the_municipality_see_its_published_figures(world: Stores, role: Role, of: str) -> None:
    assert told(world, "N", role, of).forms == told(world, "N").forms


def test_a_few_questions_are_enough(world: Stores) -> None:
    statements: list[str] = []

    def count(*about: object) -> None:
        statements.append(str(about[2]))

    with reading(world.store) as store:
        catalogue = read(store)
        scope = Scope((Grant(Role.PROGRAMME, unit(store, "pfl")),), opened=releases.opened(store))
        at = frame(scope, store, catalogue, Selection("progress", unit(store, "N")))
        assert at is not None
        event.listen(world.store, "before_cursor_execute", count)
        try:
            municipal(scope, store, catalogue, at)
        finally:
            event.remove(world.store, "before_cursor_execute", count)
    assert 0 < len(statements) <= MOST_STATEMENTS


def test_what_is_withheld_from_those_above_has_no_number_and_no_change(stores: Stores, tmp_path: Path) -> None:
    """Four of seven daycares released in a round leave too few that nobody knows."""
    take(stores, tmp_path)
    with reading(stores.store) as store:
        numbers = {code: unit(store, code) for code in ("ND1", "ND2", "ND3", "ND4")}
        round_ = read(store).rounds[-1].id
    look_and_release(stores, round_, list(numbers.values()))
    above, operator = (told(stores, "N", *who) for who in ((Role.MUNICIPALITY, "N"), ()))
    assert all(one.cell.shown for one in form(operator, "child").entries)
    assert not any(one.cell.shown or one.since or one.against for one in form(above, "child").entries)
    assert form(above, "young") == form(operator, "young")


def look_and_release(stores: Stores, round_: int, units: list[int]) -> None:
    for number in units:
        with writing(stores.store) as store:
            releases.look(store, round_, number, "anna")
            releases.release(store, round_, number, "anna", with_teams=False)
