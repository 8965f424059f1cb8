"""The screen for careless answers: straight lines, too fast, too few; counted per unit and form, told, not removed."""

import narwhals as nw

from dashboard.mapping import Form

STRAIGHT_FROM = 8  # items; fewer can be alike by chance
SECONDS_PER_ITEM = 1.0


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
