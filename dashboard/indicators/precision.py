"""How precisely a value is told: no more than its persons can carry."""

from dashboard.indicators.catalogue import Indicator, Kind

FINE_SHARE_FROM = 1000  # persons; under it one of them moves a share by more than the first decimal
FINE_MEAN_FROM = 100


def decimals(indicator: Indicator, n: int | None, kind: str) -> int:
    """Of a unit of that kind: `n` is None where it is not known, "country" tells what the source has published."""
    if kind == "country" or indicator.kind is Kind.COUNT:
        return indicator.decimals
    if indicator.kind is Kind.SHARE:
        small = kind == "institution" if n is None else n < FINE_SHARE_FROM
        return 0 if small else indicator.decimals
    small = n is not None and n < FINE_MEAN_FROM
    return min(1, indicator.decimals) if small else indicator.decimals


def told(indicator: Indicator, value: float, n: int | None, kind: str) -> float:
    """The value as it may be shown; the country's as its source has it."""
    return value if kind == "country" else round(value, decimals(indicator, n, kind))


def rounded_away(indicator: Indicator, n: int) -> float:
    """How far the value itself may lie from the one told, either way: half of the last decimal."""
    return 0.5 * 10 ** -decimals(indicator, n, "municipality")
