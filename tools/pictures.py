"""Make the pictures of the README by the project's own commands: ``python tools/pictures.py``.

Needs chromium, and the extra ``report``.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
SPECIMEN = ROOT / "corpus" / "specimens" / "strong-police-search.pdf"
PICTURES = ROOT / "docs" / "pictures"


def eiascore(*arguments: str | Path) -> None:
    """Run the command line."""
    subprocess.run(["eiascore", *map(str, arguments)], check=True, capture_output=True)  # noqa: S603, S607


def page(html: Path, picture: Path) -> None:
    """Write what a browser shows first of a page."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    look = ["--force-device-scale-factor=1", "--window-size=1100,900", f"--screenshot={picture}", html.as_uri()]
    subprocess.run([*command, *look], check=True, capture_output=True)  # noqa: S603
    small(Image.open(picture), picture)


def sheet(pdf: Path, number: int, picture: Path) -> None:
    """Write the upper half of a page of a PDF with its highlights."""
    drawn = pypdfium2.PdfDocument(pdf)[number - 1].render(scale=1.5, may_draw_forms=True).to_pil()
    small(drawn.crop((0, 0, drawn.width, drawn.height // 2)), picture)


def small(image: Image.Image, picture: Path) -> None:
    """Write a picture with few colours: pages have no more."""
    image.convert("RGB").quantize(64).save(picture, optimize=True)


def main() -> None:
    """Write ``docs/pictures``."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        eiascore("report", SPECIMEN, "-o", folder / "card.html")
        page(folder / "card.html", PICTURES / "report.png")
        eiascore("annotate", SPECIMEN, "-o", folder / "marked.pdf")
        sheet(folder / "marked.pdf", 2, PICTURES / "marked.png")
        eiascore("batch", SPECIMEN.parent, "-o", folder / "results")
        eiascore("report", folder / "results", "-o", folder / "pages")
        page(folder / "pages" / "index.html", PICTURES / "index.png")


if __name__ == "__main__":
    main()
