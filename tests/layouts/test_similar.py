"""The unnamed group of similar institutions on the profile: a mark, a column, and what they have in common in words."""

import json
from dataclasses import replace
from typing import Any

import pytest

from dashboard.language import LANGUAGES
from dashboard.mapping import Name
from dashboard.profile import Choice, Profile, Similar
from layouts import profile as layout
from layouts.figures.factors import figure
from tests.layouts import values

DANISH = LANGUAGES["da"]
ALIKE = Choice("similar", Name(da="Lignende steder", en="Similar places"))


def compared(**group: Any) -> Profile:
    usual: dict[str, Any] = {"type": "school", "size": "small", "background": "low", "institutions": 9}
    rows = tuple(
        replace(row, comparisons=row.comparisons | {"similar": values.shown(507, 6, 800)})
        for row in values.three_verdicts()
    )
    found = values.profile(*rows, against=(*values.AGAINST, ALIKE), similar=Similar(**(usual | group)))
    return replace(found, selection=found.selection.to(against="similar"))


def read(profile: Profile) -> str:
    return json.dumps(layout.page(profile, DANISH).to_plotly_json(), default=lambda part: part.to_plotly_json(),
                      ensure_ascii=False)  # fmt: skip


def test_the_group_is_a_mark_of_its_own_and_a_column() -> None:
    found = compared()
    marks = {trace["uid"]: trace for trace in figure(found, DANISH)["data"]}
    assert list(marks["wholesimilar"]["x"]) == [507, 507, 507]
    symbols = [marks[f"whole{key}"]["marker"]["symbol"] for key in ("municipality", "programme", "similar")]
    assert len(set(symbols)) == 3
    assert read(found).count("Lignende steder") >= 3


def test_sentences_name_it_like_any_other_comparison() -> None:
    assert "tydeligt over lignende steder" in read(compared())


def test_what_they_have_in_common_is_said_and_nobody_is_named() -> None:
    shown = read(compared())
    assert "Lignende steder er 9 skoler med jer selv." in shown
    assert "hvor færrest har svaret" in shown
    assert "hvor færrest af dem" in shown
    assert "Hvem de er, står her ikke" in shown


@pytest.mark.parametrize(
    ("group", "said", "unsaid"),
    [
        ({"size": "", "background": ""}, "9 skoler", "halvdel"),
        ({"size": "large", "background": ""}, "hvor flest har svaret", "baggrund end de fleste"),
        ({"background": "high"}, "hvor flest af dem", "Få af dem"),
        ({"type": "daycare"}, "9 dagtilbud", "skoler med jer"),
        ({"type": "other"}, "9 steder med jer selv", "skoler med jer"),
        ({"type": ""}, "9 steder med jer selv", "skoler med jer"),
    ],
)
def test_only_what_divides_is_said(group: dict[str, str], said: str, unsaid: str) -> None:
    shown = read(compared(**group))
    assert said in shown
    assert unsaid not in shown


def test_without_a_group_nothing_is_said() -> None:
    assert "ignende steder" not in read(values.profile())
