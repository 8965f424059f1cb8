"""How the made-up respondents answer: not all, not everything, some in a line, some too fast, some always happy."""

import polars as pl
import pytest

from dashboard.demonstration.programme import MadeUpRound
from tests.demonstration.scoring import form_of

TAKES_PART = {
    "pupil_0_3": 0.91,
    "pupil_4_10": 0.90,
    "child": 0.83,
    "staff_children": 0.86,
    "staff": 0.85,
    "parent": 0.65,
    "leader": 0.90,
}


def items_of(made_up: MadeUpRound, form: str) -> pl.DataFrame:
    keys = [key for factor in form_of(made_up, form).factors if not factor.local for key in factor.items]
    return made_up.answers(form).select(keys)


@pytest.mark.parametrize("form", TAKES_PART)
def test_some_do_not_answer(programme: dict[str, MadeUpRound], form: str) -> None:
    made_up = programme["2015"]
    invited = made_up.invited(form)
    answered = made_up.answers(form)[made_up.form(form).unit_column].value_counts()
    assert sum(answered["count"]) / sum(invited.values()) == pytest.approx(TAKES_PART[form], abs=0.02)
    assert all(count <= invited[unit] for unit, count in answered.iter_rows())


def test_parents_of_one_daycare_never_answer_though_its_children_do(municipality: dict[str, MadeUpRound]) -> None:
    for made_up in municipality.values():
        daycares = [unit.code for unit in made_up.units if unit.type == "daycare"]
        heard = {
            form: set(made_up.answers(form)[made_up.form(form).unit_column].str.slice(0, 6))
            for form in ("parent", "child")
        }
        assert [code for code in daycares if code not in heard["parent"]] == [daycares[2]]
        assert daycares[2] in heard["child"]


@pytest.mark.parametrize("form", ["pupil_0_3", "pupil_4_10", "staff_children", "staff"])
def test_some_items_are_left_out(programme: dict[str, MadeUpRound], form: str) -> None:
    answers = items_of(programme["2015"], form)
    left_out = sum(answers.null_count().row(0)) / (answers.height * answers.width)
    assert 0.02 < left_out < 0.04


def test_some_give_the_same_answer_to_everything(programme: dict[str, MadeUpRound]) -> None:
    answers = items_of(programme["2015"], "pupil_4_10")
    in_a_line = answers.select(pl.min_horizontal(pl.all()) == pl.max_horizontal(pl.all())).to_series()
    assert 0.025 < in_a_line.mean() < 0.05


def test_some_pupils_are_too_fast(programme: dict[str, MadeUpRound]) -> None:
    seconds = programme["2015"].answers("pupil_4_10")["sekunder"]
    items = len(form_of(programme["2015"], "pupil_4_10").item_keys)
    assert 0.015 < (seconds < items).mean() < 0.03
    assert seconds.min() > 0


def test_the_youngest_choose_the_happiest_face_most(programme: dict[str, MadeUpRound]) -> None:
    happiest = {
        form: items_of(programme["2015"], form).select((pl.min_horizontal(pl.all()) == 3).mean()).item()
        for form in ("child", "pupil_0_3")
    }
    assert happiest["child"] > happiest["pupil_0_3"] > 0.06


def test_a_contact_teacher_answers_about_many_children(programme: dict[str, MadeUpRound]) -> None:
    answers = programme["2015"].answers("staff_children")
    about = answers.group_by("kontaktperson").agg(pl.len(), pl.col("boernegruppe").n_unique())
    assert 3 < about["len"].mean() < 12
    assert about["boernegruppe"].max() == 1


def test_answers_keep_to_the_scale(programme: dict[str, MadeUpRound]) -> None:
    for form in ("pupil_0_3", "pupil_4_10", "child", "staff_children", "staff"):
        low, high = programme["2015"].form(form).scale
        answers = items_of(programme["2015"], form)
        assert answers.min().min_horizontal().item() == low
        assert answers.max().max_horizontal().item() == high


def test_in_one_daycare_the_happiest_face_is_a_habit(small: dict[str, MadeUpRound]) -> None:
    for made_up in small.values():
        daycare = [unit.code for unit in made_up.units if unit.type == "daycare"][4]
        there = made_up.answers("child").filter(pl.col("stue").str.starts_with(daycare))
        keys = [key for factor in form_of(made_up, "child").factors for key in factor.items]
        always = there.select(pl.min_horizontal(keys) == 3).to_series()
        assert len(always) > 20
        assert always.mean() > 0.3
