"""Render the specimen sources to HTML, DOCX, ODT and PDF.

    python corpus/specimens/render.py [blank-form ...]
    python corpus/specimens/render.py --from corpus/training/eia --out corpus/training/rendered --no-html E03 ...

Needs Python with markdown-it-py and python-docx, and pandoc and LibreOffice on the path.
HTML, DOCX and ODT come out the same on every run with the same tools; a PDF carries its date.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

try:
    from docx import Document
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shared import Cm, Pt, RGBColor
    from docx.table import Table
    from markdown_it import MarkdownIt
except ModuleNotFoundError as missing:
    sys.exit(f"render.py: {missing.name} is missing. Install: pip install markdown-it-py python-docx")

HERE = Path(__file__).resolve().parent
TOOLS = {"pandoc": "apt install pandoc", "soffice": "apt install libreoffice-writer"}
EPOCH = "1767225600"  # 1 January 2026, the date that repeatable files carry
TEXT_WIDTH_CM = 16.0
SIZES = {"Normal": 12, "Heading1": 20, "Heading2": 15}


def check_tools() -> None:
    """Stop with the command to install whatever is not on the path."""
    lacking = [f"  {tool}: {how}" for tool, how in TOOLS.items() if not shutil.which(tool)]
    if lacking:
        sys.exit("render.py: these programs are missing; install them first.\n" + "\n".join(lacking))


def write_html(text: str, title: str, target: Path) -> None:
    """Write the publication page: navigation, main content and footer."""
    body = MarkdownIt("commonmark").enable("table").render(text)
    body = body.replace("<th>", '<th scope="col">')
    body = re.sub(r"<p><em>([^<]*)</em></p>", r'<p class="guidance">\1</p>', body)
    page = (HERE / "page.html.template").read_text(encoding="utf-8")
    page = page.replace("STYLE", (HERE / "print.css").read_text(encoding="utf-8").strip())
    target.write_text(page.replace("TITLE", html.escape(title)).replace("BODY", body), encoding="utf-8")


def run_pandoc(text: str, target: Path, *options: str) -> None:
    """Convert Markdown with pandoc, each tick box bound to its label by a no-break space."""
    bound = re.sub("([☐☒]) ", "\\1\u00a0", text).encode()
    command = ["pandoc", "-f", "gfm", "-s", "-M", "lang=en-GB", *options, "-o", str(target)]
    subprocess.run(command, check=True, input=bound)


def xml(name: str, content: str = "", **attributes: str) -> BaseOxmlElement:
    """Make a WordprocessingML element."""
    written = " ".join(f'w:{key}="{value}"' for key, value in attributes.items())
    return parse_xml(f"<w:{name} {nsdecls('w')} {written}>{content}</w:{name}>")


def make_reference(target: Path) -> None:
    """Make the A4 reference document, from pandoc's own, that styles and margins come from."""
    command = ["pandoc", "-o", str(target), "--print-default-data-file", "reference.docx"]
    subprocess.run(command, check=True)
    document = Document(str(target))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH_CM) / 2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for style in document.styles:
        if style.style_id not in SIZES:
            continue
        style.element.get_or_add_rPr().get_or_add_rFonts().attrib.clear()
        style.font.name, style.font.size = "Arial", Pt(SIZES[style.style_id])
        style.paragraph_format.line_spacing = 1.2
        if style.style_id.startswith("Heading"):
            style.font.color.rgb = RGBColor(0x1D, 0x2D, 0x50)
            style.paragraph_format.space_after = Pt(8)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    grid = document.styles.add_style("Table Grid", WD_STYLE_TYPE.TABLE)
    grid.element.append(xml("tblPr", f"<w:tblBorders>{rules}</w:tblBorders>"))
    document.save(str(target))


def column_widths(table: Table) -> list[int]:
    """Give each column room for its longest word or a date, and share the rest by mean length."""
    rooms, weights = [], []
    for column in table.columns:
        texts = [cell.text for cell in column.cells]
        words = [word for text in texts for word in text.split(" ")] + [text[:12] for text in texts[1:]]
        rooms.append(0.5 + 0.22 * max(map(len, words)))
        weights.append(min(sum(map(len, texts)) / len(texts), 60) if any(texts[1:]) else 40)
    spare = max(TEXT_WIDTH_CM - sum(rooms), 0) / sum(weights)
    return [Cm(room + spare * weight) for room, weight in zip(rooms, weights, strict=True)]


