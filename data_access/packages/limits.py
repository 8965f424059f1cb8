"""How much a package may hold: sizes that no honest package reaches and every bomb exceeds."""

MEMBERS = 2_000
UNPACKED_BYTES = 1_000_000_000
SUSPECT_BYTES = 20_000_000  # below this size a file may be packed as hard as it likes
PACKING_RATIO = 200  # survey answers shrink 5 to 20 times, a bomb about 1,000 times
MAPPING_BYTES = 2_000_000
ROWS = 2_000_000
COLUMNS = 16_384
CELLS = 120_000_000
CELL_CHARACTERS = 50_000
DISTINCT_ANSWERS = 100_000  # different texts in one column of answers
LISTED_PROBLEMS = 1_000
CODE_CHARACTERS = 64
NAME_CHARACTERS = 200
GRADE_CHARACTERS = 32
MAPPING_CHARACTERS = 5_000
