"""Where indicators are kept: files that bring values, names that were matched, the values told and the targets set."""
