"""Counts and sums per atom: the respondents of one unit and one crossing of split values, whom no cell separates."""

from collections.abc import Collection

import narwhals as nw
from narwhals.typing import IntoFrame

from dashboard.mapping import Factor, Form
from dashboard.statistics import bands, quality
from dashboard.statistics.scores import score

UNIT, ROWS, RESPONDENTS = "unit", "rows", "respondents"
QUALITY = ("straight", "fast", "few")


def split_column(split: str) -> str:
    return f"split:{split}"


def factor_variable(factor: str) -> str:
    return f"factor.{factor}"


def item_variable(item: str) -> str:
    return f"item.{item}"


def n(variable: str) -> str:
    return f"n:{variable}"


def total(variable: str) -> str:
    return f"sum:{variable}"


def squares(variable: str) -> str:
    return f"squares:{variable}"


def low(variable: str) -> str:
    return f"low:{variable}"


def high(variable: str) -> str:
    return f"high:{variable}"


def of(answers: IntoFrame, form: Form, without: Collection[str] = ()) -> nw.LazyFrame:
    """One row per atom: unit, a column per split ("" where the answer is missing), rows, respondents, the quality
    counts, and n, sum (and squares, low, high for factors) per variable. Items are as answered, factors are reversed.

    Answers that a screen in `without` (of QUALITY) has caught are counted by the screens and by nothing else.
    """
    frame, keys = _scored(nw.from_native(answers).lazy(), form), _keys(form)
    kept = frame.filter(~nw.any_horizontal(*map(nw.col, without), ignore_nulls=True)) if without else frame
    counts = kept.group_by(keys).agg(*_counts(form))
    people = _homes(kept, keys) if form.respondent_column else counts.select(*keys, nw.col(ROWS).alias(RESPONDENTS))
    screens = frame.group_by(keys).agg(*(_number_of(name) for name in QUALITY))
    atoms = screens.join(counts, on=keys, how="left").join(people, on=keys, how="left")
    empty = [name for name in atoms.collect_schema().names() if name not in keys]
    return atoms.with_columns(*[nw.col(name).fill_null(0) for name in empty]).sort(keys)


def _keys(form: Form) -> list[str]:
    return [UNIT, *(split_column(split) for split in form.splits)]


def _scored(answers: nw.LazyFrame, form: Form) -> nw.LazyFrame:
    splits = [nw.col(split_column(split)).fill_null("").alias(split_column(split)) for split in form.splits]
    scores = [score(factor).alias(factor_variable(factor.key)) for factor in form.factors]
    screens = zip(QUALITY, (quality.straight(form), quality.too_fast(form), quality.too_few(form)), strict=True)
    frame = answers.with_columns(*splits, *scores, *[screen.alias(name) for name, screen in screens])
    return frame.with_columns(*[column for factor in form.factors for column in _shapes(factor)])


def _shapes(factor: Factor) -> list[nw.Expr]:
    variable = factor_variable(factor.key)
    value = nw.col(variable)
    return [
        (value * value).alias(squares(variable)),
        bands.is_low(factor, value).alias(low(variable)),
        bands.is_high(factor, value).alias(high(variable)),
    ]


def _counts(form: Form) -> list[nw.Expr]:
    counts = [nw.len().alias(ROWS)]
    for factor in form.factors:
        variable = factor_variable(factor.key)
        counts += [nw.col(variable).count().alias(n(variable)), nw.col(variable).sum().alias(total(variable))]
        counts += [nw.col(squares(variable)).sum(), _number_of(low(variable)), _number_of(high(variable))]
    for item in form.item_keys:
        variable = item_variable(item)
        counts += [nw.col(item).count().alias(n(variable)), nw.col(item).sum().alias(total(variable))]
    return counts


def _number_of(column: str) -> nw.Expr:
    return nw.col(column).sum().cast(nw.Int64).alias(column)


def _homes(frame: nw.LazyFrame, keys: list[str]) -> nw.LazyFrame:
    """Respondents counted once each, where most of their rows are.

    A sum of these over any atoms is never more than the number of different respondents in them, so a group that
    passes the smallest size by this count passes it in truth.
    """
    fewer = "fewer rows"  # negative, because the order below only goes upwards
    rows = frame.group_by(["respondent", *keys]).agg((-nw.len().cast(nw.Int64)).alias(fewer))
    homes = rows.unique(subset=["respondent"], keep="first", order_by=[fewer, *keys])
    return homes.group_by(keys).agg(nw.len().alias(RESPONDENTS))
