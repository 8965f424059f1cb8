"""Names for what a package leaves unnamed, so that no page ever shows a bare key."""

from dashboard.mapping import Name


def from_key(key: str) -> Name:
    """`adult_relation` becomes "Adult relation": the best that can be said without a name."""
    words = key.replace("_", " ").replace("-", " ").strip()
    return Name(da=words[:1].upper() + words[1:])
