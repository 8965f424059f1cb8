"""Counts and sums per atom: the respondents of one unit and one crossing of split values, whom no cell separates."""

from collections.abc import Collection

import narwhals as nw
from narwhals.typing import IntoFrame

from dashboard.mapping import Factor, Form
from dashboard.statistics import bands, quality
from dashboard.statistics.scores import score

UNIT, ROWS = "unit", "rows"
QUALITY = ("straight", "fast", "few", "top")
SCREENED = "screened"  # all rows, those that a screen took out included
UNCOUNTED = -1  # in place of a screen's count where the vault was filled before there was such a screen


def split_column(split: str) -> str:
    return f"split:{split}"


def factor_variable(factor: str) -> str:
    return f"factor.{factor}"


def item_variable(item: str) -> str:
    return f"item.{item}"


def partial_variable(factor: str) -> str:
    """Those who answered some of the factor's items, but not all."""
    return f"partial.{factor}"


def low_variable(factor: str) -> str:
    """1 for those in the low third of the factor's scale, else 0."""
    return f"low.{factor}"


def high_variable(factor: str) -> str:
    return f"high.{factor}"


def is_third(variable: str) -> bool:
    """Whether the variable sorts a factor's own persons, rather than having persons of its own."""
    return variable.startswith(("low.", "high."))


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


def people(variable: str) -> str:
    return f"people:{variable}"


def of(answers: IntoFrame, form: Form, without: Collection[str] = ()) -> nw.LazyFrame:
    """One row per atom: unit, a column per split ("" where the answer is missing), rows, the screens' counts, and n,
    sum (and squares, low, high for factors) per variable, and n of the partial answers to each factor. Items are as
    answered, factors are reversed.

    Forms in which one respondent answers many times also get `people` for rows and for each variable. Answers that a
    screen in `without` (of QUALITY) has caught are counted by the screens and by nothing else.
    """
    frame, keys = _screened(nw.from_native(answers).lazy(), form), _keys(form)
    atoms = frame.group_by(keys).agg(nw.len().alias(SCREENED), *(_number_of(name) for name in QUALITY))
    kept = _scored(_careful(frame, without), form)
    parts = [kept.group_by(keys).agg(*_counts(form)), *_people(kept, form, keys)]
    for part in parts:
        atoms = atoms.join(part, on=keys, how="left")
    numbers = [name for name in atoms.collect_schema().names() if name not in keys]
    return atoms.with_columns(*[nw.col(name).fill_null(0) for name in numbers]).sort(keys)


def careful(answers: IntoFrame, form: Form, without: Collection[str]) -> nw.LazyFrame:
    """The answers that none of the screens in `without` has caught."""
    return _careful(_screened(nw.from_native(answers).lazy(), form), without)


def _careful(screened: nw.LazyFrame, without: Collection[str]) -> nw.LazyFrame:
    return screened.filter(~nw.any_horizontal(*map(nw.col, without), ignore_nulls=True)) if without else screened


def _keys(form: Form) -> list[str]:
    return [UNIT, *(split_column(split) for split in form.splits)]


def _screened(answers: nw.LazyFrame, form: Form) -> nw.LazyFrame:
    splits = [nw.col(split_column(split)).fill_null("").alias(split_column(split)) for split in form.splits]
    found = (quality.straight(form), quality.too_fast(form), quality.too_few(form), quality.all_top(form))
    screens = [screen.alias(name) for name, screen in zip(QUALITY, found, strict=True)]
    return answers.with_columns(*splits, *screens)


def _scored(answers: nw.LazyFrame, form: Form) -> nw.LazyFrame:
    frame = answers.with_columns(*[score(factor).alias(factor_variable(factor.key)) for factor in form.factors])
    return frame.with_columns(*[column for factor in form.factors for column in _shapes(factor)])


def _shapes(factor: Factor) -> list[nw.Expr]:
    variable = factor_variable(factor.key)
    value = nw.col(variable)
    return [
        (value * value).alias(squares(variable)),
        bands.is_low(factor, value).alias(low(variable)),
        bands.is_high(factor, value).alias(high(variable)),
        _is_partial(factor).alias(n(partial_variable(factor.key))),
    ]


def _is_partial(factor: Factor) -> nw.Expr:
    missing = [nw.col(item).is_null() for item in factor.items]
    return nw.any_horizontal(*missing, ignore_nulls=True) & ~nw.all_horizontal(*missing, ignore_nulls=True)


def _counts(form: Form) -> list[nw.Expr]:
    counts = [nw.len().alias(ROWS)]
    for factor in form.factors:
        variable = factor_variable(factor.key)
        counts += [nw.col(variable).count().alias(n(variable)), nw.col(variable).sum().alias(total(variable))]
        counts += [nw.col(squares(variable)).sum(), _number_of(low(variable)), _number_of(high(variable))]
        counts.append(_number_of(n(partial_variable(factor.key))))
    for item in form.item_keys:
        variable = item_variable(item)
        counts += [nw.col(item).count().alias(n(variable)), nw.col(item).sum().alias(total(variable))]
    return counts


def _number_of(column: str) -> nw.Expr:
    return nw.col(column).sum().cast(nw.Int64).alias(column)


def _people(frame: nw.LazyFrame, form: Form, keys: list[str]) -> list[nw.LazyFrame]:
    if form.respondent_column is None:
        return []
    scores = {factor_variable(factor.key): factor_variable(factor.key) for factor in form.factors}
    columns = scores | {item_variable(item): item for item in form.item_keys}
    told = [_homes(frame.filter(~nw.col(column).is_null()), keys, variable) for variable, column in columns.items()]
    partial = [partial_variable(factor.key) for factor in form.factors]
    told += [_homes(frame.filter(nw.col(n(variable))), keys, variable) for variable in partial]
    return [_homes(frame, keys, ROWS), *told]


def _homes(frame: nw.LazyFrame, keys: list[str], variable: str) -> nw.LazyFrame:
    """Respondents counted once each, where most of their rows are.

    A sum of these over any atoms is never more than the number of different respondents in them, so a group that
    passes the smallest size by this count passes it in truth.
    """
    fewer = "fewer rows"  # negative, because the order below only goes upwards
    rows = frame.group_by(["respondent", *keys]).agg((-nw.len().cast(nw.Int64)).alias(fewer))
    homes = rows.unique(subset=["respondent"], keep="first", order_by=[fewer, *keys])
    return homes.group_by(keys).agg(nw.len().alias(people(variable)))
