"""Which sums above institutions a reader may be told of a round that is open: nobody has released anything of it.

A sum speaks of the institutions that the reader does not know by name. It must speak of none or of at least four, and
so must what is left of the programme when every municipality that is told has been taken from it (ownership.py).
"""

from collections.abc import Collection, Mapping

from dashboard.ownership import may_be_shown


def told(programme: int, municipality: Mapping[int, int | None], known: Collection[int]) -> frozenset[int]:
    """Numbers of the programme and the municipalities. `municipality` is where each institution that was asked lies."""
    unknown = {one: above for one, above in municipality.items() if one not in known}
    above = {at for at in municipality.values() if at is not None}
    inside = {at: sum(one == at for one in unknown.values()) for at in above}
    found = {at for at, count in inside.items() if may_be_shown(count)}
    left = sum(at not in found for at in unknown.values())
    whole = {programme} if may_be_shown(len(unknown)) and may_be_shown(left) else set()
    return frozenset(found | whole)
