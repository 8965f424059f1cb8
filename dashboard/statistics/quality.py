"""The screen for careless answers: straight lines, too fast, too few, all at the top; counted, not removed."""

import narwhals as nw

from dashboard.mapping import Factor, Form

STRAIGHT_FROM = 8  # items; fewer can be alike by chance
SECONDS_PER_ITEM = 1.0
TOP_FROM = 5  # items; the forms of young children are short, and four good answers are no habit


def _answered(form: Form) -> nw.Expr:
    answered = [nw.when(~nw.col(item).is_null()).then(nw.lit(1)).otherwise(nw.lit(0)) for item in form.item_keys]
    return nw.sum_horizontal(*answered)


def straight(form: Form) -> nw.Expr:
    """The same answer to everything, over at least eight answered items."""
    items = [nw.col(item) for item in form.item_keys]
    return (_answered(form) >= STRAIGHT_FROM) & (nw.max_horizontal(*items) == nw.min_horizontal(*items))


def too_fast(form: Form) -> nw.Expr:
    """Under a second an answered item; never true where the form has no duration."""
    if form.duration_column is None:
        return nw.lit(False)
    return (nw.col("seconds") < SECONDS_PER_ITEM * _answered(form)).fill_null(False)


def too_few(form: Form) -> nw.Expr:
    return _answered(form) < len(form.item_keys) / 2


def all_top(form: Form) -> nw.Expr:
    """The best answer to everything, such as the happiest face, over at least five items; turned ones turned back."""
    best = _best(form)
    other = [nw.when(nw.col(item) != best[item]).then(nw.lit(1)).otherwise(nw.lit(0)) for item in form.item_keys]
    return (_answered(form) >= TOP_FROM) & (nw.sum_horizontal(*other) == 0)


def _best(form: Form) -> dict[str, float]:
    """By item; where factors see an item differently, the one that names it first."""
    found: dict[str, float] = {}
    for factor in form.factors:
        for item in factor.items:
            found.setdefault(item, _best_end(factor, item))
    return found


def _best_end(factor: Factor, item: str) -> float:
    low, high = factor.scale
    return low if (item in factor.reversed) != (factor.higher_is == "worse") else high
