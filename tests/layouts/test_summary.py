"""No sentence of the summary says more than the verdicts allow, in whatever world and in either language."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.cells import Cell, Status
from dashboard.comparison import Pair, against_round, against_whole
from dashboard.language import LANGUAGES, Language
from dashboard.profile import FactorRow, Profile
from dashboard.quality import Marks, Word
from dashboard.statistics.verdicts import Difference, Verdict
from dashboard.summary import MOST, sure_points
from layouts.pieces.sentences import lead, takeaway
from layouts.pieces.summary import in_short
from tests.layouts.tree import find, words
from tests.layouts.values import AGAINST, ROUNDS, before, factor, profile, shown, three_verdicts

HIDDEN = st.sampled_from(
    [Cell(Status.FEW), Cell(Status.PROTECT), Cell(Status.ABSENT), Cell(Status.EXTREME, bound=">=590")]
)
NAMES = [f"Faktor{letter}" for letter in "ABCDEFGHIJ"]  # none is part of another


def told(n: int, groups: int) -> st.SearchStrategy[Cell]:
    return st.integers(400, 600).map(lambda points: Cell(Status.SHOWN, n, points, points - 9, points + 9, None, groups))


own_cells = st.one_of(told(24, 1), told(214, 9), HIDDEN)
wholes = st.one_of(told(2300, 90), HIDDEN)


@st.composite
def worlds(draw: st.DrawFn) -> Profile:
    """Any mix of told and hidden, comparable and broken."""
    rows = [_row(draw, name) for name in NAMES[: draw(st.integers(1, len(NAMES)))]]
    against = draw(st.sampled_from(["municipality", "2017", "2015", None]))
    return profile(*rows, selection=profile().selection.to(against=against), against=(*AGAINST, *ROUNDS[:2]))


def _row(draw: st.DrawFn, name: str) -> FactorRow:
    cells = {year: draw(own_cells) for year in ("2015", "2017")}
    return factor(
        name.lower(),
        name,
        own=draw(own_cells),
        comparisons={"municipality": draw(wholes)},
        earlier=tuple(before(year, cell, comparable=draw(st.booleans())) for year, cell in cells.items()),
        turned=draw(st.booleans()),
        within=draw(st.sampled_from([60, 90])),
        between=draw(st.sampled_from([0, 25])),
    )


def truths(one: Profile) -> tuple[dict[str, Difference], dict[str, Difference]]:
    """By the factor's name: against the municipality, and against the round that the summary speaks of."""
    year = one.selection.against if one.selection.against in ("2015", "2017") else "2017"
    whole = {row.key: Pair(row.own, row.comparisons["municipality"], row.within, row.between) for row in one.factors}
    earlier = {
        row.key: Pair(row.own, point.cell, row.within, row.between)
        for row in one.factors
        for point in row.earlier
        if point.round.key == year and point.comparable
    }
    named = {row.key: row.name.da for row in one.factors}
    return tuple(
        {named[key]: value for key, value in told.items()} for told in (against_whole(whole), against_round(earlier))
    )


def _groups(one: Profile, language: Language) -> dict[str, str]:
    """By class: what is read in each part."""
    return {node.className.split()[1]: words(node) for node in find(in_short(one, language), "Div", "group")}


def _names(text: str) -> list[str]:
    return re.findall(r"Faktor[A-J]", text)


@settings(max_examples=150, deadline=None)
@given(worlds())
def test_a_factor_is_named_where_its_verdict_puts_it_and_nowhere_else(one: Profile) -> None:
    """Held against a round, nothing else is spoken of."""
    whole, since = truths(one)
    of_rounds_only = one.selection.against in ("2015", "2017")
    for language in LANGUAGES.values():
        groups = _groups(one, language)
        for verdict in Verdict:
            expected = {name for name, difference in whole.items() if difference.verdict is verdict}
            assert set(_names(groups.get(verdict, ""))) == (set() if of_rounds_only else expected)
        changed = {name for name, difference in since.items() if difference.verdict is not Verdict.CHANCE}
        assert set(_names(groups.get("since", ""))) == changed


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_every_number_in_a_sentence_is_the_difference_of_its_factor(one: Profile) -> None:
    whole, since = truths(one)
    for kind, differences in (("better", whole), ("worse", whole), ("since", since)):
        text = _groups(one, LANGUAGES["da"]).get(kind, "")
        for name, points, side, size in re.findall(
            r"(Faktor[A-J])[^.]*? ligger (\d+) point (over|under) [^.]*\. (?:Forskellen|Ændringen) er (\w+)\.", text
        ):
            told = differences[name]
            assert (int(points), side) == (abs(told.value), "over" if told.value > 0 else "under")
            assert LANGUAGES["da"].text(f"size.{told.size}") == size


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_at_most_three_of_a_kind_have_a_sentence_and_the_surest_come_first(one: Profile) -> None:
    whole, _ = truths(one)
    for verdict in (Verdict.BETTER, Verdict.WORSE):
        for part in find(in_short(one, LANGUAGES["da"]), "Div", str(verdict)):
            lines = [_names(words(line))[0] for line in find(part, "Li")]
            assert len(lines) <= MOST
            left = [sure_points(whole[name]) for name in lines]
            assert left == sorted(left, reverse=True)
            assert all(points > 0 for points in left)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))
def test_nothing_is_said_of_chance_where_nothing_is_told(language: Language) -> None:
    silent = factor(own=Cell(Status.FEW), difference=None)
    assert not find(in_short(profile(silent), language), "Div", "group")


def test_in_the_first_round_nothing_is_said_of_changes(danish: Language) -> None:
    one = profile(rounds=profile().rounds[2:])
    alone = replace(one, factors=tuple(replace(row, earlier=()) for row in one.factors))
    assert "since" not in _groups(alone, danish)


def test_a_class_is_said_to_hold_other_children_than_last_time(danish: Language) -> None:
    unit = replace(profile().unit, kind="child_group")
    assert "andre børn" in _groups(profile(unit=unit), danish)["since"]
    assert "andre børn" not in _groups(profile(), danish)["since"]


def test_the_more_that_are_clear_the_more_are_named_without_a_sentence(danish: Language) -> None:
    rows = [factor(name.lower(), name, own=shown(540 + place)) for place, name in enumerate(NAMES[:5])]
    better = _groups(profile(*rows), danish)["better"]
    assert better.count("ligger") == MOST
    assert "Også tydeligt: FaktorB  og  FaktorA" in re.sub(" +", "  ", better).replace(
        "Også  tydeligt:  ", "Også tydeligt: "
    )


def test_where_most_chose_the_happiest_face_nothing_is_a_strength(danish: Language) -> None:
    doubted = profile(*three_verdicts(), quality=Marks(top=Word.MANY), informant="child")
    groups = _groups(doubted, danish)
    assert "Trivsel" not in groups["better"]
    assert "Relation" in groups["worse"]
    assert "since" not in groups
    assert "gladeste ansigt" in lead(doubted, danish)
    assert "Trivsel" not in takeaway(doubted, danish)
    for informant, marks in (("pupil", Marks(top=Word.MANY)), ("child", Marks(top=Word.SOME))):
        assert "Trivsel" in _groups(profile(*three_verdicts(), quality=marks, informant=informant), danish)["better"]
