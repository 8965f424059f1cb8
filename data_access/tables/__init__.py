"""The app's store: catalogues, units per round, published cells, accounts. Nothing in it can tell a hidden number."""

from data_access.tables.accounts import account, failure, grant, identity, invitation, session, token
from data_access.tables.audit_log import audit_anchor, audit_head, audit_log
from data_access.tables.certificates import certificate, certificate_form
from data_access.tables.columns import metadata
from data_access.tables.indicators import (
    indicator_import,
    indicator_target,
    indicator_value,
    own_indicator,
    unit_name,
)
from data_access.tables.knowledge import dismissal, library_entry
from data_access.tables.notes import comparison_member, comparison_set, note, shown_around
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
from data_access.tables.ownership import aggregate, first_look, open_institution, release_event
from data_access.tables.participation import participation
from data_access.tables.plc import plc, plc_member, plc_place, way_of_working
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
from data_access.tables.results import band_cell, cell, item_cell, quality, response
from data_access.tables.similar import similar_cell, similar_group, similar_unit
from data_access.tables.work import focus_area, work_done, work_place
from data_access.tables.worksheets import attachment, finding, meeting, presence, revision, worksheet, worksheet_area

__all__ = [
    "account",
    "aggregate",
    "ancestor",
    "attachment",
    "audit_anchor",
    "audit_head",
    "audit_log",
    "band_cell",
    "cell",
    "certificate",
    "certificate_form",
    "comparison_member",
    "comparison_set",
    "construct",
    "dismissal",
    "factor",
    "factor_in_round",
    "factor_item",
    "failure",
    "finding",
    "first_look",
    "focus_area",
    "form",
    "form_in_round",
    "grant",
    "identity",
    "indicator_import",
    "indicator_target",
    "indicator_value",
    "invitation",
    "item",
    "item_cell",
    "item_in_round",
    "joined",
    "library_entry",
    "meeting",
    "metadata",
    "note",
    "open_institution",
    "own_indicator",
    "participation",
    "plc",
    "plc_member",
    "plc_place",
    "presence",
    "programme",
    "publication",
    "quality",
    "release_event",
    "response",
    "revision",
    "round_",
    "session",
    "shown_around",
    "similar_cell",
    "similar_group",
    "similar_unit",
    "split",
    "succession",
    "token",
    "unit",
    "unit_in_round",
    "unit_name",
    "way_of_working",
    "work_done",
    "work_place",
    "worksheet",
    "worksheet_area",
]
