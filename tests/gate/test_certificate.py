"""What the certificate counts, and the fingerprint of a mask."""

import re

from dashboard.gate.certificate import fingerprint, mask_of, of_form
from tests.gate.test_cells import BANDS, FEW, ITEMS, PROTECT, RIGHT, standing, truth


def test_cells_are_counted_by_status() -> None:
    cells = RIGHT | {
        ("4a", "all"): PROTECT,
        ("pfl", "all"): ("extreme", None, None, None, None, ">=650", None),
        ("school", "gender=boy"): ("absent", *[None] * 6),
    }
    found = of_form(standing(truth(), cells))
    assert (found.declared, found.shown, found.few, found.protect, found.extreme, found.absent) == (8, 4, 1, 1, 1, 1)
    assert (found.whole_declared, found.whole_shown) == (4, 2)
    assert found.smallest == 8
    assert found.asked == 7


def test_what_is_told_of_nobody_has_no_smallest_group() -> None:
    assert of_form(standing(truth(), {("4b", "all"): FEW})).smallest is None


def test_the_fingerprint_does_not_depend_on_the_order() -> None:
    whole = truth()
    one, other = standing(whole), standing(whole, dict(reversed(RIGHT.items())), ITEMS[::-1])
    assert fingerprint({"pupil": mask_of(one)}) == fingerprint({"pupil": mask_of(other)})
    assert fingerprint({"a": "1", "b": "2"}) == fingerprint({"b": "2", "a": "1"})
    assert re.fullmatch("[0-9a-f]{64}", fingerprint({"pupil": mask_of(one)}))


def test_the_fingerprint_knows_no_figure_but_every_status() -> None:
    whole = truth()
    right = mask_of(standing(whole))
    status, n, *rest = RIGHT["4a", "all"]
    assert mask_of(standing(whole, RIGHT | {("4a", "all"): (status, n + 1, *rest)})) == right
    assert mask_of(standing(whole, RIGHT | {("4a", "all"): PROTECT})) != right
    assert mask_of(standing(whole, items=ITEMS[:1])) != right
    assert mask_of(standing(whole, bands=BANDS[:0])) != right
    assert mask_of(standing(whole, answered=())) != right
