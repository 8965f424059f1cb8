"""Points in time as everything here speaks of them: in UTC, and with their zone."""

from datetime import UTC, datetime


def utc(at: datetime) -> datetime:
    """Databases give times back in their own zone, or without one where UTC is meant."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def present() -> datetime:
    return datetime.now(UTC)
