"""How much of a PDF is read before it is refused: what keeps a hostile or broken file from costing the others."""

from __future__ import annotations

MAX_PAGES = 200
MAX_CHARACTERS = 1_000_000
MAX_PATH_SEGMENTS = 6_000
"""A page with more lines drawn on it is a map or a chart: its lines are not looked at for tables."""
MAX_FORM_DEPTH = 6
MAX_FIELDS = 2_000
MAX_FIELD_BYTES = 20_000
SECONDS = 4.5
"""What a file may take in the worker; after that the worker is ended."""
MEGABYTES = 220
"""What the worker may take beyond what it takes at its start, where the system can hold it to that."""
