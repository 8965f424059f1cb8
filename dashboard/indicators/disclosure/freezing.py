"""Where nothing new is told, because figures told before have changed and others beside them are hidden.

Whoever holds an earlier total and the new figures of most of its parts knows what is left: the earlier figure of a
part that was hidden then. So there only those figures stand that were told just so.
"""

from dashboard.indicators.disclosure.places import Place, Units
from dashboard.indicators.disclosure.sums import System, Table, pieces, system


def frozen(table: Table, units: Units, k: int) -> set[Place]:
    if not table.changed:
        return set()
    # The persons behind a change of fewer than k may be those of a place that has nobody now, or is none.
    found = {place for place, persons in table.changed.items() if persons < k}
    for piece in pieces(system(table, units, k)):
        changed = table.changed.keys() & set(piece.places)
        if changed and (_hides(piece, table, k) or not found.isdisjoint(changed)):
            found.update(piece.places)
    return found


def _hides(piece: System, table: Table, k: int) -> bool:
    """Anything that is few, was never told, or is left over beside the parts, told or not."""
    left_over = len(piece.weights) > len(piece.places)
    return left_over or min(piece.weights) < k or not table.told.issuperset(piece.places)
