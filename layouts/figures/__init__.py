"""Charts as plain dictionaries for Plotly, made of published cells only."""
