"""By what kinds of units one is told: never below where a form's answers may be shown."""

import pytest

from dashboard.levels import below, depth, kinds


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("programme", ("municipality", "institution")),
        ("municipality", ("institution",)),
        ("institution", ("team", "child_group")),
        ("team", ("child_group",)),
        ("child_group", ()),
    ],
)
def test_a_unit_is_told_by_the_kinds_below_it(kind: str, found: tuple[str, ...]) -> None:
    assert below(kind, "pupil") == found


def test_what_leaders_answer_is_told_by_municipality_and_no_further_down() -> None:
    assert {kind: below(kind, "leader") for kind in kinds()} == {
        "programme": ("municipality",),
        **dict.fromkeys(("municipality", "institution", "team", "child_group"), ()),
    }


@pytest.mark.parametrize("informant", ["child", "pupil", "parent", "staff", "leader"])
def test_kinds_stand_from_the_top_down(informant: str) -> None:
    for kind in kinds():
        depths = [depth(one) for one in (kind, *below(kind, informant))]
        assert depths == sorted(set(depths))
