"""Deliberate faults: what a mask or a gate that is wrong in one place would do, by where it stands in the program."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sqlalchemy import delete

from dashboard.disclosure import carelessness, masks
from dashboard.gate import gate, narrowing
from dashboard.levels import is_within, lowest_level
from dashboard.publication import cells
from dashboard.publication.counted import Publication
from dashboard.quality import Word
from data_access import history, quality_marks, tables

Fault = dict[str, Any]  # dotted name -> what stands there instead


def nothing(*_: Any, **__: Any) -> list:
    return []


def unrepaired(_self: Any, shown: Mapping[str, Any], _variables: Any) -> dict[str, Any]:
    return dict(shown)


def large_enough_by_itself(self: Any, unit: int) -> bool:
    return self.safe(self.counts[unit], self.people[unit])


@dataclass
class Forgetful:
    """The masking, told something else than it should be."""

    changes: Mapping[str, Any]

    def __call__(self, form: Any, counted: Any, sums: Any, k: int, splits_from: str, earlier: Any) -> Any:
        given = {"counted": counted, "sums": sums, "k": k, "earlier": earlier}
        given |= {name: change(given[name]) for name, change in self.changes.items()}
        return masks.Masking(form, given["counted"], given["sums"], given["k"], splits_from, given["earlier"])


def every_word(count: int, n: int, k: int) -> Word | None:
    """Whatever the counts that it stands for."""
    if n < carelessness.FEWEST:
        return None
    return Word.MANY if 4 * count >= n else Word.SOME if 10 * count >= n else Word.NONE


def tell_anew(store: Any, *told: Any) -> None:
    store.execute(delete(tables.quality))
    _tell(store, *told)


def everybody_counts(counted: Any) -> Any:
    """As if every answer came from somebody else."""
    return replace(counted, people=counted.n)


def everybody_counts_in_sums(sums: Any) -> Any:
    return replace(sums, people=sums.n, row_people=sums.rows)


_tell = quality_marks.tell
_hidden, _of_item, _exposed_groups, _narrow_in = (
    cells._hidden,
    masks.Masking._of_item,
    gate.exposed_groups,
    narrowing.narrow_in,
)


def hidden_with_n(sums: Any, factor: Any, label: str, units: Any, k: int) -> Any:
    return (cell._replace(n=7) for cell in _hidden(sums, factor, label, units, k))


def of_any_item(self: Any, item: str, beside: Any) -> Any:
    return _of_item(self, item, [{label: np.ones_like(flags) for label, flags in one.items()} for one in beside])


def splits_anywhere(kind: str, informant: str, name: str, splits_from: str) -> bool:
    return is_within(kind, lowest_level(informant))


def leaders_anywhere(kind: str, informant: str, name: str, splits_from: str) -> bool:
    return name == "all" or is_within(kind, splits_from)


# The mask is wrong; the gate is not.
ONLY_LARGE_ENOUGH: Fault = {
    "dashboard.disclosure.growing.Growing.spared": large_enough_by_itself,
    "dashboard.disclosure.splits.Split._leaves_enough": lambda *_: True,
    "dashboard.disclosure.repair.Repair.safe": unrepaired,
}
UNREPAIRED: Fault = {"dashboard.disclosure.repair.Repair.safe": unrepaired}
ONE_TOO_FEW: Fault = {"data_access.drafting.Masking": Forgetful({"k": lambda k: k - 1})}
NO_EARLIER: Fault = {"data_access.drafting.Masking": Forgetful({"earlier": lambda _: ()})}
ANSWERS_AS_PEOPLE: Fault = {
    "data_access.drafting.Masking": Forgetful(
        {"counted": everybody_counts, "sums": everybody_counts_in_sums, "earlier": lambda _: ()}
    )
}
NO_INSTITUTIONS: Fault = {
    "dashboard.disclosure.institutions.Institutions.protected": lambda *_: True,
    "dashboard.disclosure.neighbours.Neighbours.safe": unrepaired,
}
NO_EXTREMES: Fault = {"dashboard.publication.cells.bounds": lambda score, *_: [None] * len(score)}
NO_ROUNDING: Fault = {"dashboard.publication.cells.rounding": np.ones_like}
SPLITS_IN_CLASSES: Fault = {"dashboard.publication.declared.may_exist": splits_anywhere}
LEADERS_BY_INSTITUTION: Fault = {"dashboard.publication.declared.may_exist": leaders_anywhere}
NUMBERS_IN_HIDDEN: Fault = {"dashboard.publication.cells._hidden": hidden_with_n}
BANDS_OF_FIVE: Fault = {"dashboard.disclosure.masks.BANDS_FROM": 5}
ITEMS_WITHOUT_FACTORS: Fault = {"dashboard.disclosure.masks.Masking._of_item": of_any_item}
EVERY_WORD: Fault = {"dashboard.disclosure.carelessness.word": every_word}
NEVER_WITHDRAWN: Fault = {"data_access.quality_marks.withdraw": nothing}
TOLD_ANEW: Fault = {"data_access.quality_marks.tell": tell_anew}
NO_NARROWING: Fault = {"data_access.drafting.Drafting._narrow": nothing}


def of_everybody(publications: Any) -> list[Publication]:
    return [Publication(one.counted, {"all": one.told["all"]}) for one in publications]


def groups(change: Any = None, less: int = 0) -> Any:
    def found(form: str, publications: Any, k: int) -> Any:
        return _exposed_groups(form, publications if change is None else change(publications), k - less)

    return found


def twice_as_wide(attack: Any, form: str, told: Any) -> Any:
    middle, half = (told.least + told.most) / 2, told.most - told.least
    ends = (np.clip(end, *told.scale) for end in (middle - half, middle + half))
    return _narrow_in(attack, form, replace(told, **dict(zip(("least", "most"), ends, strict=True))))


_judge = gate.judge


def newest_only(case: Any, narrowing: Any) -> Any:
    return _judge(replace(case, earlier=()), narrowing)


_counted, _sums = history.counted.from_atoms, history.sums.from_atoms


def counted_as_people(*arguments: Any) -> Any:
    return everybody_counts(_counted(*arguments))


def summed_as_people(*arguments: Any) -> Any:
    return everybody_counts_in_sums(_sums(*arguments))


# The gate is wrong in the same place, so that nobody stops what the mask lets through.
NO_GROUPS: Fault = {"dashboard.gate.gate.exposed_groups": nothing}
GROUPS_OF_ONE_LESS: Fault = {"dashboard.gate.gate.exposed_groups": groups(less=1)}
GROUPS_OF_EVERYBODY: Fault = {"dashboard.gate.gate.exposed_groups": groups(of_everybody)}
CELLS_OF_ONE_LESS: Fault = {
    "dashboard.gate.truth.Truth.enough": property(lambda self: (self.n >= self.k - 1) & (self.people >= self.k - 1))
}
NO_MARKS: Fault = {"data_access.gate.broken_marks": nothing}
NO_CELLS: Fault = {"dashboard.gate.gate.broken_cells": nothing}
NO_DETAILS: Fault = {"dashboard.gate.cells.broken_details": nothing}
NO_INSTITUTIONS_IN_GATE: Fault = {"dashboard.gate.gate.exposed_institutions": nothing}
NO_DOMINANCE: Fault = {"dashboard.gate.institutions.dominated": nothing}
NO_PERSONS: Fault = {"dashboard.gate.narrowing.narrow_in": nothing}
PERSONS_TWICE_AS_WIDE: Fault = {"dashboard.gate.narrowing.narrow_in": twice_as_wide}
NEWEST_ONLY: Fault = {"data_access.gate.judge": newest_only}
PEOPLE_NOT_COUNTED: Fault = {
    "data_access.history.counted.from_atoms": counted_as_people,
    "data_access.history.sums.from_atoms": summed_as_people,
}
