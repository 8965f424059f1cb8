"""Reads mapping packages: everything is checked before anything is stored, and every error is told at once."""
