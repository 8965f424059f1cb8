"""What became of every question of a factor from round to round, and where that breaks the factor's line."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.asked import Asked, Question
from dashboard.comparability import Comparability, FactorRow, Line, Mark, factor_row
from dashboard.mapping import Mapping, Name
from dashboard.profile import Choice
from dashboard.publication.comparability import signature
from dashboard.selection import Selection
from tests.statistics.made_up import some_examples

ROUNDS = ("2013", "2015", "2017", "2019")
Items = dict[str, dict[str, Any]]


def asked(items: Items | None, **own: Any) -> Asked | None:
    """As the import writes it down, with the signature that the publication gives it; None for a round without it."""
    if items is None:
        return None
    factor = {"key": "wellbeing", "scale": (1, 5), "items": list(items)} | own
    factor["reversed"] = [key for key, item in items.items() if item.get("reversed")]
    mapping = Mapping.model_validate(
        {
            "programme": {"key": "pfl", "name": {"da": "PfL"}},
            "round": {"key": "r", "name": {"da": "R"}, "opened": "2015-01-01", "closed": "2015-02-01"},
            "form": [{"key": "pupil", "informant": "pupil", "name": {"da": "Elever"}, "factor": [factor]}],
            "item": {key: {"version": item.get("version", 1)} for key, item in items.items()},
        }
    )
    [spec] = mapping.forms[0].factors
    questions = tuple(
        Question(key, Name(da=item.get("text", key)), item.get("version", 1), bool(item.get("reversed")))
        for key, item in items.items()
    )
    return Asked(spec.scale, spec.higher_is == "worse", signature(spec, mapping), questions)


def row(*rounds: Asked | None) -> FactorRow:
    return factor_row("wellbeing", Name(da="Trivsel"), False, ROUNDS[: len(rounds)], rounds)


def marks(found: FactorRow) -> dict[str, list[Mark]]:
    return {item.key: list(item.marks) for item in found.items}


BASE: Items = {"q1": {}, "q2": {}}


def test_a_question_that_is_kept_is_the_same_in_every_round() -> None:
    found = row(asked(BASE), asked(BASE), asked(BASE))
    assert marks(found) == {key: [Mark.FIRST, Mark.SAME, Mark.SAME] for key in BASE}
    assert [link.line for link in found.links] == [Line.FIRST, Line.UNBROKEN, Line.UNBROKEN]
    assert [link.comparable for link in found.links] == [(), ("2013",), ("2013", "2015")]
    assert found.is_whole
    assert not found.is_broken


@pytest.mark.parametrize(
    ("changed", "mark"),
    [
        ({"q1": {"version": 2}, "q2": {}}, Mark.REWORDED),
        ({"q1": {"reversed": True}, "q2": {}}, Mark.SCALE),
        ({"q1": {"version": 2, "reversed": True}, "q2": {}}, Mark.REWORDED),
        ({"q2": {}}, Mark.DROPPED),
    ],
)
def test_a_change_of_one_question_breaks_the_line(changed: Items, mark: Mark) -> None:
    found = row(asked(BASE), asked(changed))
    assert marks(found) == {"q1": [Mark.FIRST, mark], "q2": [Mark.FIRST, Mark.SAME]}
    assert found.links[1].line is Line.BROKEN
    assert found.links[1].comparable == ()
    assert found.is_broken
    assert not found.is_whole


@pytest.mark.parametrize("own", [{"scale": (0, 10)}, {"higher_is": "worse"}])
def test_another_scale_changes_every_question(own: dict[str, Any]) -> None:
    found = row(asked(BASE), asked(BASE, **own))
    assert marks(found) == {key: [Mark.FIRST, Mark.SCALE] for key in BASE}
    assert found.links[1].line is Line.BROKEN


def test_a_new_question_breaks_the_line_and_is_told_from_one_that_comes_back() -> None:
    found = row(asked(BASE), asked({"q1": {}}), asked(BASE | {"q3": {}}))
    assert marks(found) == {
        "q1": [Mark.FIRST, Mark.SAME, Mark.SAME],
        "q2": [Mark.FIRST, Mark.DROPPED, Mark.AGAIN],
        "q3": [Mark.ABSENT, Mark.ABSENT, Mark.NEW],
    }
    assert [link.line for link in found.links] == [Line.FIRST, Line.BROKEN, Line.BROKEN]


def test_a_form_that_goes_back_to_its_old_questions_may_be_compared_with_its_old_rounds() -> None:
    found = row(asked(BASE), asked({"q1": {}}), asked(BASE))
    assert found.links[2].line is Line.BACK
    assert found.links[2].comparable == ("2013",)
    assert found.is_broken


def test_a_factor_that_was_left_out_for_a_round_goes_on_where_it_was() -> None:
    found = row(asked(BASE), None, asked(BASE), None)
    assert marks(found)["q1"] == [Mark.FIRST, Mark.DROPPED, Mark.AGAIN, Mark.DROPPED]
    assert [link.line for link in found.links] == [Line.FIRST, Line.ABSENT, Line.UNBROKEN, Line.ABSENT]
    assert found.links[2].comparable == ("2013",)
    assert not found.is_broken
    assert not found.is_whole, "not all rounds hold it"


def test_a_question_that_comes_back_in_other_words_is_reworded() -> None:
    assert marks(row(asked(BASE), asked({"q1": {}}), asked({"q1": {}, "q2": {"version": 2}})))["q2"] == [
        Mark.FIRST,
        Mark.DROPPED,
        Mark.REWORDED,
    ]


def test_a_factor_that_begins_later_is_new() -> None:
    found = row(None, asked(BASE), asked(BASE))
    assert marks(found)["q1"] == [Mark.ABSENT, Mark.NEW, Mark.SAME]
    assert [link.line for link in found.links] == [Line.ABSENT, Line.NEW, Line.UNBROKEN]
    assert not found.is_whole


def test_the_newest_questions_come_first_and_old_ones_after() -> None:
    found = row(asked({"gone": {}, "q1": {}}), asked({"q2": {}, "q1": {}}))
    assert [item.key for item in found.items] == ["q2", "q1", "gone"]


def test_every_wording_is_kept_with_its_rounds() -> None:
    old, new = {"q1": {"text": "Vi har det godt"}}, {"q1": {"text": "Jeg har det godt", "version": 2}}
    [item] = row(asked(old), asked(old), asked(new)).items
    assert [(one.text.da if one.text else None, one.rounds) for one in item.wordings] == [
        ("Vi har det godt", ("2013", "2015")),
        ("Jeg har det godt", ("2017",)),
    ]


def test_a_corrected_spelling_keeps_the_line() -> None:
    """The version says whether the meaning changed; the map shows both wordings all the same."""
    found = row(asked({"q1": {"text": "Jeg har det got"}}), asked({"q1": {"text": "Jeg har det godt"}}))
    assert marks(found)["q1"] == [Mark.FIRST, Mark.SAME]
    assert len(found.items[0].wordings) == 2
    assert found.is_whole


ways = st.fixed_dictionaries({"version": st.integers(1, 2), "reversed": st.booleans()})
some_items = st.dictionaries(st.sampled_from(["q1", "q2", "q3"]), ways, min_size=1)
rounds = st.one_of(
    st.none(),
    st.builds(
        lambda items, scale, worse: asked(items, scale=scale, higher_is="worse" if worse else "better"),
        some_items,
        st.sampled_from([(1, 5), (1, 4)]),
        st.booleans(),
    ),
)
histories = st.lists(rounds, min_size=1, max_size=4).filter(any)


@given(histories)
@some_examples
def test_a_line_is_unbroken_exactly_while_every_question_stays_the_same(history: list[Asked | None]) -> None:
    found = row(*history)
    for place in range(1, len(history)):
        before, now = history[place - 1], history[place]
        if before and now:
            kept = {item.marks[place] for item in found.items} <= {Mark.SAME, Mark.ABSENT}
            assert kept == (before.signature == now.signature)
            assert kept == (found.links[place].line is Line.UNBROKEN)


@given(histories)
@some_examples
def test_rounds_may_be_compared_exactly_where_the_publication_says_so(history: list[Asked | None]) -> None:
    found = row(*history)
    for place, (link, now) in enumerate(zip(found.links, history, strict=True)):
        alike = [
            ROUNDS[index]
            for index in range(place)
            if now and (old := history[index]) and old.signature == now.signature
        ]
        assert list(link.comparable) == alike
        assert (link.line is Line.ABSENT) == (now is None)
        assert all(
            (item.marks[place] in (Mark.DROPPED, Mark.ABSENT)) == (not _holds(now, item.key)) for item in found.items
        )


def _holds(now: Asked | None, key: str) -> bool:
    return now is not None and any(question.key == key for question in now.questions)


@given(histories)
@some_examples
def test_nothing_is_whole_and_broken_at_once(history: list[Asked | None]) -> None:
    found = row(*history)
    assert not (found.is_whole and found.is_broken)
    assert found.is_whole == (len({one.signature if one else None for one in history}) == 1 and None not in history)


def test_a_question_that_serves_two_factors_changes_once() -> None:
    one = row(asked(BASE), asked({"q1": {"version": 2}, "q2": {}}))
    other = replace(row(asked({"q1": {}}), asked({"q1": {"version": 2}})), key="other")
    years = tuple(Choice(key, Name(da=key)) for key in ROUNDS[:2])
    found = Comparability(Selection("comparability", round="2015", form="pupil"), (), years, (one, other))
    assert found.changes == {Mark.REWORDED: 1, Mark.SAME: 1}
    first = replace(found, selection=found.selection.to(round="2013"))
    assert first.changes == {Mark.FIRST: 2}
