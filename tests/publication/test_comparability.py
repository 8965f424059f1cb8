"""Whether a factor was asked in the same way in two rounds."""

from typing import Any

import pytest

from dashboard.mapping import Mapping
from dashboard.publication.comparability import signature
from tests.publication.programme import make_survey

RELATION = {"items": ["q1", "q2", "q3"], "reversed": ["q3"], "scale": (1, 5)}


def signed(item: dict[str, Any] | None = None, **factor: Any) -> str:
    changed = make_survey().changed("pupil", "relation", **factor).with_mapping(item=item or {})
    mapping = Mapping.model_validate(changed.mapping)
    return signature(mapping.forms[0].factors[0], mapping)


@pytest.mark.parametrize(
    "change",
    [
        {"items": ["q1", "q2", "q3", "q6"]},
        {"items": ["q1", "q3"]},
        {"items": ["q1", "q6", "q3"]},
        {"reversed": []},
        {"scale": (0, 10)},
        {"higher_is": "worse"},
        {"item": {"q2": {"version": 2}}},
    ],
)
def test_any_change_of_what_was_asked_breaks_the_trend(change: dict[str, Any]) -> None:
    assert signed(**change) != signed()


@pytest.mark.parametrize(
    "change",
    [
        {"items": ["q3", "q2", "q1"]},
        {"name": {"da": "Et andet navn"}},
        {"construct": "relation_adult"},
        {"local": True},
        {"item": {"q2": {"column": "SQA17", "text": {"da": "Min lærer lytter"}}}},
        {"item": {"q9": {"version": 2}}},
    ],
)
def test_what_is_not_asked_otherwise_stays_comparable(change: dict[str, Any]) -> None:
    assert signed(**change) == signed()
