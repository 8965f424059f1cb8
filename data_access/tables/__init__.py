"""The app's store: catalogues, units per round, published cells, accounts. Nothing in it can tell a hidden number."""

from data_access.tables.accounts import account, grant
from data_access.tables.certificates import certificate, certificate_form
from data_access.tables.columns import metadata
from data_access.tables.organisation import (
    ancestor,
    joined,
    programme,
    publication,
    round_,
    succession,
    unit,
    unit_in_round,
)
from data_access.tables.questionnaire import (
    construct,
    factor,
    factor_in_round,
    factor_item,
    form,
    form_in_round,
    item,
    item_in_round,
    split,
)
from data_access.tables.results import band_cell, cell, item_cell, response

__all__ = [
    "account",
    "ancestor",
    "band_cell",
    "cell",
    "certificate",
    "certificate_form",
    "construct",
    "factor",
    "factor_in_round",
    "factor_item",
    "form",
    "form_in_round",
    "grant",
    "item",
    "item_cell",
    "item_in_round",
    "joined",
    "metadata",
    "programme",
    "publication",
    "response",
    "round_",
    "split",
    "succession",
    "unit",
    "unit_in_round",
]
