"""From one respondent's answers to one score per factor, as Narwhals expressions: the same on Polars and on Spark."""

import narwhals as nw

from dashboard.mapping import Factor

LEAST_ANSWERED = 0.5  # share of a factor's items; domain.md section 3, the national survey's rule


def turned(factor: Factor, item: str) -> nw.Expr:
    """The item's answers on the factor's scale, reversed items mirrored: x becomes lowest + highest - x."""
    answer = nw.col(item)
    return (factor.scale[0] + factor.scale[1]) - answer if item in factor.reversed else answer


def score(factor: Factor) -> nw.Expr:
    """The mean of the answered items, on the factor's scale; null when fewer than half are answered."""
    items = [turned(factor, item) for item in factor.items]
    answered = nw.sum_horizontal(*[nw.when(~item.is_null()).then(nw.lit(1)).otherwise(nw.lit(0)) for item in items])
    enough = answered >= LEAST_ANSWERED * len(factor.items)
    return nw.when(enough).then(nw.mean_horizontal(*items))
