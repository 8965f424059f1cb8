"""Lower bounds of what stays open about everybody, without a linear program: scores pushed until something gives."""

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.possible import Numbers, Possible, wide

PASSES = 4
RIDGE = 1e-12  # of the largest entry: keeps dependent rows solvable; what it costs is paid by shorter steps
STILL = 1e-12  # smaller parts of a direction are rounding errors


def reached(possible: Possible, start: Numbers, wanted: NDArray[np.int64] | None = None) -> tuple[Numbers, Numbers]:
    """The lowest and highest sum of the wanted columns (all, if None) met on the way, at points that are all possible
    themselves.

    `start` must be possible. Every pass sends each column up and down as far as it goes while the others make up for
    it, and the next begins in the middle of all points met: columns that began at an end of the scale can then move.
    """
    wanted = np.arange(len(start)) if wanted is None else wanted
    rows, point, sizes = possible.rows.toarray(), start, possible.sizes[wanted]
    low, high = start[wanted], start[wanted]
    for _ in range(PASSES):
        if wide(sizes, low, high).all():
            break
        moves = _directions(possible, rows, point, wanted)
        up, down = _room(possible, rows, point, moves), _room(possible, rows, point, -moves)
        high, low = np.maximum(high, point[wanted] + up), np.minimum(low, point[wanted] - down)
        point = np.clip(point + moves @ (up - down) / (2 * max(len(wanted), 1)), 0, possible.sizes)
    return low, high


def _directions(possible: Possible, rows: Numbers, point: Numbers, wanted: NDArray[np.int64]) -> Numbers:
    """One column of the result for each wanted column a: it moves a by 1 and all others as little as the told sums
    permit.

    The move x of the others minimises Σ (x_j / room_j)² + Σ (drift_r / slack_r)², room and slack being distances to
    the nearest limit (affine scaling): what has no room stays where it is. With H = A·room²·Aᵀ + slack² over all
    columns, leaving a itself out only divides x = −room²·Aᵀ·H⁻¹·A_a by 1 − room_a²·A_aᵀ·H⁻¹·A_a (Sherman–Morrison).
    """
    room = np.clip(np.minimum(point, possible.sizes - point), 0, None) ** 2
    sums = rows @ point
    slack = np.clip(np.minimum(sums - possible.lowest, possible.highest - sums), 0, None) ** 2
    system = (rows * room) @ rows.T
    system[np.diag_indices_from(system)] += slack + RIDGE * max(1.0, (system.diagonal() + slack).max(initial=0))
    answers = rows.T @ np.linalg.solve(system, rows[:, wanted])
    itself = (wanted, np.arange(len(wanted)))
    own = 1 - room[wanted] * answers[itself]
    moves = -room[:, None] * answers / np.where(own > RIDGE, own, np.inf)
    moves[itself] = 1
    moves[np.abs(moves) < STILL] = 0
    return moves


def _room(possible: Possible, rows: Numbers, point: Numbers, moves: Numbers) -> Numbers:
    """How many times each move (a column of `moves`) can be made before a limit is met."""
    drifts, sums = rows @ moves, rows @ point
    boxed = _steps(moves, point, possible.sizes - point)
    told = _steps(drifts, sums - possible.lowest, possible.highest - sums)
    return np.clip(np.minimum(boxed, told), 0, None)


def _steps(moves: Numbers, below: Numbers, above: Numbers) -> Numbers:
    distance = np.where(moves > 0, above[:, None], below[:, None])
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.where(moves != 0, distance / np.abs(moves), np.inf)
    return steps.min(axis=0, initial=np.inf)
