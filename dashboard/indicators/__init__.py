"""The national goals and what else is followed by school year: indicators, their values, targets and what they say."""
