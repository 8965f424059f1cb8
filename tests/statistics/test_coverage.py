"""What intervals, verdicts and detectable changes promise, held against simulated programmes.

Chance is seeded. The slack of a share is what chance alone exceeds once in a hundred: 2.33 standard errors of the share.
"""

import math
from collections.abc import Callable, Iterable

import numpy as np
import pytest

from dashboard.cells import Cell
from dashboard.comparison import Pair, against_round, against_whole
from dashboard.statistics.points import Constants
from dashboard.statistics.uncertainty import Basis, Z, detectable_change, error_against_whole, error_between_rounds
from dashboard.statistics.verdicts import Difference, Verdict
from tests.statistics.simulation import Figures, Programme, of_classes, of_institutions, of_the_programme

FACTORS = 12
ROUNDS = 200

WORLDS = {
    "classes alike": Programme(100, 0),
    "classes differ": Programme(95, 30),
    "classes differ much": Programme(85, 50),
    "small classes of any size": Programme(95, 30, smallest=5, largest=26, classes=3, institutions=80),
    "large institutions": Programme(95, 30, classes=10, institutions=30),
}
worlds = pytest.mark.parametrize("programme", WORLDS.values(), ids=WORLDS.keys())

