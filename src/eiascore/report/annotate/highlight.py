"""The highlight annotations of a PDF: a dictionary and a picture of it for each quotation and page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eiascore.report.annotate.marks import Mark
from eiascore.report.annotate.sheet import Point, Sheet
from eiascore.schema import Box

AUTHOR = "eiascore"
PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D")  # the Analysis Function's colours for categories
TINT = 0.25  # of the colour, the rest white: black letters stay readable on it
LINE = 0.8  # points
_PRINTED = 4  # the flag that has an annotation printed with its page

Colour = tuple[float, float, float]


def colour_of(mark: Mark, dimensions: Sequence[str]) -> Colour:
    """Return the colour of the first dimension that a quotation is marked for, grey where it is for none."""
    dimension = mark.reasons[0].dimension
    place = dimensions.index(dimension) if dimension in dimensions else -1
    code = PALETTE[place % len(PALETTE)]
    red, green, blue = (int(code[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return red, green, blue


def highlight(pdf: Any, page: Any, sheet: Sheet, boxes: Sequence[Box], mark: Mark, colour: Colour, name: str) -> Any:
    """Make the annotation of a quotation on one page.

    Parameters
    ----------
    pdf, page : pikepdf.Pdf, pikepdf.Page
        Where it goes; it is not put there yet.
    sheet : Sheet
        The measures of the page.
    boxes : sequence of Box
        Where the quotation stands on it, a box a line.
    mark : Mark
        The quotation.
    colour : tuple of float
        The full colour; the letters are shown on a tint of it.
    name : str
        What no other annotation of the page is called.

    Returns
    -------
    pikepdf.Object
        The annotation.
    """
    from pikepdf import Array, Dictionary, Name, String

    quads = [_quad(sheet, box) for box in boxes]
    sides = _sides([point for quad in quads for point in quad])
    continued = "" if boxes[0].page == mark.page else "(continued) "
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Highlight,
            P=page.obj,
            Rect=Array(sides),
            QuadPoints=Array([side for quad in quads for point in quad for side in point]),
            Contents=String(f"{continued}{mark.note}"),
            T=String(AUTHOR),
            NM=String(name),
            C=Array([round(side, 4) for side in _tint(colour)]),
            F=_PRINTED,
            AP=Dictionary(N=_appearance(pdf, quads, sides, colour, dashed=mark.against)),
        )
    )


def _quad(sheet: Sheet, box: Box) -> list[Point]:
    """Return the corners of a line of text as viewers expect them: above left and right, then below left and right."""
    corners = ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
    stored = (sheet.stored(*corner) for corner in corners)
    return [(round(x, 3), round(y, 3)) for x, y in stored]


def _sides(points: Sequence[Point]) -> list[float]:
    across, up = [x for x, _ in points], [y for _, y in points]
    return [min(across), min(up), max(across), max(up)]


def _tint(colour: Colour) -> Colour:
    red, green, blue = (1 - TINT * (1 - side) for side in colour)
    return red, green, blue


def _appearance(pdf: Any, quads: Sequence[list[Point]], sides: list[float], colour: Colour, *, dashed: bool) -> Any:
    """Draw the tint under the letters, and a line below them: solid for, dashed against, so that no one needs colour.

    Viewers that are given no picture draw one of their own, each another.
    """
    from pikepdf import Array, Dictionary, Name

    fill, stroke = (" ".join(f"{side:.4f}" for side in shade) for shade in (_tint(colour), colour))
    drawn = [f"/Marked gs {fill} rg {stroke} RG {LINE} w{' [3 2] 0 d' if dashed else ''}"]
    for above_left, above_right, below_left, below_right in quads:
        around = (above_left, above_right, below_right, below_left)
        drawn.append(" ".join(f"{x} {y} {'l' if k else 'm'}" for k, (x, y) in enumerate(around)) + " f")
        drawn.append(f"{below_left[0]} {below_left[1]} m {below_right[0]} {below_right[1]} l S")
    state = Dictionary(Type=Name.ExtGState, BM=Name.Multiply)
    stream = pdf.make_stream("\n".join(drawn).encode("ascii"))
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array(sides)
    stream.Resources = Dictionary(ExtGState=Dictionary(Marked=state))
    stream.Group = Dictionary(S=Name.Transparency)
    return stream
