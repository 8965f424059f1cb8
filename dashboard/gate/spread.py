"""What told shares of low, middle and high answers say about how many there are: whole numbers of persons."""

import numpy as np
from numpy.typing import NDArray

from dashboard.gate.standing import Numbers, Texts

TAIL = 10  # per cent: a smaller or larger share is told only as that

Counts = NDArray[np.int64]


def thirds(shares: Texts, n: Numbers) -> tuple[Counts, Counts]:
    """The fewest and the most persons in each third, cells × low, middle, high.

    What two shares leave of all is a limit on the third.
    """
    whole = n.astype(np.int64)
    fewest, most = (np.zeros((len(n), 3), dtype=np.int64) for _ in range(2))
    for cell, (texts, size) in enumerate(zip(shares.tolist(), whole.tolist(), strict=True)):
        for place, text in enumerate(texts):
            fewest[cell, place], most[cell, place] = persons(text, size)
    others_most = most.sum(axis=1, keepdims=True) - most
    others_fewest = fewest.sum(axis=1, keepdims=True) - fewest
    return np.maximum(fewest, whole[:, None] - others_most), np.minimum(most, whole[:, None] - others_fewest)


def persons(text: str, n: int) -> tuple[int, int]:
    """Whole per cent are rounded, halves upwards."""
    if not text:
        return 0, n
    if text.startswith("<"):
        return 0, -(-TAIL * n // 100) - 1
    if text.startswith(">"):
        return (100 - TAIL) * n // 100 + 1, n
    share = int(text)
    fewest, above = -(-(2 * share - 1) * n // 200), -(-(2 * share + 1) * n // 200)
    return max(fewest, -(-TAIL * n // 100)), min(above - 1, (100 - TAIL) * n // 100)
