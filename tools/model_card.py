"""Write docs/model-card.md from the model that ships and the figures in docs/accuracy.json.

python tools/model_card.py
"""

from __future__ import annotations

import json
from pathlib import Path

from page_templates import rendered

from eiascore.classifier import DEFAULT_MODEL, load_linear
from eiascore.classifier.store import files_of
from eiascore.rubric import load_rubric

ROOT = Path(__file__).parents[1]
FIGURES, PAGE = ROOT / "docs" / "accuracy.json", ROOT / "docs" / "model-card.md"
MODELS = ROOT / "src" / "eiascore" / "classifier" / "models"


def page() -> str:
    """Return the card; every figure in it is the model's own or stands in docs/accuracy.json."""
    model, rubric = load_linear(MODELS / DEFAULT_MODEL), load_rubric()
    uses = {criterion.id: criterion.classifier for criterion in rubric.criteria}
    return rendered(
        "model-card.md.jinja",
        model=model,
        bounds=model.bounds_of(""),
        size=sum(file.stat().st_size for file in files_of(MODELS / DEFAULT_MODEL)),
        known={criterion: [sign for sign in "+-" if model.column(criterion + sign) is not None] for criterion in uses},
        uses=uses,
        figures=json.loads(FIGURES.read_text(encoding="utf-8")),
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
