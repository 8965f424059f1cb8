"""What lies behind a factor, from a published store, beside slow sums over the cells that stand there."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from sqlalchemy import Connection, insert, select, update

from dashboard.access import OPERATOR, Grant, Role, Scope
from dashboard.answer_bands import bands
from dashboard.cells import Status
from dashboard.factor_page import FactorPage, Since
from dashboard.selection import Selection
from dashboard.statistics.verdicts import Difference, Size, Verdict
from data_access import tables
from data_access.catalogue import read
from data_access.engine import reading
from data_access.questions.factor_page import factor_page
from data_access.questions.profile import profile
from tests import reference
from tests.publication import published
from tests.publication.programme import make_survey
from tests.publication.published import Cell
from tests.publication.surveys import Survey
from tests.reference import Side
from tests.stores import Stores, new_stores

FACTORS = ("relation", "worry", "wellbeing", "harbour")
SPREAD_MAY_BE_MORE = 2.5  # points: s and t are told in fives


def reworded() -> Survey:
    """The round after: q2 in other words, and one question more about worry, on the same scale."""
    survey = make_survey(2017, seed=2)
    survey = survey.with_mapping(item={"q2": {"version": 2, "text": {"da": "To", "en": "Two"}}})
    return survey.changed("pupil", "worry", items=["q4", "q5", "q6"])


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    folder = tmp_path_factory.mktemp("behind")
    with new_stores(f"sqlite:///{folder / 'store.db'}", folder / "vault") as made:
        made.take(make_survey().write(folder / "2015"))
        made.take(reworded().write(folder / "2017"))
        yield made


def number(stores: Stores, code: str) -> int:
    """The programme's own code is empty, as the oracle has it."""
    with reading(stores.store) as store:
        found = select(tables.unit.c.id).where(tables.unit.c.code == (code or "pfl"))
        return int(store.execute(found).scalar_one())


def asked(
    stores: Stores, unit: str, factor: str | None = "relation", *, scope: Scope = OPERATOR, **more: str
) -> FactorPage | None:
    selection = Selection("profile", number(stores, unit), form="pupil", factor=factor)
    with reading(stores.store) as store:
        return factor_page(scope, store, read(store), selection.to(**({"round": "2015"} | more)))


def opened(stores: Stores, unit: str, factor: str = "relation", *, scope: Scope = OPERATOR, **more: str) -> FactorPage:
    found = asked(stores, unit, factor, scope=scope, **more)
    assert found is not None
    return found


def role(stores: Stores, name: Role, unit: str, institution: str | None = None, above: tuple[str, ...] = ()) -> Scope:
    home = None if institution is None else number(stores, institution)
    grant = Grant(name, number(stores, unit), home, frozenset(number(stores, code) for code in above))
    return Scope((grant,))


def spreads(stores: Stores) -> dict[str, tuple[float, float]]:
    return {key: (one.within, one.between) for key, one in published.constants(stores, "pupil").items()}


def side(cell: Cell) -> Side:
    assert cell.n is not None
    return Side(cell.n, cell.groups or 0)


def difference(value: int, error: float, word: str) -> Difference:
    low, high = reference.interval(value, error)
    return Difference(value, round(low), round(high), Verdict(word), Size(reference.size(value)))


SCHOOLS = [f"{town}{place}" for town, count in (("N", 6), ("S", 5)) for place in range(1, count + 1)]


@pytest.mark.parametrize("unit", ["", "N", "S", *SCHOOLS])
def test_a_gap_is_what_the_oracle_makes_of_the_cells_of_all_factors(told: Stores, unit: str) -> None:
    of_factor = {factor: published.cells(told, "2015", "pupil", factor) for factor in FACTORS}
    pairs = list(combinations(("gender=girl", "gender=boy"), 2))
    family = {
        (factor, *pair): tuple(of_factor[factor].get((unit, label)) for label in pair)
        for factor in FACTORS
        for pair in pairs
    }
    both = {key: sides for key, sides in family.items() if all(one and one.status == "shown" for one in sides)}

    def judged(more: float) -> list[tuple[int, float]]:
        spread = {factor: (within + more, between + more) for factor, (within, between) in spreads(told).items()}
        return [
            (
                one.points - other.points,
                reference.error_between_sets(side(one), spread[key[0]], side(other), spread[key[0]]),
            )
            for key, (one, other) in both.items()
        ]

    words = reference.verdicts(judged(SPREAD_MAY_BE_MORE))
    expected = {key: difference(*one, word) for key, one, word in zip(both, judged(0), words, strict=True)}
    for factor in FACTORS[:3]:
        for split in opened(told, unit, factor).splits:
            for gap in split.gaps:
                assert gap.difference == expected.get((factor, gap.one.key, gap.other.key))


