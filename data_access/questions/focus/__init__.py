"""What a unit could choose to work on, and what became of what it chose."""
