"""From counts and sums to the cells a reader may see: rolled up, masked, rounded."""
