"""The numbers that figures are made with, by the names under which the method page speaks of them.

They are asked of the code that uses them, so that the page cannot say anything else than what is done.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

from dashboard import access, ownership
from dashboard.disclosure import carelessness, institutions, masks
from dashboard.indicators import precision
from dashboard.indicators import uncertainty as uncertainty_of_indicators
from dashboard.language import Language
from dashboard.mapping import Disclosure
from dashboard.statistics import (
    bands,
    heterogeneity,
    points,
    quality,
    reliability,
    scores,
    uncertainty,
    verdicts,
    zones,
)

_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Number:
    """`share`: to be read as a percentage."""

    value: float
    decimals: int = 0
    share: bool = False

    def written(self, language: Language) -> str:
        if self.share:
            return language.percent(self.value, self.decimals)
        return language.number(self.value, self.decimals)


def numbers(k: int | None) -> Mapping[str, Number]:
    """`k` is the newest round's smallest group, None where there is no round yet."""
    return {
        **_of_points(),
        **_of_certainty(),
        **_of_answers(),
        **_of_indicators(),
        **_of_protection(Disclosure().k if k is None else k),
    }


def _of_points() -> dict[str, Number]:
    return {
        "centre": Number(points.CENTRE),
        "unit": Number(points.UNIT),
        "below": Number(points.CENTRE - points.UNIT),
        "above": Number(points.CENTRE + points.UNIT),
        "inside": Number(_NORMAL.cdf(1) - _NORMAL.cdf(-1), share=True),
        "fine_from": Number(points.FINE_FROM),
        "coarse": Number(points.COARSE),
        "middle_low": Number(zones.EDGES[1]),
        "middle_high": Number(zones.EDGES[2]),
        "small": Number(verdicts.SMALL),
        "large": Number(verdicts.LARGE),
    }


def _of_certainty() -> dict[str, Number]:
    return {
        "z": Number(uncertainty.Z, 2),
        "sure": Number(2 * _NORMAL.cdf(uncertainty.Z) - 1, share=True),
        "degrees": Number(uncertainty.FEWEST_DEGREES),
        "false": Number(verdicts.FALSE_DISCOVERY_RATE, share=True),
        "power": Number(uncertainty.POWER, 2),
        "outer": Number(2 * _NORMAL.cdf(heterogeneity.OUTER) - 1, 1, share=True),
        "fewest_units": Number(heterogeneity.FEWEST_UNITS),
        "seen": Number(_NORMAL.cdf(uncertainty.POWER - uncertainty.Z), share=True),
        "weak": Number(reliability.WEAK, 1),
        "alpha_step": Number(reliability.STEP, 2),
    }


def _of_answers() -> dict[str, Number]:
    return {
        "least": Number(scores.LEAST_ANSWERED, share=True),
        "bands_from": Number(masks.BANDS_FROM),
        "tail": Number(bands.TAIL / 100, share=True),
        "top": Number(1 - bands.TAIL / 100, share=True),
        "straight_from": Number(quality.STRAIGHT_FROM),
        "seconds": Number(quality.SECONDS_PER_ITEM),
        "top_from": Number(quality.TOP_FROM),
        "some_from": Number(carelessness.SOME_FROM / 100, share=True),
        "many_from": Number(carelessness.MANY_FROM / 100, share=True),
        "marks_from": Number(carelessness.FEWEST),
    }


def _of_indicators() -> dict[str, Number]:
    return {
        "tail_of_share": Number(uncertainty_of_indicators.TAIL, 1, share=True),
        "design": Number(uncertainty_of_indicators.DESIGN, 2),
        "class_size": Number(uncertainty_of_indicators.CLASS),
        "alike": Number(uncertainty_of_indicators.ALIKE, 2),
        "fine_share_from": Number(precision.FINE_SHARE_FROM),
        "fine_mean_from": Number(precision.FINE_MEAN_FROM),
    }


def _of_protection(k: int) -> dict[str, Number]:
    return {
        "k": Number(k),
        "institutions": Number(institutions.FEWEST),
        "largest": Number(institutions.LARGEST_SHARE, share=True),
        "unreleased": Number(ownership.FEWEST),
        "researchers": Number(access.FEWEST_FOR_RESEARCHERS),
    }