def test_some_gap_is_told_and_some_is_not(told: Stores) -> None:
    gaps = [gap for unit in SCHOOLS for split in opened(told, unit).splits for gap in split.gaps]
    assert {gap.difference is None for gap in gaps} == {True, False}


def test_a_side_that_is_hidden_hides_the_gap(told: Stores) -> None:
    hidden = 0
    for unit in SCHOOLS:
        for split in opened(told, unit).splits:
            cells = {part.value.key: part.cell for part in split.parts}
            for gap in split.gaps:
                if not (cells[gap.one.key].shown and cells[gap.other.key].shown):
                    hidden += 1
                    assert gap.difference is None
    assert hidden


@pytest.mark.parametrize(("unit", "below"), [("N", "N1"), ("N", "N3"), ("S", "S2"), ("N1", "N1-1"), ("S3", "S3-2")])
def test_a_unit_below_has_the_verdict_of_its_own_profile(told: Stores, unit: str, below: str) -> None:
    kind = "municipality" if unit in ("N", "S") else "institution"
    for factor in FACTORS[:3]:
        [found] = [one for one in opened(told, unit, factor).below if one.unit.unit == number(told, below)]
        with reading(told.store) as store:
            selection = Selection("profile", number(told, below), "2015", "pupil", against=kind)
            own = profile(OPERATOR, store, read(store), selection)
        assert own is not None
        row = next(row for row in own.factors if row.key == factor)
        assert (found.cell, found.difference) == (row.own, row.difference)


@pytest.mark.parametrize("unit", ["", "N", "N1", "N3", "N3-t", "S2"])
def test_the_units_below_are_those_that_were_asked_each_with_its_published_cell(told: Stores, unit: str) -> None:
    survey = make_survey()
    children = {code for code, parent in survey.parents.items() if parent == unit}
    cells = published.cells(told, "2015", "pupil", "relation")
    found = {one.unit.unit: one.cell for one in opened(told, unit).below}
    assert found.keys() == {number(told, code) for code in children}
    for code in children:
        cell, told_there = found[number(told, code)], cells[code, "all"]
        assert (cell.n, cell.points, cell.low, cell.high, cell.bound) == told_there.figure


def test_a_hidden_unit_below_has_no_difference(told: Stores) -> None:
    below = [one for unit in ("N", "S", *SCHOOLS) for one in opened(told, unit).below]
    hidden = [one for one in below if not one.cell.shown]
    assert hidden
    assert all(one.difference is None for one in hidden)


@pytest.mark.parametrize("unit", ["", "N", "N1", "N1-2", "S2"])
def test_questions_stand_in_their_order_with_their_published_means(told: Stores, unit: str) -> None:
    found = opened(told, unit)
    assert found.scale == (1.0, 5.0)
    assert [(item.key, item.reversed) for item in found.items] == [("q1", False), ("q2", False), ("q3", True)]
    for item in found.items:
        assert (item.n, item.mean) == published.items(told, "2015", "pupil", item.key).get((unit, "all"), (None, None))


def test_some_questions_are_told_and_some_are_not(told: Stores) -> None:
    items = [item for unit in ("", "N", *SCHOOLS) for item in opened(told, unit).items]
    assert {item.mean is None for item in items} == {True, False}


@pytest.mark.parametrize("unit", ["", "N", "S", *SCHOOLS])
def test_bands_are_the_published_ones_as_far_as_readers_are_told_them(told: Stores, unit: str) -> None:
    row = published.bands(told, "2015", "pupil", "relation").get((unit, "all"))
    assert opened(told, unit).bands == (bands(*row) if row else None)


def test_some_bands_are_told(told: Stores) -> None:
    assert any(opened(told, unit).bands for unit in SCHOOLS)


def test_what_has_become_of_a_question_is_told_against_the_round_before(told: Stores) -> None:
    assert {item.since for item in opened(told, "N1").items} == {Since.FIRST}
    relation = {item.key: item.since for item in opened(told, "N1", round="2017").items}
    assert relation == {"q1": Since.SAME, "q2": Since.REWORDED, "q3": Since.SAME}
    worry = {item.key: item.since for item in opened(told, "N1", "worry", round="2017").items}
    assert worry == {"q4": Since.SAME, "q5": Since.SAME, "q6": Since.NEW}


def test_a_question_without_words_is_called_by_its_key(told: Stores) -> None:
    assert [item.text.da for item in opened(told, "N1").items] == ["Q1", "Q2", "Q3"]
    assert [item.text.en for item in opened(told, "N1", round="2017").items][1] == "Two"


