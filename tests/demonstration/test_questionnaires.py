"""What the made-up rounds ask: valid mappings, texts in both languages, one rewording, one local factor."""

import tomllib

import pytest

from dashboard.demonstration.programme import MadeUpRound, rounds
from dashboard.demonstration.scales import SCALES
from dashboard.demonstration.toml import as_toml
from dashboard.mapping import Mapping
from tests.demonstration.scoring import form_of, mapping_of

NEGATIVE = {
    ("pupil_4_10", "academic_isolation"),
    ("pupil_4_10", "social_isolation"),
    ("pupil_4_10", "disruption"),
    ("pupil_4_10", "bullying"),
    ("staff_children", "behaviour"),
}


@pytest.mark.parametrize("scale", SCALES)
def test_every_scale_writes_mappings_that_are_valid(scale: str) -> None:
    for made_up in rounds(scale, 1):
        read = tomllib.loads(as_toml(made_up.mapping))
        mapping = Mapping.model_validate(read)
        assert read == made_up.mapping
        assert mapping.programme.made_up
        assert mapping.round.key == made_up.key
        assert [form.key for form in mapping.forms] == list(made_up.forms)


def test_rounds_are_open_from_week_38_to_week_44(small: dict[str, MadeUpRound]) -> None:
    weeks = [
        (m.round.opened.isocalendar().week, m.round.closed.isocalendar().week) for m in map(mapping_of, small.values())
    ]
    assert weeks == [(38, 44)] * 3


def test_every_text_is_there_in_both_languages(small: dict[str, MadeUpRound]) -> None:
    mapping = mapping_of(small["2019"])
    names = [part.name for form in mapping.forms for part in (form, *form.factors, *form.splits.values())]
    names += [item.text for item in mapping.items.values()]
    assert all(name and name.da.strip() and name.en.strip() and name.da != "" for name in names)
    asked = {key for form in mapping.forms for key in form.item_keys}
    assert asked == set(mapping.items)


def test_no_question_is_asked_twice_in_a_form(small: dict[str, MadeUpRound]) -> None:
    mapping = mapping_of(small["2019"])
    for form in mapping.forms:
        texts = [mapping.item(key).text.da for key in form.item_keys]
        assert len(set(texts)) == len(texts)


def test_factors_have_three_to_six_items_and_only_the_negative_ones_are_turned(small: dict[str, MadeUpRound]) -> None:
    factors = [(form.key, factor) for form in mapping_of(small["2015"]).forms for factor in form.factors]
    assert all(3 <= len(factor.items) <= 6 for _, factor in factors)
    assert {(form, factor.key) for form, factor in factors if factor.higher_is == "worse"} == NEGATIVE


def test_wellbeing_is_asked_of_children_pupils_and_parents(small: dict[str, MadeUpRound]) -> None:
    forms = mapping_of(small["2015"]).forms
    asked = {form.informant for form in forms for factor in form.factors if factor.construct_key == "wellbeing"}
    assert asked == {"child", "pupil", "parent"}


def test_one_item_is_reworded_in_2019_and_keeps_its_key(small: dict[str, MadeUpRound]) -> None:
    before, after = mapping_of(small["2017"]).items, mapping_of(small["2019"]).items
    changed = [key for key in after if after[key] != before[key]]
    assert changed == ["p4_motivation_3"]
    assert (before[changed[0]].version, after[changed[0]].version) == (1, 2)
    assert before[changed[0]].text != after[changed[0]].text
    assert mapping_of(small["2015"]).items == before


def test_the_local_factor_is_answered_in_one_municipality_only(municipality: dict[str, MadeUpRound]) -> None:
    made_up = municipality["2015"]
    local = [factor for factor in form_of(made_up, "pupil_4_10").factors if factor.local]
    answers = made_up.answers("pupil_4_10")
    home = answers["klasse"].str.slice(0, 3) == made_up.units[0].code
    answered = answers[local[0].items[0]].is_not_null()
    assert len(local) == 1
    assert answered.filter(home).mean() > 0.9
    assert not answered.filter(~home).any()
