"""What can be wrong in mapping.toml is told with its place in the file and in plain words."""

import unicodedata
from pathlib import Path

import pytest

from data_access.packages.reader import read
from tests.packages.builders import Change, added, package, replaced
from tests.packages.refusals import problems, says

FORM, FACTOR = "form[pupil]", "form[pupil].factor[relation]"
WELLBEING = '\nname = { da = "Trivsel", en = "Wellbeing" }\nscale = [1, 4]'

WRONG: dict[str, tuple[Change, str | None, str | None, str]] = {
    "no programme": (replaced("[programme]", "[program]"), "program", None, "key_misspelt"),
    "no TOML": ("programme: pfl\n", None, None, "mapping_syntax"),
    "a text that never ends": (replaced('key = "pfl"', 'key = "pfl'), None, None, "mapping_syntax"),
    "brackets without end": ("x = " + "[" * 5_000, None, None, "mapping_syntax"),
    "a number without end": ("x = " + "1" * 5_000, None, None, "mapping_syntax"),
    "a missing entry": (replaced('key = "2015"\n', ""), "round.key", None, "key_missing"),
    "a key with spaces": (replaced('"2015"', '"efterår 2015"'), "round.key", "efterår 2015", "key_not_a_key"),
    "a date in words": (replaced("2015-10-30", '"oktober"'), "round.closed", "oktober", "key_date"),
    "a round that closes early": (replaced("2015-10-30", "2015-09-01"), "round", None, "round_closes_early"),
    "a name in one language": (
        replaced('name = { da = "Kortlægning 2015", en = "Mapping 2015" }', 'name = "2015"'),
        "round.name",
        "2015",
        "key_languages",
    ),
    "an empty name": (replaced('da = "Kortlægning 2015"', 'da = " "'), "round.name.da", None, "name_empty"),
    "a name of 100,000 characters": (
        replaced("Kortlægning 2015", "x" * 100_000),
        "round.name.da",
        "x" * 79 + "…",
        "text_too_long",
    ),
    "a spoiled name": (
        replaced("Kortlægning", "KortlÃ¦gning"),
        "round.name.da",
        "KortlÃ¦gning 2015",
        "letters_spoiled",
    ),
    "an unknown informant": (replaced('"pupil"\nsub', '"pupils"\nsub'), f"{FORM}.informant", "pupils", "key_choice"),
    "too small a k": (replaced("[[form]]", "[disclosure]\nk = 2\n[[form]]"), "disclosure.k", "2", "key_too_small"),
    "k in words": (
        replaced("[[form]]", '[disclosure]\nk = "fem"\n[[form]]'),
        "disclosure.k",
        "fem",
        "key_whole_number",
    ),
    "single brackets": (lambda text: text.partition("[[form]]")[0] + "[form]\n", "form", None, "key_double_brackets"),
    "no factors": (lambda text: text.partition("[[form.factor]]")[0], f"{FORM}.factor", None, "key_missing"),
    "a scale upside down": (replaced("[1, 5]", "[5, 1]"), f"{FACTOR}.scale", "5, 1", "scale_not_ascending"),
    "a scale of words": (replaced("[1, 5]", '["lav", 5]'), f"{FACTOR}.scale[1]", "lav", "key_number"),
    "a scale without end": (replaced("[1, 5]", "[1, inf]"), f"{FACTOR}.scale[2]", "inf", "key_number"),
    "a scale of three": (replaced("[1, 5]", "[1, 3, 5]"), f"{FACTOR}.scale", "1, 3, 5", "key_too_many"),
    "no items": (replaced('["q1", "q2", "q3"]', "[]"), f"{FACTOR}.items", "", "key_too_few"),
    "an item twice": (replaced('["q1", "q2", "q3"]', '["q1", "q3", "q3"]'), FACTOR, None, "item_twice"),
    "a strange reversed item": (replaced('reversed = ["q3"]', 'reversed = ["q9"]'), FACTOR, None, "reversed_unknown"),
    "a factor twice": (replaced('"wellbeing"', '"relation"'), FORM, None, "factor_twice"),
    "a form twice": (replaced('key = "staff"', 'key = "pupil"'), None, None, "form_twice"),
    "numbers among the missing codes": (replaced('"9999"', "9999"), f"{FORM}.missing[3]", "9999", "key_text"),
    "a misspelt key": (replaced("unit_column", "unit_colunm"), f"{FORM}.unit_colunm", None, "key_misspelt"),
    "a misspelt key deep down": (replaced("reversed", "reverse"), f"{FACTOR}.reverse", None, "key_misspelt"),
    "an unknown encoding": (
        replaced("missing", 'encoding = "rot13"\nmissing'),
        f"{FORM}.encoding",
        "rot13",
        "encoding_unknown",
    ),
    "a quotation mark as delimiter": (
        replaced("missing", "delimiter = '\"'\nmissing"),
        f"{FORM}.delimiter",
        '"',
        "delimiter_unusable",
    ),
    "two characters as delimiter": (
        replaced("missing", 'delimiter = ";;"\nmissing'),
        f"{FORM}.delimiter",
        ";;",
        "key_one_character",
    ),
    "nothing to include": (replaced('["completed"]', "[]"), f"{FORM}.include.equals", None, "key_too_few"),
    "two items from one column": (replaced('"SQA06A"', '"q2"'), FORM, "q2", "column_for_two_items"),
    "an item from the units' column": (replaced('"SQA06A"', '"class"'), FORM, "class", "column_for_two_things"),
    "an item called unit": (replaced('"q5"]', '"unit"]'), "items", "unit", "item_reserved"),
    "a label outside the scale": (
        replaced('"Enig" = 4', '"Enig" = 6'),
        "item.team1.values",
        "Enig",
        "label_outside_scale",
    ),
    "an item on two scales": (
        replaced(f'{WELLBEING}\nitems = ["q4"', f'{WELLBEING.replace("1, 4", "7, 9")}\nitems = ["q1"'),
        FORM,
        "q1",
        "item_scales_apart",
    ),
    "a file of 3 MB": (added("# " + "x" * 3_000_000), None, None, "mapping_too_large"),
    "no text": (b"\x00\x01\x02" * 9, None, None, "nul_bytes"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_mapping_is_refused_with_place_and_reason(tmp_path: Path, name: str) -> None:
    change, place, value, reason = WRONG[name]
    found = [one for one in problems(package(tmp_path, mapping=change)) if one.file == "mapping.toml"]
    here = [one for one in found if one.column == place and (value is None or one.value == value)]
    assert any(says(one, reason) for one in here), found


def test_a_misspelt_key_comes_with_a_suggestion(tmp_path: Path) -> None:
    (problem,) = problems(package(tmp_path, mapping=replaced("unit_column", "unit_colunm")))
    assert problem.reason_da == "Navnet er ukendt. Mente du unit_column?"
    assert problem.reason_en == "The name is not known. Did you mean unit_column?"


def test_a_choice_is_told_with_all_that_can_be_chosen(tmp_path: Path) -> None:
    (problem,) = problems(package(tmp_path, mapping=replaced('subject = "self"', 'subject = "groups"')))
    assert problem.reason_en == "The value must be one of these: self, child, group, institution. Did you mean group?"


def test_the_row_of_broken_toml_is_told(tmp_path: Path) -> None:
    (problem,) = problems(package(tmp_path, mapping=replaced("opened = 2015-09-14", "opened = fjorten")))
    assert problem.row == 9


def test_what_the_mapping_says_without_meaning_is_mentioned(tmp_path: Path) -> None:
    change = added('[item.q77]\ncolumn = "x"\n[remarks]\nby = "NN"\n')
    notices = read(package(tmp_path, mapping=change)).notices
    assert [(one.column, says(one, "key_unknown"), says(one, "item_unused")) for one in notices] == [
        ("remarks", True, False),
        ("item.q77", False, True),
    ]


def test_a_missing_code_on_the_scale_is_mentioned(tmp_path: Path) -> None:
    notices = read(package(tmp_path, mapping=replaced('"9999"', '"9999", "4"'))).notices
    assert [(one.column, one.value) for one in notices] == [("form[pupil].missing", "4")] * 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_mapping_saved_by_a_simple_editor_is_read(tmp_path: Path, encoding: str) -> None:
    path = package(tmp_path)
    text = (path / "mapping.toml").read_text("utf-8").replace("–", "-")
    (path / "mapping.toml").write_bytes(unicodedata.normalize("NFC", text).encode(encoding))
    assert read(path).mapping.programme.name.da == "Program for Læringsledelse"
