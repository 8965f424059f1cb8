"""What the sections of the page of progress ask."""
