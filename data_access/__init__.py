"""Where things are kept: the only room that knows SQL and files."""
