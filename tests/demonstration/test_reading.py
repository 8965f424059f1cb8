"""The made-up rounds enter through the real reader, which finds in them what the generator says it made."""

import pytest

from dashboard.demonstration.programme import MadeUpRound
from data_access.demonstration import write
from data_access.packages.package import Package
from data_access.packages.reader import read
from tests.demonstration.conftest import SEED
from tests.demonstration.scoring import form_of, item_answers


@pytest.fixture(scope="module")
def read_rounds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Package]:
    return {folder.name: read(folder) for folder in write("small", SEED, tmp_path_factory.mktemp("packages"))}


def test_every_round_is_accepted_as_it_was_made(read_rounds: dict[str, Package], small: dict[str, MadeUpRound]) -> None:
    for key, made_up in small.items():
        package = read_rounds[key]
        assert package.mapping.programme.made_up
        assert {unit.code: unit for unit in package.units} == {unit.code: unit for unit in made_up.units}
        assert package.invited == {
            (form, unit): count for form in made_up.forms for unit, count in made_up.invited(form).items()
        }
        assert not package.notices


@pytest.mark.parametrize("form_key", ["pupil_4_10", "child", "staff_children", "staff", "parent", "leader"])
def test_every_answer_survives_its_file_format(
    read_rounds: dict[str, Package], small: dict[str, MadeUpRound], form_key: str
) -> None:
    made_up, form = small["2019"], form_of(small["2019"], form_key)
    answers, read_answers = made_up.answers(form_key), read_rounds["2019"].answers[form_key]
    assert read_answers["unit"].to_list() == answers[form.unit_column].to_list()
    for factor in form.factors:
        low, high = factor.scale
        for item in factor.items:
            flips = (item in factor.reversed) != (factor.higher_is == "worse")
            expected = item_answers(made_up, form, factor, answers)[item]
            found = read_answers[item]
            assert (low + high - found if flips else found).to_list() == expected.to_list()
