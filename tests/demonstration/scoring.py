"""Factor scores of made-up answers, read as the mapping says they should be: the slow way, beside the program's own."""

import polars as pl

from dashboard.demonstration.programme import MadeUpRound
from dashboard.mapping import Factor, Form, Mapping


def mapping_of(made_up: MadeUpRound) -> Mapping:
    return Mapping.model_validate(made_up.mapping)


def form_of(made_up: MadeUpRound, key: str) -> Form:
    return next(form for form in mapping_of(made_up).forms if form.key == key)


def item_answers(made_up: MadeUpRound, form: Form, factor: Factor, answers: pl.DataFrame) -> pl.DataFrame:
    """Numbers where high is good, one column per item of the factor, null for no answer."""
    mapping = mapping_of(made_up)
    low, high = factor.scale
    columns = []
    for key in factor.items:
        answer = _numbers(mapping, form, key, answers)
        flips = (key in factor.reversed) != (factor.higher_is == "worse")
        columns.append((low + high - answer if flips else answer).alias(key))
    return pl.DataFrame(columns)


def _numbers(mapping: Mapping, form: Form, key: str, answers: pl.DataFrame) -> pl.Series:
    text = answers[mapping.column_of(key)].cast(pl.String)
    labels = {label: str(value) for label, value in mapping.item(key).values.items()}
    return text.replace(dict.fromkeys(form.missing, None)).replace(labels).cast(pl.Float64)


def scored(made_up: MadeUpRound, form_key: str) -> pl.DataFrame:
    """One row per respondent: municipality, institution, unit and one score per factor, in answers, high is good."""
    form, answers = form_of(made_up, form_key), made_up.answers(form_key)
    unit = answers[form.unit_column].alias("unit")
    scores = [
        item_answers(made_up, form, factor, answers).mean_horizontal().alias(factor.key) for factor in form.factors
    ]
    places = [unit, unit.str.slice(0, 6).alias("institution"), unit.str.slice(0, 3).alias("municipality")]
    return pl.DataFrame([*places, *scores])


def alpha(items: pl.DataFrame) -> float:
    complete = items.drop_nulls()
    between = sum(complete[key].var() for key in complete.columns)
    count = complete.width
    return count / (count - 1) * (1 - between / complete.sum_horizontal().var())
