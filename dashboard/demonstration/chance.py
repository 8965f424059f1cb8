"""Where all chance comes from: one generator per named purpose, so that no draw depends on the order of the others."""

from zlib import crc32

import numpy as np


def generator(seed: int, *purpose: str) -> np.random.Generator:
    """The same seed and purpose give the same draws in every process, whatever the day."""
    return np.random.default_rng([seed, *(crc32(word.encode()) for word in purpose)])
