"""Colours are the same in Python and CSS, can be read, and can be told apart by the colour-blind."""

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

from dashboard.language import LANGUAGES
from dashboard.theme import DARK, LIGHT, Theme, css_variables
from layouts.figures.factors import figure
from tests.layouts.values import profile

CSS = (Path(__file__).parents[2] / "assets" / "laeringsblik.css").read_text(encoding="utf-8")
THEMES = {"light": LIGHT, "dark": DARK}
WORDS_IN_INK = {"names", "rounds", "numbers"}
# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
Triple = tuple[float, ...]


@pytest.mark.parametrize(("name", "selector"), [("light", ":root"), ("dark", '[data-bs-theme="dark"]')])
def test_the_style_sheet_has_the_colours_of_the_theme(name: str, selector: str) -> None:
    written = re.search(re.escape(selector) + r" \{([^}]*--lb-page: #[^}]*)\}", CSS)
    assert written
    assert dict(re.findall(r"(--lb-[\w-]+): (#\w{6});", written[1])) == css_variables(THEMES[name])


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_can_be_read(theme: Theme) -> None:
    texts = (theme.ink, theme.muted, theme.accent, theme.better, theme.worse, theme.chance)
    assert min(contrast(text, ground) for text in texts for ground in (theme.page, theme.paper)) >= 4.5
    assert min(contrast(theme.ink, ground) for ground in (theme.notice, theme.soft)) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_marks_focus_and_borders_of_controls_can_be_seen(theme: Theme) -> None:
    marks = (theme.control, theme.accent, theme.better, theme.worse, theme.chance, theme.notice_line)
    assert min(contrast(mark, ground) for mark in marks for ground in (theme.page, theme.paper)) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_verdicts_and_steps_can_be_told_apart_by_everyone(theme: Theme, sight: str) -> None:
    for series in ((theme.better, theme.worse, theme.chance), theme.diverging):
        assert min(distance(one, other, sight) for one, other in combinations(series, 2)) >= 15


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_something_readable_can_be_written_on_every_step(theme: Theme) -> None:
    assert min(max(contrast(step, theme.ink), contrast(step, theme.paper)) for step in theme.diverging) >= 4.5


def test_the_style_sheet_recolours_every_trace_of_the_chart() -> None:
    traces = {re.sub("whole.*", "whole", trace["uid"]) for trace in figure(profile(), LANGUAGES["da"])["data"]}
    assert [uid for uid in sorted(traces - WORDS_IN_INK) if not re.search(rf"\btrace{uid}[ ,\"]", CSS)] == []


def contrast(one: str, other: str) -> float:
    """WCAG 2.1's ratio, 1 to 21."""
    darker, lighter = sorted(_times(XYZ, _linear(colour))[1] for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str, sight: str) -> float:
    """Delta E of 1976 between two colours as somebody with that sight sees them."""
    return math.dist(*(_lab(_times(SIGHTS[sight], _linear(colour))) for colour in (one, other)))


def _linear(colour: str) -> Triple:
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)


def _lab(linear: Triple) -> Triple:
    bent = [_bend(part / white) for part, white in zip(_times(XYZ, linear), WHITE, strict=True)]
    return 116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])


def _bend(share: float) -> float:
    share = max(share, 0)
    return math.cbrt(share) if share > (6 / 29) ** 3 else share / (3 * (6 / 29) ** 2) + 4 / 29


def _times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    return tuple(math.fsum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
