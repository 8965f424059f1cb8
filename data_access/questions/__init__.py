"""Questions about units and their results. Each takes the reader's Scope first and answers with nothing beyond it."""
