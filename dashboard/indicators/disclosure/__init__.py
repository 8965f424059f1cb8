"""Which values of indicators are told: none that speaks of fewer than k persons, and none from which one follows."""
