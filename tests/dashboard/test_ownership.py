"""What may be told above the institutions, against everything that adding and subtracting told sums can single out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ownership import Asked, Count, Judged, Knowing, Round, counted, holding_back, judged, openings
from tests.attack import support

OTHERS = 4  # fewer may never be singled out together
P = 1000  # the programme; municipalities are 100, 200, …, their institutions 101, 102, …


def a_round(*sizes: int, told: Iterable[int] = (), direct: int = 0, **asked: frozenset[int] | bool) -> Round:
    """Municipalities of these sizes, and institutions directly under the programme; one factor that all have answered
    surely and that is told of some units, unless said otherwise."""
    municipality: dict[int, int | None] = {
        100 * number + place: 100 * number for number, size in enumerate(sizes, 1) for place in range(1, size + 1)
    }
    municipality |= dict.fromkeys(range(901, 901 + direct))
    everybody = frozenset(municipality)
    return Round(P, municipality, {1: replace(Asked(everybody, everybody, frozenset(told)), **asked)})


def released_one_by_one(here: Round, institutions: Iterable[int]) -> list[list[int]]:
    """What opens at each release."""
    waiting: list[int] = []
    opened: list[list[int]] = []
    for institution in institutions:
        waiting.append(institution)
        known = frozenset(one for some in opened for one in some)
        opened.append(openings(here, waiting, known))
        waiting = [one for one in waiting if one not in opened[-1]]
    return opened


def test_in_a_municipality_of_five_the_first_opens_and_the_rest_together() -> None:
    here = a_round(5, told={100, P})
    assert released_one_by_one(here, [103, 101, 105, 102, 104]) == [[103], [], [], [], [101, 105, 102, 104]]


def test_in_a_municipality_of_nine_five_open_before_anybody_waits() -> None:
    here = a_round(9, told={100, P})
    steps = released_one_by_one(here, range(101, 110))
    assert [len(step) for step in steps] == [1, 1, 1, 1, 1, 0, 0, 0, 4]


def test_whoever_waits_in_one_form_does_not_hold_back_those_of_another() -> None:
    """Five daycares and five schools, a form for each and one for all."""
    everybody, schools, told = frozenset(range(101, 111)), frozenset(range(101, 106)), frozenset({100, P})
    forms = {1: everybody, 2: schools, 3: everybody - schools}
    asked = {factor: Asked(some, some, told) for factor, some in forms.items()}
    here = replace(a_round(10), factors=asked)
    opened = released_one_by_one(here, [101, 106, 102, 103, 104, 105])
    assert opened == [[101], [106], [], [], [], [102, 103, 104, 105]]
    assert released_one_by_one(here, [101, 102, 106, 107])[-1] == []


def test_a_single_institution_opens_at_once() -> None:
    assert released_one_by_one(a_round(1, told={P}), [101]) == [[101]]


def test_where_nothing_above_was_told_nobody_waits() -> None:
    assert released_one_by_one(a_round(3), [101, 103, 102]) == [[101], [103], [102]]


def test_where_five_hundred_is_the_programmes_mean_the_programme_is_known() -> None:
    assert released_one_by_one(a_round(3, anchored=True), [101, 103, 102]) == [[], [], [101, 103, 102]]


def test_what_is_told_of_no_institution_makes_nobody_wait() -> None:
    here = a_round(5, told={100, P}, named=False)
    assert released_one_by_one(here, range(101, 106)) == [[101], [102], [103], [104], [105]]


def test_a_waiting_institution_is_told_how_many_it_waits_for() -> None:
    here = a_round(5, 6, told={100, 200, P})
    assert holding_back(here, 102, frozenset({101, 102}), frozenset({101})) == {103, 104, 105}
    assert holding_back(here, 201, frozenset({201}), frozenset()) == frozenset()


@dataclass(frozen=True)
class Truth:
    """`answered` are those that truly have; the round knows of some of them only that they may have."""

    here: Round
    answered: frozenset[int]

    @property
    def asked(self) -> Asked:
        return self.here.factors[1]

    def narrow(self, known: frozenset[int], below: int = OTHERS) -> list[frozenset[str]]:
        """Sets of fewer institutions that some sum of what was told speaks of, without those that are known."""
        columns = sorted(self.answered - known)
        told = [*self.asked.told, *([P] if self.asked.anchored else [])]
        rows = [[int(one in self.here.inside(unit)) for one in columns] for unit in told]
        matrix = np.array(rows, dtype=np.int64).reshape(len(rows), len(columns))
        found = support.smallest(matrix, [frozenset({str(one)}) for one in columns], below)
        return [some for some in found if some]  # what is known altogether singles out nobody


@st.composite
def truths(draw: st.DrawFn, *, certain: bool = False) -> Truth:
    """As published: whatever can be added up speaks of five institutions at least, unless it is known from 500."""
    sizes = draw(st.lists(st.integers(1, 8), max_size=4))
    here = a_round(*sizes, direct=draw(st.integers(0 if sizes else 1, 6)))
    everybody = sorted(here.municipality)
    some = frozenset(everybody if certain else draw(st.sets(st.sampled_from(everybody), min_size=1)))
    surely = some if certain else frozenset(draw(st.sets(st.sampled_from(sorted(some)))))
    answered = surely | frozenset(draw(st.sets(st.sampled_from(sorted(some)))))
    told = frozenset(draw(st.sets(st.sampled_from(here.units))))
    asked = Asked(some, surely, told, anchored=draw(st.booleans()))
    truth = Truth(replace(here, factors={1: asked}), answered)
    proved = replace(truth, here=replace(here, factors={1: replace(asked, anchored=asked.anchored and bool(told))}))
    return truth if not proved.narrow(frozenset(), below=5) else Truth(replace(here, factors={1: replace(
        asked, told=frozenset())}), answered)  # fmt: skip


@given(truths(), st.data())
def test_what_opens_leaves_no_sum_about_one_to_three_that_are_not_known(truth: Truth, data: st.DataObject) -> None:
    order = data.draw(st.permutations(sorted(truth.here.municipality)))
    known: frozenset[int] = frozenset()
    narrow = truth.narrow(known)  # from 500 alone, before anything was released
    for opened in released_one_by_one(truth.here, order):
        known |= frozenset(opened)
        assert [some for some in truth.narrow(known) if some not in narrow] == []
    assert known == truth.here.municipality.keys()


@given(truths(certain=True), st.data())
def test_nobody_waits_without_need(truth: Truth, data: st.DataObject) -> None:
    """Where it is sure who has answered, what is not opened would leave such a sum."""
    known = frozenset(data.draw(st.sets(st.sampled_from(sorted(truth.here.municipality)))))
    one = data.draw(st.sampled_from(sorted(truth.here.municipality)))
    if not truth.here.is_safe(known, frozenset({one})):
        assert truth.narrow(known | {one})


@given(truths(), st.data())
def test_what_is_tellable_beside_what_is_open_gives_nobody_away(truth: Truth, data: st.DataObject) -> None:
    opened = frozenset(data.draw(st.sets(st.sampled_from(sorted(truth.here.municipality)))))
    tellable = {one.unit for one in judged(truth.here, opened, opened) if one.told and one.tellable}
    told = replace(truth.asked, told=frozenset(tellable), anchored=False)
    assert replace(truth, here=replace(truth.here, factors={1: told})).narrow(opened) == []


@given(truths(), st.data())
def test_own_institutions_count_as_known(truth: Truth, data: st.DataObject) -> None:
    """For readers who look down and know their own beside what is open, and for those who know their own alone."""
    everybody = st.sets(st.sampled_from(sorted(truth.here.municipality)))
    opened, own, looks_down = frozenset(data.draw(everybody)), frozenset(data.draw(everybody)), data.draw(st.booleans())
    form = {(one.unit, one.factor): one for one in judged(truth.here, opened, opened)}
    inside = {unit: len(own & truth.here.inside(unit)) for unit in truth.here.units}
    knowing = Knowing(looks_down, P, {unit: count for unit, count in inside.items() if count})
    told = {unit for unit in truth.here.units if form[unit, 1].told and knowing.may_be_told(unit, form)}
    asked = replace(truth.asked, told=frozenset(told), anchored=False)
    known = own | opened if looks_down else own
    assert replace(truth, here=replace(truth.here, factors={1: asked})).narrow(known) == []


def test_a_unit_of_which_nothing_was_counted_is_not_told() -> None:
    assert not Knowing(True, P, {}).may_be_told(P, {})


def test_an_aggregate_is_hidden_while_one_to_three_are_not_released() -> None:
    """Whoever waits or was taken back counts as released; the programme stays, and so does another municipality."""
    here = a_round(6, 6, told={100, 200, P})
    for count, told in ((0, True), (2, True), (3, False), (5, False), (6, True)):
        released = frozenset(range(101, 101 + count))
        found = {one.unit: one.tellable for one in judged(here, released, released if count == 6 else frozenset())}
        assert found == {100: told, 200: True, P: True}


def test_where_the_remainder_tells_too_much_the_programme_is_hidden_and_the_municipalities_are_not() -> None:
    """The second municipality is too small to be told; two of its four are known."""
    here, known = a_round(6, 4, told={100, P}), frozenset({201, 202})
    assert {one.unit: one.tellable for one in judged(here, known, known)} == {100: True, 200: False, P: False}


def test_how_many_have_answered_is_told_of_four_that_are_not_released_where_no_figure_is() -> None:
    for size, tellable in ((3, False), (4, True), (9, True)):
        assert {one.tellable for one in judged(a_round(size), frozenset(), frozenset())} == {tellable}


def test_institutions_that_may_have_no_answer_do_not_protect_anybody() -> None:
    surely = frozenset({101, 102, 103, 104, 105})
    here = a_round(9, told={100}, surely=surely)
    count = counted(frozenset(here.municipality), here.factors[1], frozenset({101, 102}))
    assert count == Count(9, 5, 2, 7, 3)
    assert not count.is_safe()


def test_the_own_institution_alone_changes_nothing() -> None:
    row = Judged(P, 1, True, 5, Count(5, 5, 0, 5, 5), True)
    assert Knowing(False, P, {P: 1}).may_be_told(P, {(P, 1): row})
    assert not Knowing(False, P, {P: 2}).may_be_told(P, {(P, 1): row})
