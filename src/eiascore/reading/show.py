"""A page as a picture with everything that was read on it outlined: for notebooks, and to see where reading failed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from eiascore.errors import TooLargeError
from eiascore.reading.locate import Rectangle, as_shown, boxes, page_spots
from eiascore.reading.pdf import opened
from eiascore.settings import settings

if TYPE_CHECKING:
    from eiascore.reading.pdf_layout import PageContent
    from eiascore.schema.document import Document, Sentence


class Look(NamedTuple):
    """How one kind of thing is drawn: its mark, colour, dashes (drawn and left out, in points) and line width."""

    mark: str
    means: str
    colour: str
    dashes: tuple[float, ...]
    width: float


# The marks and dashes tell the kinds apart without colour; colours are the Analysis Function palette.
LOOKS = {
    "author": Look("A", "author", "#12436D", (), 1.0),
    "prompt": Look("P", "prompt of the form", "#F46A25", (4.0, 2.0), 1.0),
    "guidance": Look("G", "guidance of the form", "#801650", (1.5, 1.5), 1.0),
    "statute": Look("S", "recital of the law", "#A285D1", (6.0, 2.0, 1.5, 2.0), 1.0),
    "attached": Look("O", "text of another document", "#3D3D3D", (6.0, 3.0), 1.0),
    "heading": Look("H", "heading of the author", "#12436D", (), 2.0),
    "table": Look("T", "table and its cells", "#28A197", (), 1.5),
    "furniture": Look("F", "furniture, left out", "#3D3D3D", (1.0, 3.0), 1.0),
}
CELL = Look("", "", "#28A197", (3.0, 3.0), 0.5)
MARK_SIZE, LEGEND_SIZE = 6.0, 9.0  # points
LEGEND_LINE = 16.0  # points
SAMPLE = 30.0  # points: width of the line that stands before its meaning


def show(document: Document, page: int, *, scale: float, file: int) -> Image.Image:
    """Return the picture of a page with its boxes and a legend; see ``Document.show``."""
    content = page_spots(document, file, page).content
    picture = picture_of(document._beside.files[file], page, scale)
    draw = ImageDraw.Draw(picture)
    for rectangle, look in _cells(content):
        _outline(draw, rectangle, look, scale)
    for sentence, rectangles in _sentences(document, page, file):
        own_heading = sentence.kind == "heading" and sentence.origin == "author"
        look = LOOKS["heading" if own_heading else sentence.origin]
        for number, rectangle in enumerate(rectangles):
            _outline(draw, rectangle, look, scale, marked=number == 0)
    return _with_legend(picture, scale)


def picture_of(data: bytes, page: int, scale: float) -> Image.Image:
    """Return a page of a PDF as a picture, no larger than the settings allow."""
    with opened(data) as document:
        document.init_forms()
        sheet = document[page - 1]
        width, height = sheet.get_size()
        limit = settings().max_pixels
        if not (scale > 0 and width * height * scale * scale <= limit):
            most = (limit / max(width * height, 1.0)) ** 0.5
            raise TooLargeError(
                f"There is no picture of page {page} at scale {scale:g}: it may have up to {limit:,} pixels.",
                f"Take a scale above 0 and up to {most:.2g}, or set EIASCORE_MAX_PIXELS higher.",
            )
        image: Image.Image = sheet.render(scale=scale).to_pil().convert("RGB")
    return image


def _cells(content: PageContent) -> Iterator[tuple[Rectangle, Look]]:
    for table in content.tables:
        for cell in table.grid.cells:
            yield as_shown(content, (cell.x0, cell.top, cell.x1, cell.bottom)), CELL
        yield as_shown(content, table.grid.box), LOOKS["table"]


def _sentences(document: Document, page: int, file: int) -> Iterator[tuple[Sentence, list[Rectangle]]]:
    """Yield the sentences that stand on a page, those that began on the page before with them."""
    own = document.files[file] if document.files else None
    for sentence in document.sentences:
        if sentence.page not in (page - 1, page) or (own and not own.start <= sentence.start < own.end):
            continue
        found = [box for box in boxes(document, sentence.start, sentence.end) if box.page == page]
        if found:
            yield sentence, [(box.x0, box.top, box.x1, box.bottom) for box in found]


def _outline(draw: ImageDraw.ImageDraw, box: Rectangle, look: Look, scale: float, *, marked: bool = False) -> None:
    x0, top, x1, bottom = (side * scale for side in box)
    for line in ((x0, top, x1, top), (x1, top, x1, bottom), (x1, bottom, x0, bottom), (x0, bottom, x0, top)):
        _line(draw, line, look, scale)
    if marked or look.mark == "T":
        font = ImageFont.load_default(MARK_SIZE * scale)
        place = (x0, top)
        draw.rectangle(draw.textbbox(place, look.mark, font=font, anchor="rb"), fill="white")
        draw.text(place, look.mark, fill=look.colour, font=font, anchor="rb")


def _line(draw: ImageDraw.ImageDraw, line: Rectangle, look: Look, scale: float) -> None:
    """Draw a line across or down in the dashes of a look."""
    x0, y0, x1, y1 = line
    length = abs(x1 - x0) + abs(y1 - y0)
    across, down = ((x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0))
    width = max(1, round(look.width * scale))
    at, number, dashes = 0.0, 0, look.dashes or (length or 1.0,)
    while at < length:
        step = min(max(dashes[number % len(dashes)] * (scale if look.dashes else 1.0), 1.0), length - at)
        if number % 2 == 0:
            ends = (x0 + across * at, y0 + down * at, x0 + across * (at + step), y0 + down * (at + step))
            draw.line(ends, fill=look.colour, width=width)
        at, number = at + step, number + 1


def _with_legend(picture: Image.Image, scale: float) -> Image.Image:
    """Put below a picture what each kind of outline means."""
    height = round((len(LOOKS) + 1) * LEGEND_LINE * scale)
    sheet = Image.new("RGB", (picture.width, picture.height + height), "white")
    sheet.paste(picture)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(LEGEND_SIZE * scale)
    margin = LEGEND_LINE / 2
    for number, look in enumerate(LOOKS.values(), 1):
        middle = picture.height / scale + number * LEGEND_LINE
        _line(draw, (margin * scale, middle * scale, (margin + SAMPLE) * scale, middle * scale), look, scale)
        words = f"{look.mark}  {look.means}"
        draw.text(((2 * margin + SAMPLE) * scale, middle * scale), words, fill="#0B0C0C", font=font, anchor="lm")
    return sheet
