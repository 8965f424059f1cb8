"""What the library tells whom: entries, suggestions, and the way of a practice from a worksheet to everybody."""
