"""A corpus of wrong packages: each is refused, and the report says where, what and why in both languages."""

from pathlib import Path

import pytest

from tests.packages.builders import Change, added, package, replaced
from tests.packages.refusals import problems, says

SCORES = "unit,form,factor,split,n,mean,sd\n"
PUPIL, STAFF, UNITS, MAPPING = "answers/pupil.csv", "answers/staff.csv", "units.csv", "mapping.toml"
LONG = "x" * 100_000
SHOWN, SHOWN_CODE = "x" * 79 + "…", "c" * 79 + "…"
INVITED, PARTICIPATION = "invited.csv", "form,unit,invited,answered,at\n"


def first_pupil(old: str, new: str) -> dict[str, Change]:
    """A change in p0's row, the file's second."""
    row = "p0;0101-4a;1;completed;100,5;1;3;5;3;1"
    assert old in row
    return {PUPIL: replaced(row, row.replace(old, new, 1))}


def scores(*rows: str) -> dict[str, Change]:
    return {STAFF: None, "scores.csv": SCORES + "\n".join(rows) + "\n"}


# A line more in units.csv, with the column and value that are wrong in it.
UNIT_LINES = {
    "a code twice": ("0101,700,institution,Igen,,,", "code", "0101", "code_twice"),
    "no code": (",700,institution,Ingen,,,", "code", "", "code_empty"),
    "a code that is the programme's": ("pfl,700,institution,PfL,,,", "code", "pfl", "code_is_programme"),
    "a code of 100 characters": ("c" * 100 + ",700,institution,x,,,", "code", SHOWN_CODE, "code_unusable"),
    "a CPR number for a code": ("0101011234,0101,team,x,,,", "code", "XXXXXX-XXXX", "cpr"),
    "no name": ("0103,700,institution,,,,", "name", None, "unit_without_name"),
    "letters spoiled before": ("0103,700,institution,BÃ¸geskolen,,,", "name", "BÃ¸geskolen", "letters_spoiled"),
    "an unknown parent": ("0103,701,institution,x,,,", "parent", "701", "parent_unknown"),
    "an unknown kind": ("0103,700,school,x,,,", "kind", "school", "kind_unknown"),
    "an unknown type": ("0103,700,institution,x,skole,,", "type", "skole", "type_unknown"),
    "a parent that is not above": ("0103,0101-4a,institution,x,,,", "parent", "0101-4a", "parent_not_above"),
    "a unit under itself": ("a,a,team,a,,,", "parent", "a", "units_in_circle"),
    "units in a circle": ("a,b,team,a,,,\nb,a,institution,b,,,", "parent", "b", "units_in_circle"),
}
# A line in scores.csv, with the column and value that are wrong in it.
SCORE_LINES = {
    "a score of an unknown unit": ("1,staff,teamwork,all,5,3,1", "unit", "1", "unit_unknown"),
    "a score of an unknown form": ("700,stab,teamwork,all,5,3,1", "form", "stab", "form_unknown"),
    "a score of an unknown factor": ("700,staff,team,all,5,3,1", "factor", "team", "factor_unknown"),
    "a factor of another form": ("700,staff,relation,all,5,3,1", "factor", "relation", "factor_of_other_form"),
    "an unknown split": ("700,staff,teamwork,age=4,5,3,1", "split", "age=4", "split_key_unknown"),
    "a split of another form": ("700,staff,teamwork,gender=boy,5,3,1", "split", "gender=boy", "split_of_other_form"),
    "half a respondent": ("700,staff,teamwork,all,5.5,3,1", "n", "5.5", "not_a_count"),
    "fewer than none": ("700,staff,teamwork,all,-1,3,1", "n", "-1", "not_a_count"),
    "a mean outside the scale": ("700,staff,teamwork,all,5,5.2,1", "mean", "5.2", "outside_scale"),
    "no mean": ("700,staff,teamwork,all,5,,1", "mean", None, "mean_missing"),
    "a mean in words": ("700,staff,teamwork,all,5,N/A,1", "mean", "N/A", "not_a_number"),
    "an infinite mean": ("700,staff,teamwork,all,5,inf,1", "mean", "inf", "not_finite"),
    "no deviation": ("700,staff,teamwork,all,5,3,", "sd", None, "sd_missing"),
    "a negative deviation": ("700,staff,teamwork,all,5,3,-1", "sd", "-1", "sd_negative"),
    "a deviation that cannot be": ("700,staff,teamwork,all,5,3,2.3", "sd", "2.3", "sd_too_large"),
}
CORPUS: dict[str, tuple[dict[str, Change], tuple[str, int | None, str | None, str | None], str]] = {
    # files
    "no mapping": ({MAPPING: None}, (MAPPING, None, None, None), "file_missing"),
    "no units": ({UNITS: None}, (UNITS, None, None, None), "file_missing"),
    "no answers to a form": ({STAFF: None}, (STAFF, None, None, None), "answers_missing"),
    "two files for a form": ({"answers/staff.txt": "unit\n"}, ("answers/staff.txt", None, None, None), "two_files"),
    "two lists of units": ({"units.xlsx": b"x"}, ("units.xlsx", None, None, None), "two_files"),
    "answers and scores": (
        {"scores.csv": SCORES + "0101,staff,teamwork,all,1,3,\n"},
        ("scores.csv", None, "form", "staff"),
        "answers_and_scores",
    ),
    "empty answers": ({STAFF: ""}, (STAFF, None, None, None), "file_empty"),
    "answers of white space": ({STAFF: " \r\n\r\n\t\n"}, (STAFF, None, None, None), "file_empty"),
    "headings without answers": ({STAFF: "unit,team1,team2\n"}, (STAFF, None, None, None), "no_answers"),
    "headings with empty rows": ({STAFF: "unit,team1,team2\n,,\n\n"}, (STAFF, None, None, None), "no_answers"),
    "headings without units": ({UNITS: "code,parent,kind,name\n"}, (UNITS, None, None, None), "no_units"),
    # text
    "not the encoding that is promised": (
        {MAPPING: replaced("include = {", 'encoding = "utf-8"\ninclude = {'), PUPIL: "who;k\xf8n\n".encode("cp1252")},
        (PUPIL, 1, None, None),
        "not_in_encoding",
    ),
    "damaged UTF-8": (
        {UNITS: "code,parent,kind,name\n7,,municipality,Ærø\n".encode() + b"8,,municipality,\xc3\n"},
        (UNITS, 3, None, None),
        "not_in_encoding",
    ),
    "NUL bytes": ({STAFF: b"unit,team1,team2\n0101-t,1,\x002\n"}, (STAFF, 2, None, None), "nul_bytes"),
    "a record cut off": ({PUPIL: added("p77;0101-4a;1;comp")}, (PUPIL, 23, None, None), "row_too_short"),
    "a record too long": ({STAFF: added("0101-t,1,2,3\n")}, (STAFF, 12, None, None), "row_too_long"),
    "a quotation never closed": ({STAFF: added('"0101-t,1,2\n')}, (STAFF, 12, None, None), "quote_unclosed"),
    "quotation marks inside a quotation": (
        {STAFF: added('0101-t,Enig,"2"x\n')},
        (STAFF, 12, None, None),
        "quotes_broken",
    ),
    "a cell of 100,000 characters": (first_pupil("p0", LONG), (PUPIL, 2, "who", SHOWN), "cell_too_long"),
    "20,000 columns": ({STAFF: "unit" + ",x" * 20_000 + "\n"}, (STAFF, None, None, None), "too_many_columns"),
    # columns
    "a column missing": ({STAFF: replaced("team2", "team3")}, (STAFF, None, "team2", None), "column_missing"),
    "a column twice": ({STAFF: replaced("team2", "team1")}, (STAFF, None, "team1", None), "column_twice"),
    "units without parents": ({UNITS: replaced("parent", "above")}, (UNITS, None, "parent", None), "column_missing"),
    "a misspelt column of units": (
        {UNITS: replaced("successor_of", "sucessor_of")},
        (UNITS, None, "sucessor_of", None),
        "column_misspelt",
    ),
    # answers
    "an unknown unit": (first_pupil("0101-4a", "0101-9z"), (PUPIL, 2, "class", "0101-9z"), "unit_unknown"),
    "no unit": (first_pupil("0101-4a", ""), (PUPIL, 2, "class", ""), "unit_unknown"),
    "an answer above the scale": (first_pupil(";3;1", ";7;1"), (PUPIL, 2, "q4", "7"), "outside_scale"),
    "an answer below the scale": (first_pupil(";3;1", ";0;1"), (PUPIL, 2, "q4", "0"), "outside_scale"),
    "text for an answer": (first_pupil(";3;1", ";ja;1"), (PUPIL, 2, "q4", "ja"), "not_a_number"),
    "not a number": (first_pupil(";3;1", ";NaN;1"), (PUPIL, 2, "q4", "NaN"), "not_finite"),
    "infinity": (first_pupil(";3;1", ";-inf;1"), (PUPIL, 2, "q4", "-inf"), "not_finite"),
    "more than infinity": (first_pupil(";3;1", ";1e999;1"), (PUPIL, 2, "q4", "1e999"), "not_finite"),
    "an unknown label": ({STAFF: replaced("Enig", "Ening")}, (STAFF, 5, "team1", "Ening"), "label_unknown"),
    "an unknown value of a split": (first_pupil(";1;com", ";3;com"), (PUPIL, 2, "sex", "3"), "split_unknown"),
    "no respondent": (first_pupil("p0", " "), (PUPIL, 2, "who", " "), "respondent_missing"),
    "negative seconds": (first_pupil("100,5", "-1"), (PUPIL, 2, "seconds", "-1"), "negative_seconds"),
    "seconds in words": (first_pupil("100,5", "long"), (PUPIL, 2, "seconds", "long"), "not_a_number"),
    "nobody included": (
        {MAPPING: replaced('equals = ["completed"]', 'equals = ["done"]')},
        (PUPIL, None, "status", None),
        "none_included",
    ),
    # personal data
    "a CPR number in a column that is used": (
        first_pupil("p0", "010101-1234"),
        (PUPIL, 2, "who", "XXXXXX-XXXX"),
        "cpr",
    ),
    "a CPR number in a column that is not used": (
        {STAFF: "unit,team1,team2,note\n0101-t,1,2,2902041234\n"},
        (STAFF, 2, "note", "XXXXXX-XXXX"),
        "cpr",
    ),
    "a CPR number for a heading": ({STAFF: replaced("unit", "311299-1234")}, (STAFF, None, "1", None), "cpr_heading"),
    # scores, invited, participation
    "more answers below than above": (
        scores("700,staff,teamwork,all,5,3,1", "0101-t,staff,teamwork,all,4,3,1", "0102,staff,teamwork,all,2,3,1"),
        ("scores.csv", 2, "n", "5"),
        "more_below",
    ),
    "a score twice": (
        scores("700,staff,teamwork,all,5,3,1", "700,staff,teamwork,all,6,3,1"),
        ("scores.csv", 3, "unit", "700"),
        "score_twice",
    ),
    "more answers in the groups of a split": (
        {
            PUPIL: None,
            "scores.csv": SCORES + "700,pupil,wellbeing,all,5,3,1\n"
            "700,pupil,wellbeing,gender=girl,3,3,1\n700,pupil,wellbeing,gender=boy,3,3,1\n",
        },
        ("scores.csv", 2, "n", "5"),
        "more_in_split",
    ),
    "no scores under the headings": (scores(), ("scores.csv", None, None, None), "no_scores"),
    "an invitation twice": (
        {INVITED: added("pupil,0101-4a,8\n")},
        (INVITED, 5, "unit", "0101-4a"),
        "invited_twice",
    ),
    "a form nobody knows invited": (
        {INVITED: added("pupils,0101,8\n")},
        (INVITED, 5, "form", "pupils"),
        "form_unknown",
    ),
    "participation at no time": (
        {"participation.csv": PARTICIPATION + "pupil,700,2,1,uge 38\n"},
        ("participation.csv", 2, "at", "uge 38"),
        "not_a_time",
    ),
    "participation told twice": (
        {"participation.csv": PARTICIPATION + "pupil,700,2,1,2015-09-14\n" * 2},
        ("participation.csv", 3, "unit", "700"),
        "participation_twice",
    ),
}


