"""Measurements, run by `make bench` and never by the tests: ratios against a floor of the same run."""