def dress_table(table: Table) -> None:
    """Rule a table, size its columns and mark its header row."""
    table.style, table.autofit = "Table Grid", False
    widths = column_widths(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(table.rows):
        row._tr.get_or_add_trPr().insert(0, xml("cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
            if number == 0:
                cell._tc.tcPr.append(xml("shd", val="clear", fill="D9E1EC"))
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
                for run in paragraph.runs:
                    run.font.size, run.bold = Pt(11), number == 0 or None


def dress_docx(path: Path, title: str) -> None:
    """Add rules, shaded guidance, running header and page numbers to pandoc's document."""
    document = Document(str(path))
    document.core_properties.title = title
    for paragraph in document.paragraphs:
        if paragraph.text.strip() and all(run.italic for run in paragraph.runs if run.text.strip()):
            paragraph._p.get_or_add_pPr().append(xml("shd", val="clear", fill="EEEEEE"))
    for table in document.tables:
        dress_table(table)
    section = document.sections[0]
    section.header.paragraphs[0].add_run(title).font.size = Pt(8)
    footer = section.footer.paragraphs[0]
    footer.add_run("Page ")
    footer._p.append(xml("fldSimple", "<w:r><w:t>1</w:t></w:r>", instr="PAGE"))
    document.save(str(path))


def settle_zip(path: Path, swaps: dict[str, str]) -> None:
    """Rewrite a zipped document with fixed dates, swapping strings in its XML on the way."""
    with zipfile.ZipFile(path) as package:
        parts = [(item.filename, package.read(item)) for item in package.infolist()]
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts:
            for old, new in swaps.items():
                data = data.replace(old.encode(), new.encode()) if name.endswith(".xml") else data
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(entry, data)


def write_pdf(docx: Path, out: Path) -> None:
    """Export the PDF from the DOCX with LibreOffice, in a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(out), str(docx)], check=True, capture_output=True)


def render(source: Path, out: Path, *, page: bool = True) -> None:
    """Render one source to DOCX, ODT and PDF, and to HTML where a page is wanted."""
    text = source.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ")
    docx, odt = out / f"{source.stem}.docx", out / f"{source.stem}.odt"
    if page:
        write_html(text, title, out / f"{source.stem}.html")
    with tempfile.TemporaryDirectory() as scratch:
        make_reference(Path(scratch) / "reference.docx")
        run_pandoc(text, docx, f"--reference-doc={scratch}/reference.docx")
    dress_docx(docx, title)
    settle_zip(docx, {})
    run_pandoc(text, odt)
    rules = {'fo:border="none"': 'fo:border="0.5pt solid #000000"'}
    settle_zip(odt, rules | {"<dc:title></dc:title>": f"<dc:title>{html.escape(title)}</dc:title>"})
    write_pdf(docx, out)


def main() -> None:
    """Render what the command line names."""
    parser = argparse.ArgumentParser(
        description="Render Markdown documents: the specimens, or those of another folder."
    )
    parser.add_argument("names", nargs="*", help="file names without .md (default: all)")
    parser.add_argument("--from", dest="source", type=Path, default=HERE / "source", help="where the Markdown is")
    parser.add_argument("--out", type=Path, default=HERE, help="where to write (default: beside this file)")
    parser.add_argument("--no-html", action="store_true", help="write no HTML page")
    arguments = parser.parse_args()
    names = sorted(path.stem for path in arguments.source.glob("*.md"))
    unknown = sorted(set(arguments.names) - set(names))
    if unknown:
        parser.error(f"no such source: {', '.join(unknown)}")
    check_tools()
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name in arguments.names or names:
        render(arguments.source / f"{name}.md", arguments.out, page=not arguments.no_html)
        print(f"rendered {name}")


if __name__ == "__main__":
    main()
