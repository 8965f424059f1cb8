"""Nobody can be found out: which cells may be shown, and the check that what was published keeps the promise."""

RULES = "3"  # changes whenever a rule of this room changes; written down with every publication
