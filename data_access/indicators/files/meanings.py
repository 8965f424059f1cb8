"""What the words of one file mean: indicators, school years, grades, groups, statuses and sources."""

import re
from collections.abc import Mapping

from dashboard.indicators.catalogue import Indicators, groupings
from dashboard.indicators.values import ALL, Told
from dashboard.logged import holds_cpr
from dashboard.school_years import FIRST, LAST, school_year
from data_access.indicators.files import layout, words
from data_access.indicators.files.description import Description, SingleYear
from data_access.packages import limits
from data_access.packages.columns import Fault, Judge
from data_access.packages.personal import is_cpr
from data_access.packages.spelling import Spelling
from data_access.packages.text_encoding import spoiled
from data_access.packages.values import code

_GRADE = re.compile(r"(?:klasse |grade )?0*([0-9]{1,2})(?:\.|\.? ?(?:klassetrin|klasse|kl\.?|trin))?", re.IGNORECASE)
_SINGLE_YEAR = re.compile(r"[12][0-9]{3}")


def indicators(how: Description, known: Indicators) -> Judge:
    """A judge that gives an indicator's key."""
    by_name, told = layout.names(known), _told(how.indicators)
    spelling = Spelling([name for key, one in known.items() for name in (key, one.name.da, one.name.en)])

    def judge(text: str) -> str | Fault:
        text = text.strip()
        key = told.get(text) or by_name.get(words.folded(text))
        if not text:
            return Fault("indicator_empty")
        return key if key and key in known else Fault("indicator_unknown", {"hint": spelling.closest(text)})

    return judge


def school_years(single: SingleYear) -> Judge:
    """A judge that gives the year in which a school year begins."""

    def judge(text: str) -> int | Fault:
        text = code(text)
        if (year := school_year(text)) is not None:
            return year
        if not _SINGLE_YEAR.fullmatch(text):
            return Fault("not_a_school_year")
        if not (single.begins or single.ends):
            return Fault("year_alone")
        begins = int(text) - single.ends
        return begins if FIRST <= begins <= LAST else Fault("not_a_school_year")

    return judge


def grades(how: Description, known: Indicators) -> Judge:
    """A judge that gives a grade as catalogues write it; whether the indicator has it is judged elsewhere."""
    told = _told(how.grades)
    written = {grade for one in known.values() for grade in one.grades}

    def judge(text: str) -> str | Fault:
        text = text.strip()
        if (meant := told.get(text)) is not None:
            return meant
        if not text:
            return Fault("grade_empty")
        if words.is_everybody(text):
            return ALL
        number = _GRADE.fullmatch(code(text))
        return words.grades(text) or (number[1] if number and text not in written else text)

    return judge


def groups(how: Description) -> Judge:
    """A judge that gives a group such as "gender=girl"."""
    told, known = _told(how.groups), _groups()
    choices = list(dict.fromkeys(known.values()))
    spelling = Spelling(choices)

    def judge(text: str) -> str | Fault:
        text = text.strip()
        meant = told.get(text, text)
        if not meant:
            return Fault("group_empty")
        if words.is_everybody(meant):
            return ALL
        group = known.get(words.folded(meant))
        return group or Fault("group_unknown", {"choices": choices, "hint": spelling.closest(meant)})

    return judge


def _groups() -> dict[str, str]:
    """By all their names."""
    found: dict[str, str] = {}
    for key, grouping in groupings().items():
        for value, name in grouping.values.items():
            group = f"{key}={value}"
            found |= {words.folded(text): group for text in (group, name.da, name.en)}
    return found


def status(text: str) -> Told | Fault | None:
    if not text.strip():
        return None
    return words.status(text) or Fault("status_unknown", {"choices": [Told.SHOWN, Told.SUPPRESSED, Told.MISSING]})


def source_cell(text: str) -> str | Fault:
    """A cell that is a CPR number and nothing else is refused already, in whatever column."""
    return "" if is_cpr(text) else source(text)


def source(text: str) -> str | Fault:
    """It is shown beside the figures."""
    text = " ".join(text.split())
    if len(text) > limits.NAME_CHARACTERS:
        return Fault("text_too_long", {"limit": limits.NAME_CHARACTERS})
    if not text.isprintable():
        return Fault("unprintable")
    if holds_cpr(text):
        return Fault("cpr")
    return Fault("letters_spoiled") if spoiled(text) else text


def _told(meanings: Mapping[str, str]) -> dict[str, str]:
    return {text.strip(): meant.strip() for text, meant in meanings.items()}
