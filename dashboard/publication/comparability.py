"""Whether a factor was asked in the same way in two rounds."""

import hashlib
import json

from dashboard.mapping import Factor, Mapping


def signature(factor: Factor, mapping: Mapping) -> str:
    """Equal in two rounds when items, their versions, their direction and the scale are; anything else is a break."""
    items = sorted((item, mapping.item(item).version, item in factor.reversed) for item in factor.items)
    asked = json.dumps([items, [float(end) for end in factor.scale], factor.higher_is])
    return hashlib.sha256(asked.encode()).hexdigest()
