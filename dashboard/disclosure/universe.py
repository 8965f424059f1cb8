"""The declared table: which cells may exist at all. Nothing outside it can be published or asked for."""

from dashboard.levels import is_within, lowest_level
from dashboard.mapping import Form

ALL = "all"
DETAILED = frozenset({ALL})  # items and answer bands are told of everybody only, never by split


def label(split: str, value: str) -> str:
    return f"{split}={value}"


def labels(form: Form) -> list[str]:
    """`all` and every value of every split, the order in which cells are accepted."""
    return [ALL, *(label(split, value.key) for split, spec in form.splits.items() for value in spec.values.values())]


def split_of(name: str) -> str:
    return name.partition("=")[0]


def may_exist(kind: str, informant: str, name: str, splits_from: str) -> bool:
    """Leaders never below municipality; splits from `splits_from` up, for everybody."""
    return is_within(kind, lowest_level(informant)) and (name == ALL or is_within(kind, splits_from))