for name, (line, column, value, reason) in UNIT_LINES.items():
    CORPUS[name] = ({UNITS: added(line + "\n")}, (UNITS, 10, column, value), reason)
for name, (line, column, value, reason) in SCORE_LINES.items():
    CORPUS[name] = (scores(line), ("scores.csv", 2, column, value), reason)


@pytest.mark.parametrize("name", CORPUS)
def test_a_wrong_package_is_refused_with_place_and_reason(tmp_path: Path, name: str) -> None:
    changes, (file, row, column, value), reason = CORPUS[name]
    found = problems(package(tmp_path, changes))
    here = [
        one for one in found if (one.file, one.row, one.column, one.value or "") == (file, row, column, value or "")
    ]
    assert any(says(one, reason) for one in here), f"not {reason} at {file}, {row}, {column}, {value}, but {found}"


def test_a_wrong_package_says_nothing_of_what_is_right(tmp_path: Path) -> None:
    changes, _, _ = CORPUS["an answer above the scale"]
    assert len(problems(package(tmp_path, changes))) == 1


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("closed = 2015-10-30\n", "closed = 2015-10-30\n\n[disclosure]\nk = 99999999999999999999\n", "disclosure.k"),
        ("[item.q1]\n", "[item.q1]\nversion = 99999999999999999999\n", "item.q1.version"),
        ("scale = [1, 4]", "scale = [-1e308, 1e308]", "scale"),
        ('key = "2015"', 'key = "municipality"', "round"),
    ],
)
def test_numbers_and_names_that_no_store_could_hold_are_refused(
    tmp_path: Path, old: str, new: str, column: str
) -> None:
    found = problems(package(tmp_path, mapping=replaced(old, new)))
    assert [problem.file for problem in found] == ["mapping.toml"]
    assert column in (found[0].column or "")
    assert found[0].reason_da != found[0].reason_en
