"""The made-up organisation: sizes, one tree, codes as text, a merger, children who move up, small groups."""

from collections import Counter
from itertools import pairwise

import pytest

from dashboard.demonstration.catalogue import names
from dashboard.demonstration.programme import MadeUpRound
from dashboard.organisation import Unit, in_order_of_descent

# Statistics Denmark's 98 municipalities: none of ours may be one of them.
REAL = """
Aabenraa Aalborg Aarhus Albertslund Allerød Assens Ballerup Billund Bornholm Brøndby Brønderslev Dragør Egedal Esbjerg
Faaborg-Midtfyn Fanø Favrskov Faxe Fredensborg Fredericia Frederiksberg Frederikshavn Frederikssund Furesø Gentofte
Gladsaxe Glostrup Greve Gribskov Guldborgsund Haderslev Halsnæs Hedensted Helsingør Herlev Herning Hillerød Hjørring
Holbæk Holstebro Horsens Hvidovre Høje-Taastrup Hørsholm Ikast-Brande Ishøj Jammerbugt Kalundborg Kerteminde Kolding
København Køge Langeland Lejre Lemvig Lolland Lyngby-Taarbæk Læsø Mariagerfjord Middelfart Morsø Norddjurs Nordfyns
Nyborg Næstved Odder Odense Odsherred Randers Rebild Ringkøbing-Skjern Ringsted Roskilde Rudersdal Rødovre Samsø
Silkeborg Skanderborg Skive Slagelse Solrød Sorø Stevns Struer Svendborg Syddjurs Sønderborg Thisted Tårnby Tønder
Vallensbæk Varde Vejen Vejle Vesthimmerlands Viborg Vordingborg Ærø
"""


def units_of(made_up: MadeUpRound) -> dict[str, Unit]:
    return {unit.code: unit for unit in made_up.units}


def count(made_up: MadeUpRound, **wanted: str) -> int:
    return sum(all(getattr(unit, field) == value for field, value in wanted.items()) for unit in made_up.units)


def test_no_municipality_is_a_real_one(municipality: dict[str, MadeUpRound]) -> None:
    invented, real = names().municipalities, REAL.split()
    assert len(real) == len(invented) == len(set(invented)) == 98
    assert not set(invented) & {*real, "Nordfyn", "Vesthimmerland", "Århus", "Ålborg", "Åbenrå"}
    assert [unit.name for unit in municipality["2015"].units[:4]] == [f"{name} Kommune" for name in invented[:4]]


def test_the_municipality_has_its_size_and_neighbours_to_compare_with(municipality: dict[str, MadeUpRound]) -> None:
    institutions = [unit for unit in municipality["2017"].units if unit.kind == "institution"]
    per_municipality = Counter((unit.parent, unit.type) for unit in institutions)
    assert list(per_municipality.values()) == [12, 14, 5, 5, 5, 5, 6]


def test_the_programme_is_as_large_as_the_real_one(programme: dict[str, MadeUpRound]) -> None:
    made_up = programme["2019"]
    pupils = sum(sum(made_up.invited(form).values()) for form in ("pupil_0_3", "pupil_4_10"))
    assert count(made_up, kind="municipality") == 13
    assert count(made_up, type="school") == 210
    assert count(made_up, type="daycare") == 175
    assert 74_000 <= pupils <= 83_000
    assert 9_000 <= sum(made_up.invited("staff").values()) <= 11_000
    assert 4_000 <= sum(made_up.invited("child").values()) <= 5_000


@pytest.mark.parametrize("scale", ["small", "municipality", "programme"])
def test_the_units_are_one_tree_with_unique_codes(scale: str, request: pytest.FixtureRequest) -> None:
    for made_up in request.getfixturevalue(scale).values():
        units = made_up.units
        codes = [unit.code for unit in units]
        assert len(set(codes)) == len(codes)
        assert all(unit.parent in codes for unit in units if unit.kind != "municipality")
        assert len(list(in_order_of_descent(units))) == len(units)
        named = [(unit.parent, unit.name) for unit in units]
        assert len(set(named)) == len(named)


def test_institution_numbers_are_six_characters_some_with_a_leading_zero(municipality: dict[str, MadeUpRound]) -> None:
    codes = [unit.code for unit in municipality["2015"].units if unit.kind == "institution"]
    assert {len(code) for code in codes} == {6}
    assert {code.startswith("0") for code in codes} == {True, False}


@pytest.mark.parametrize("scale", ["small", "municipality", "programme"])
def test_a_school_closes_and_another_names_it_as_its_predecessor(scale: str, request: pytest.FixtureRequest) -> None:
    made_up = list(request.getfixturevalue(scale).values())
    closed_somewhere = False
    for before, after in pairwise(made_up):
        closed = units_of(before).keys() - units_of(after).keys()
        closed_schools = {code for code in closed if units_of(before)[code].kind == "institution"}
        followed = {code for unit in after.units for code in unit.successor_of}
        assert closed_schools == followed
        closed_somewhere |= bool(closed_schools)
    assert closed_somewhere


def test_a_class_is_named_after_its_grade_and_its_children_come_from_two_grades_below(
    small: dict[str, MadeUpRound],
) -> None:
    school = small["2015"].units[1].code
    assert units_of(small["2017"])[f"{school}-6.A"].same_children_as == f"{school}-4.A"
    assert not any(unit.same_children_as for unit in small["2015"].units)
    before = units_of(small["2015"])
    moved = {
        unit.code: unit.same_children_as
        for unit in small["2017"].units
        if unit.same_children_as and before[unit.same_children_as].grade
    }
    assert moved.keys() <= units_of(small["2017"]).keys()
    assert len(set(moved.values())) == len(moved)
    assert all(int(before[old].grade) + 2 == int(code.split("-")[1].split(".")[0]) for code, old in moved.items())


def test_the_children_of_the_closed_school_go_on_in_the_other(small: dict[str, MadeUpRound]) -> None:
    successor = next(unit for unit in small["2017"].units if unit.successor_of)
    came = [unit for unit in small["2017"].units if unit.same_children_as.startswith(successor.successor_of[0])]
    assert came
    assert all(unit.code.startswith(successor.code) for unit in came)


def test_there_are_groups_too_small_to_show(small: dict[str, MadeUpRound]) -> None:
    for made_up in small.values():
        classes = made_up.invited("pupil_0_3") | made_up.invited("pupil_4_10")
        assert min(classes.values()) == 4
        assert min(made_up.invited("child").values()) == 6
        assert min(made_up.invited("staff").values()) == 3


def test_enough_institutions_answer_every_form_for_comparisons_at_the_smallest_scale(
    small: dict[str, MadeUpRound],
) -> None:
    for made_up in small.values():
        for form in made_up.forms:
            codes = made_up.answers(form)[made_up.form(form).unit_column].str.slice(0, 6)
            assert codes.n_unique() >= 4 if form == "parent" else codes.n_unique() >= 5
