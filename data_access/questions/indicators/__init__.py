"""What a reader may know of indicators: each question goes through `place`, which says how much that is."""
