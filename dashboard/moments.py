"""Points in time as everything here speaks of them: in UTC, and with their zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_HERE = ZoneInfo("Europe/Copenhagen")


def utc(at: datetime) -> datetime:
    """Databases give times back in their own zone, or without one where UTC is meant."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def present() -> datetime:
    return datetime.now(UTC)


def danish(at: datetime) -> datetime:
    """As a clock in Denmark shows it, without a zone."""
    return utc(at).astimezone(_HERE).replace(tzinfo=None)


def today() -> date:
    """By a calendar in Denmark."""
    return danish(present()).date()


def from_danish(at: datetime) -> datetime:
    return at.replace(tzinfo=_HERE).astimezone(UTC)