def test_the_place_in_the_form_and_the_neighbours(told: Stores) -> None:
    found = opened(told, "N1", "worry")
    assert found.before is not None
    assert found.after is not None
    assert (found.place, found.before.key, found.after.key) == (1, "relation", "wellbeing")
    assert opened(told, "N1").before is None
    assert opened(told, "N1", "harbour").after is None


def test_the_order_that_a_reader_has_chosen_changes_no_neighbour(told: Stores) -> None:
    assert opened(told, "N1", "worry", order="distance").order == opened(told, "N1", "worry").order


def test_a_factor_that_is_not_asked_here_has_no_page(told: Stores) -> None:
    assert asked(told, "N1", "language") is None
    assert asked(told, "N1", "nothing") is None
    assert asked(told, "N1", None) is None


def test_a_choice_of_a_split_changes_the_own_figure_and_not_what_is_told_of_everybody(told: Stores) -> None:
    whole, girls = opened(told, "N"), opened(told, "N", split="gender=girl")
    assert girls.factor.own != whole.factor.own
    assert (girls.items, girls.bands, girls.below, girls.everybody) == (
        whole.items,
        whole.bands,
        whole.below,
        whole.everybody,
    )


# Who sees what


def test_those_of_a_team_see_the_whole_institution_without_its_splits(told: Stores) -> None:
    member = role(told, Role.MEMBER, "N3-t", "N3", ("N", ""))
    found = opened(told, "N3", scope=member)
    assert found.splits == ()
    assert found.factor.own.shown
    assert [one.unit.unit for one in found.below] == [number(told, "N3-t")]


def test_nobody_opens_a_factor_of_a_unit_that_is_not_theirs(told: Stores) -> None:
    leader = role(told, Role.LEADER, "N1", "N1", ("N", ""))
    for unit in ("N2", "N2-1", "S"):
        assert asked(told, unit, scope=leader) is None
    assert asked(told, "N", scope=role(told, Role.MEMBER, "N3-t", "N3", ("N", ""))) is None


def test_a_leader_finds_only_the_own_institution_below_the_municipality(told: Stores) -> None:
    leader = role(told, Role.LEADER, "N1", "N1", ("N", ""))
    assert [one.unit.unit for one in opened(told, "N", scope=leader).below] == [number(told, "N1")]


@pytest.fixture
def spread(told: Stores) -> Iterator[Connection]:
    """The same store, for a moment with bands of the programme too, and with means of its questions."""
    with told.store.connect() as store:
        address = dict(
            store.execute(select(tables.cell).where(tables.cell.c.unit_id == number(told, ""))).mappings().first() or {}
        )
        keys = {name: address[name] for name in ("unit_id", "form_id", "split_id", "round_id")}
        for row in store.execute(select(tables.factor.c.id).where(tables.factor.c.form_id == keys["form_id"])).all():
            shares = {"n": 40, "low": "20", "middle": "45", "high": "35"}
            store.execute(insert(tables.band_cell).values(keys | shares | {"factor_id": row.id}))
        yield store


def at_programme(store: Connection, stores: Stores, factor: str, scope: Scope) -> FactorPage:
    selection = Selection("profile", number(stores, ""), "2015", "pupil", factor=factor)
    found = factor_page(scope, store, read(store), selection)
    assert found is not None
    return found


def test_what_is_withheld_of_a_form_takes_its_questions_bands_and_gaps_along(told: Stores, spread: Connection) -> None:
    """A sum that too few of its institutions are unknown in would else be worked out from what leaks of it."""
    above = role(told, Role.PROGRAMME, "")
    before = [at_programme(spread, told, factor, above) for factor in FACTORS[:3]]
    assert all(found.factor.own.shown and found.bands for found in before)
    assert any(item.mean for found in before for item in found.items)
    spread.execute(update(tables.aggregate).values(unreleased=2, tellable=False))
    for factor in FACTORS[:3]:
        found = at_programme(spread, told, factor, above)
        assert found.factor.own.status is found.everybody.status is Status.PROTECT
        assert found.bands is None
        assert all(item.mean is item.n is None for item in found.items)
        assert all(gap.difference is None for split in found.splits for gap in split.gaps)


def test_a_researcher_is_told_nothing_that_fewer_than_ten_answered(told: Stores, spread: Connection) -> None:
    researcher = role(told, Role.RESEARCHER, "")
    before = at_programme(spread, told, "worry", researcher)
    assert before.bands
    assert before.splits == ()
    assert any(item.mean for item in before.items)
    for table in (tables.item_cell, tables.band_cell):
        spread.execute(update(table).values(n=9))
    found = at_programme(spread, told, "worry", researcher)
    assert found.bands is None
    assert all(item.mean is item.n is None for item in found.items)
    assert at_programme(spread, told, "worry", OPERATOR).bands
