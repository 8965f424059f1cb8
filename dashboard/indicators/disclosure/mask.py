"""Which places are told: one after the other in order of importance, as long as no few persons can be singled out."""

from dashboard.indicators.disclosure.freedom import Freedom, few_of
from dashboard.indicators.disclosure.places import Place, Units
from dashboard.indicators.disclosure.searching import Searching
from dashboard.indicators.disclosure.sums import System, Table, pieces, system

MOST = 5_000  # sets of few persons that are looked at one by one


def told(table: Table, units: Units, k: int) -> set[Place]:
    """The places whose value may be told."""
    found: set[Place] = set()
    for piece in pieces(system(table, units, k)):
        may = [at for at, place in enumerate(piece.places) if piece.weights[at] >= k]
        told = _told(table, units, k, piece, may) if min(piece.weights) < k else may
        found.update(piece.places[at] for at in told)
    return found


def _told(table: Table, units: Units, k: int, piece: System, may: list[int]) -> list[int]:
    few = few_of(piece.weights, k, MOST)
    open_: Freedom | Searching = (
        Searching(piece.weights, piece.equations, k) if few is None else Freedom(piece.weights, piece.equations, few)
    )
    for at, place in enumerate(piece.places):
        if place in table.known:
            open_.tell(at)
    for at in sorted(may, key=lambda at: units.importance(piece.places[at], table.persons[piece.places[at]] or 0)):
        if not open_.told[at] and not open_.gives_away(at):
            open_.tell(at)
    return [at for at in may if open_.told[at]]
