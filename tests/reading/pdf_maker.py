"""Writes small PDFs by hand, so that tests know every word and rule on a page."""

from __future__ import annotations

from collections.abc import Sequence

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique"}
WIDTH, HEIGHT = 595, 842


def text(x: float, y: float, words: str, *, size: float = 11, font: str = "F1") -> str:
    """Draw words with the baseline ``y`` points from the top."""
    held = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {x} {HEIGHT - y} Td ({held}) Tj ET\n"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S\n"


def filled(x0: float, top: float, x1: float, bottom: float, grey: float = 0.8) -> str:
    return f"{grey} g {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re f 0 g\n"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    rows = "".join(rule(xs[0], y, xs[-1], y) for y in ys)
    return rows + "".join(rule(x, ys[0], x, ys[-1]) for x in xs)


def lines(x: float, top: float, words: Sequence[str], *, pitch: float = 14, size: float = 11, font: str = "F1") -> str:
    return "".join(text(x, top + k * pitch, line, size=size, font=font) for k, line in enumerate(words))


def make_pdf(
    pages: Sequence[str],
    *,
    extra: Sequence[str] = (),
    page_entries: str = "",
    catalog: str = "",
    trailer: str = "",
    resources: str = "",
) -> bytes:
    """Return a PDF. ``extra`` are further objects, numbered from 10 + 2 * len(pages)."""
    fonts = " ".join(f"/{key} {4 + k} 0 R" for k, key in enumerate(FONTS))
    kids = " ".join(f"{10 + 2 * k} 0 R" for k in range(len(pages)))
    objects: dict[int, bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
    }
    for k, name in enumerate(FONTS.values()):
        objects[4 + k] = f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()
    for k, content in enumerate(pages):
        objects[10 + 2 * k] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {11 + 2 * k} 0 R"
            f"/Resources<</Font<<{fonts}>>{resources}>>{page_entries}>>"
        ).encode()
        body = content.encode("cp1252")
        objects[11 + 2 * k] = b"<</Length %d>>\nstream\n%b\nendstream" % (len(body), body)
    for k, held in enumerate(extra):
        objects[10 + 2 * len(pages) + k] = held.encode("latin-1")
    out = b"%PDF-1.7\n"
    offsets = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, offset)
    out += f"trailer\n<</Size {max(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return out
