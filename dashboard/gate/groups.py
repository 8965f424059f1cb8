"""The exact audit of groups: can fewer than k be singled out by adding and subtracting what was ever told?

Told cells are the rows of a matrix over columns of persons (gate.columns). Whatever can be added up from them is a
vector of the row space, and the row space is safe when none of its vectors, but 0, holds fewer than k persons. In terms
of the null space: the null vectors' rows of any columns with fewer than k persons must be linearly independent
(trust.md 1.2).
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.columns import Attack, Columns, merged, of_cells
from dashboard.gate.dependencies import Dependencies, Part
from dashboard.gate.findings import Finding, Rule
from dashboard.gate.residues import sums_inside
from dashboard.gate.supports import Suspect
from dashboard.publication.counted import Publication, of_everybody

LARGEST = 100_000  # entries of a matrix that is solved only to name cells


def exposed_groups(form: str, publications: Sequence[Publication], k: int) -> list[Finding]:
    """Findings for every variable. The newest publication is among a finding's places exactly when what was told before
    did not give the same away."""
    attack = Attack(publications)
    audit = Dependencies(k)
    found = []
    for variable in attack.variables:
        columns = merged(attack.columns(variable))
        if not attack.comparable:
            found.append(Finding(Rule.DOUBT, form, variable, attack.places(columns), "other_splits"))
            continue
        newest = columns.publications == len(publications) - 1
        for suspect, is_new in _suspects(audit, columns, newest):
            cells = np.flatnonzero(_cells(columns, suspect, newest, is_new))
            rule, reason = (Rule.GROUP, "") if suspect.proved else (Rule.DOUBT, "too_many_sums")
            found.append(Finding(rule, form, variable, attack.places(of_cells(columns, cells)), reason))
    return found


def exposed_by_unit(form: str, publications: Sequence[Publication], k: int) -> list[Finding]:
    """The same of everybody's cells in several versions, compared without their splits: who is sorted under another
    value than before, as when missing ones were filled in, is the same person."""
    if len({id(one.counted) for one in publications}) < 2:
        return []
    return exposed_groups(form, of_everybody(publications), k)


def _suspects(audit: Dependencies, columns: Columns, newest: NDArray[np.bool_]) -> Iterator[tuple[Suspect, bool]]:
    """With whether the newest publication has to do with it. Where something was found before already, every light
    set is looked at, since a new one may stand behind it."""
    parts = audit.parts(columns)
    found = list(audit.suspects(parts, columns))
    before = audit.parts(of_cells(columns, np.flatnonzero(~newest))) if found else []
    if not any(True for _ in audit.suspects(before, columns)):
        yield from ((suspect, True) for suspect in found)
        return
    yield from ((suspect, False) for suspect in found if not _is_new(suspect, parts, before))
    every = audit.suspects(parts, columns, every=True)
    yield from ((suspect, True) for suspect in every if _is_new(suspect, parts, before))


def _is_new(suspect: Suspect, parts: list[Part], before: list[Part]) -> bool:
    if not suspect.proved:
        return True
    now, then = (sum(part.dimension(suspect.columns) for part in some) for some in (parts, before))
    return now > then


def _cells(columns: Columns, suspect: Suspect, newest: NDArray[np.bool_], is_new: bool) -> NDArray[np.bool_]:
    """Flags of the told cells that give it away together. Where too many cells of other institutions play a part, all
    that hold the columns, with the newest ones about the same institutions."""
    allowed = is_new | ~newest
    home = np.isin(columns.blocks, columns.blocks[suspect.columns])
    for near in (home, np.ones_like(home)):
        cells = _combined(columns, suspect, allowed, near)
        if cells.any() and (cells[newest].any() or not is_new):
            return cells
    holding = columns.rows[:, suspect.columns].sum(axis=1) > 0
    about = newest & (columns.rows[:, np.flatnonzero(home)].sum(axis=1) > 0)
    return (holding & ~newest) | (is_new & (about if about.any() else newest))


def _combined(
    columns: Columns, suspect: Suspect, allowed: NDArray[np.bool_], near: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Flags of the allowed cells within these columns (flags) that add up to something about the suspects alone."""
    some = np.flatnonzero(near)
    rows = columns.rows[:, some]
    told = np.flatnonzero(allowed & (rows.sum(axis=1) == columns.rows.sum(axis=1)))
    cells = np.zeros(len(allowed), dtype=bool)
    if len(told) * len(some) <= LARGEST:
        coefficients, _ = sums_inside(rows[told].toarray(), np.isin(some, suspect.columns))
        cells[told[coefficients.any(axis=0)]] = True
    return cells
