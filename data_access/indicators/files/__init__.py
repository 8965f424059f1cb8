"""Reads files of indicators: everything is checked before anything is kept, and every error is told at once."""
