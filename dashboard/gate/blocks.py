"""The told cells cut up by institution: what one institution's own cells leave open, and how it hangs on the others.

Columns that hold fewer than k are called small. A relation is a sum of told cells that holds small columns only.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.columns import Columns
from dashboard.gate.residues import Matrix, left_null_space, null_space, product, reduced, together, vanishing

Flags = NDArray[np.uint8]  # rows × columns, 0 and 1


@dataclass(frozen=True, eq=False)
class Block:
    """`columns` are positions in `Columns`. `own` are cells of this block only, `shared` its part of the cells that
    are also about others, whose numbers are `cells`."""

    columns: NDArray[np.int64]
    own: Flags
    shared: Flags
    cells: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Relations:
    """The relations of a block that may hold fewer than k, over its small columns in their order.

    `own` need none of the shared cells. The sums of shared cells (one row of `sums` each, over the block's shared
    cells) are those that a relation can have here; `rest` is then left of them, but for multiples of `own`. In each
    of `sums` one of the cells `pivots` stands alone.
    """

    own: Matrix
    sums: Matrix
    pivots: NDArray[np.int64]
    rest: Matrix


def blocks(columns: Columns) -> Iterator[Block]:
    rows, places = columns.rows.nonzero()
    home = columns.blocks[places]
    order = np.argsort(home, kind="stable")
    shared = _spread(columns.rows.shape[0], rows, home)
    edges = np.flatnonzero(np.diff(home[order], prepend=-1, append=-1))
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        here = order[start:end]
        cells, row = np.unique(rows[here], return_inverse=True)
        members, column = np.unique(places[here], return_inverse=True)
        filled = np.zeros((len(cells), len(members)), dtype=np.uint8)
        filled[row, column] = 1
        far = shared[cells]
        yield Block(members, filled[~far], filled[far], cells[far])


def _spread(size: int, rows: NDArray[np.int64], home: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Cells with columns of more than one block."""
    least, most = np.full(size, np.iinfo(np.int64).max), np.full(size, -1)
    np.minimum.at(least, rows, home)
    np.maximum.at(most, rows, home)
    return least < most


def relations(block: Block, weight: NDArray[np.int64], k: int) -> Relations:
    """`weight` by column. Left out is what must hold k or more.

    The block's own cells make up what is left of a sum of shared cells, but for small columns, exactly when no null
    vector (a change they cannot see) changes that sum and these columns together.
    """
    small = weight < k
    unseen = _null_vectors(block.own, small)
    seen = np.concatenate([product(block.shared.astype(np.int64), unseen), unseen[small]])
    # Most small columns are changed by one null vector of their own: met first, they cost no arithmetic.
    order = np.argsort((seen != 0).sum(axis=1), kind="stable")
    found = left_null_space(seen[order])[:, np.argsort(order)]
    count = len(block.shared)
    rows, pivots = reduced(_light(found, count, weight[small], k))
    far = pivots < count
    return Relations(rows[~far, count:], rows[far, :count], pivots[far], rows[far, count:])


def _null_vectors(own: Flags, small: NDArray[np.bool_]) -> Matrix:
    order = np.argsort(small, kind="stable")
    return null_space(own[:, order].astype(np.int64))[np.argsort(order)]


def _light(found: Matrix, count: int, weight: NDArray[np.int64], k: int) -> Matrix:
    """Without the relations that hold columns which weigh k or more and always go together; the first `count` columns
    stand for shared cells."""
    while len(found):
        number = together(found[:, count:])
        heavy = np.bincount(number + 1, weight, number.max(initial=-1) + 2) >= k
        heavy[0] = False  # the columns that no relation holds
        if not heavy.any():
            break
        found = vanishing(found, np.append(np.zeros(count, dtype=bool), heavy[number + 1]))
    return found
