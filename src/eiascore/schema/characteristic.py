"""The protected characteristics by the ids that all parts use."""

from __future__ import annotations

NINE = (
    "age",
    "disability",
    "gender_reassignment",
    "marriage",
    "pregnancy",
    "race",
    "religion",
    "sex",
    "sexual_orientation",
)
"""Those of section 4 of the Equality Act 2010, in its order."""

SECTION_75_ONLY = ("political_opinion", "dependants")
"""Those that only section 75 of the Northern Ireland Act 1998 has."""
