"""How factors were put to people, read from the questionnaires as they were stored."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, Row, select

from dashboard.asked import Asked, Question
from dashboard.mapping import Name
from data_access import tables

_HERE, _PLACE, _ITEM, _WORDS = tables.factor_in_round.c, tables.factor_item.c, tables.item.c, tables.item_in_round.c
_QUESTIONS = (
    select(tables.factor_item, _ITEM.key, _WORDS.version, _WORDS.text_da, _WORDS.text_en)
    .join(tables.item, _ITEM.id == _PLACE.item_id)
    .join(tables.item_in_round, (_WORDS.item_id == _PLACE.item_id) & (_WORDS.round_id == _PLACE.round_id))
    .order_by(_PLACE.round_id, _PLACE.factor_id, _PLACE.position)
)
_SCALES = select(_HERE.round_id, _HERE.factor_id, _HERE.lowest, _HERE.highest, _HERE.turned, _HERE.signature)


def asked(store: Connection, factors: Collection[int], rounds: Collection[int]) -> dict[tuple[int, int], Asked]:
    """By number of the factor and of the round."""
    questions: dict[tuple[int, int], list[Question]] = defaultdict(list)
    for row in store.execute(_QUESTIONS.where(_PLACE.factor_id.in_(factors), _PLACE.round_id.in_(rounds))):
        questions[row.factor_id, row.round_id].append(_question(row))
    scales = store.execute(_SCALES.where(_HERE.factor_id.in_(factors), _HERE.round_id.in_(rounds)))
    return {
        (row.factor_id, row.round_id): Asked(
            (row.lowest, row.highest), row.turned, row.signature, tuple(questions[row.factor_id, row.round_id])
        )
        for row in scales
    }


def _question(row: Row) -> Question:
    """A package that does not say the words has the key stand in for them."""
    text = None if row.text_da == row.key else Name(da=row.text_da, en=row.text_en)
    return Question(row.key, text, row.version, row.reversed)
