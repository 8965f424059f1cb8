"""Shared pieces of pages: small functions from values to components."""
