"""How answers are spread: the low, middle and high third of a factor's scale."""

import narwhals as nw

from dashboard.mapping import Factor

TAIL = 10  # per cent; nearer to 0 or 100 than this is told only as that


def cuts(factor: Factor) -> tuple[float, float]:
    third = (factor.scale[1] - factor.scale[0]) / 3
    return factor.scale[0] + third, factor.scale[1] - third


def is_low(factor: Factor, score: nw.Expr) -> nw.Expr:
    """A score on the cut itself belongs to the middle; the small slack is for thirds that binary numbers miss."""
    return score < cuts(factor)[0] - 1e-9


def is_high(factor: Factor, score: nw.Expr) -> nw.Expr:
    return score > cuts(factor)[1] + 1e-9


def share_as_text(part: int, n: int) -> str:
    """Whole per cent, or `<10` and `>90` (trust.md SDC-5)."""
    share = 100 * part / n
    return f"<{TAIL}" if share < TAIL else f">{100 - TAIL}" if share > 100 - TAIL else str(int(share + 0.5))
