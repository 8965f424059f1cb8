"""What the figures mean: pure rules and values, with no SQL and no Dash."""
