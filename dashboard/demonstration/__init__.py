"""A made-up programme with a known truth: the organisation, what was asked, and answers from a multilevel model."""
