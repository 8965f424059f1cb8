"""The made-up rounds of a whole programme, oldest first, made only as far as they are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard.demonstration import catalogue
from dashboard.demonstration.answers import answers
from dashboard.demonstration.catalogue import FORMS, FormPlan
from dashboard.demonstration.course import Counted, course
from dashboard.demonstration.places import Organisation, organisation
from dashboard.demonstration.questionnaire import mapping
from dashboard.demonstration.scales import LARGE, ROUNDS
from dashboard.demonstration.world import build_world
from dashboard.organisation import Unit

_LARGEST_FORMS = frozenset({"pupil_0_3", "pupil_4_10", "staff_children", "parent", "staff"})


@dataclass(frozen=True)
class MadeUpRound:
    """One round's package. Frames are made when asked for and not kept, so a country needs the memory of one form."""

    key: str
    organisation: Organisation
    parquet: frozenset[str]

    @property
    def forms(self) -> tuple[str, ...]:
        return FORMS

    @property
    def mapping(self) -> dict[str, Any]:
        return mapping(self.key, parquet=self.parquet)

    @property
    def units(self) -> tuple[Unit, ...]:
        return self.organisation.units

    def form(self, key: str) -> FormPlan:
        return catalogue.form(key)

    def answers(self, form: str) -> pl.DataFrame:
        """One row per answered form, with the columns and codes of an answer file."""
        plan = catalogue.form(form)
        return answers(self.organisation.world, self.key, plan, self.organisation.places(plan))

    def invited(self, form: str) -> dict[str, int]:
        """How many were asked (or asked about) per unit the answers are attached to."""
        places = self.organisation.places(catalogue.form(form))
        return dict(zip(places.codes.tolist(), places.size.tolist(), strict=True))

    def course(self, form: str) -> Iterator[Counted]:
        """How its answers came in, place by place and week by week."""
        plan, during = catalogue.form(form), self.mapping["round"]
        places = self.organisation.places(plan)
        return course(self.organisation.world, self.key, plan, places, during["opened"], during["closed"])


def rounds(scale: str, seed: int) -> Iterator[MadeUpRound]:
    """`scale` is one of `scales.SCALES`; the same scale and seed give the same answers."""
    world = build_world(scale, seed)
    parquet = _LARGEST_FORMS if scale in LARGE else frozenset()
    for round_key in ROUNDS:
        yield MadeUpRound(round_key, organisation(world, round_key), parquet)
