"""The second opinion on irregular tables: pdfplumber, on one page cut out of the file."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2 as pdfium2

from eiascore.reading.pdf_grid import MAX_CELLS, Grid
from eiascore.reading.pdf_tables import from_boxes


def plumbed_grids(document: Any, index: int) -> list[Grid]:
    """Return the tables that pdfplumber finds on a page.

    Parameters
    ----------
    document : PdfDocument
        The open document.
    index : int
        The page, from 0.

    Returns
    -------
    list of Grid
        Marked as irregular; empty when pdfplumber fails.
    """
    import pdfplumber

    # pdfium writes the page to a file of its own: pdfplumber never meets the structure of a hostile file.
    alone = pdfium2.PdfDocument.new()
    buffer = io.BytesIO()
    try:
        alone.import_pages(document, [index])
        alone.save(buffer)
    except pdfium2.PdfiumError:
        return []
    finally:
        alone.close()
    buffer.seek(0)
    try:
        with pdfplumber.open(buffer) as opened:
            found = [table.cells for table in opened.pages[0].find_tables()]
    except MemoryError:  # a bound on memory is no fault of the file
        raise
    except Exception:  # pdfminer raises nearly anything on odd input; the native grid stands then
        return []
    grids = [from_boxes(cells[:MAX_CELLS]) for cells in found]
    return [grid for grid in grids if grid is not None and len(grid.cells) > 1]
