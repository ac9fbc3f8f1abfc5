"""Documents to show: of specimens, one that is filled in every respect, and one that is out to do harm."""

from __future__ import annotations

from eiascore.schema import (
    Answer,
    Block,
    Cell,
    CharacteristicRow,
    Document,
    Entry,
    Page,
    Part,
    Quality,
    Section,
    Sentence,
    SourceFile,
    Table,
)
from handmade import document

HOSTILE = (
    "| <script>alert(1)</script> <img src=x onerror=alert(1)> {{ 7 * 7 }} {% raw %} &lt;",
    "\x1b[31mred\x1b[0m [bold]markup[/bold] :warning: \u202ereversed \x07bell \u200bnothing",
    '" onmouseover="alert(1) \' </td></table></style> <!-- ]]>',
)


def hostile() -> Document:
    """Return a document in which every text tries to be more than text."""
    made = document(
        *({"text": text, "heading": text, "question": text, "kind": "heading"} for text in HOSTILE),
        *({"text": text, "question": text} for text in HOSTILE),
        name=f"{HOSTILE[0]}\x1b[31m\u202efdp.exe",
    )
    first = made.sentences[0]
    spot = {"start": first.start, "end": first.end, "page": None}
    return made.model_copy(
        update={
            "quality": Quality(notes=HOSTILE),
            "part": Part(title=HOSTILE[0], reason=HOSTILE[1]),
            "answers": (Answer(question=HOSTILE[2], value="yes", chosen=HOSTILE, section=0, **spot),),
            "characteristics": (CharacteristicRow(characteristic="age", label=Entry(**spot), impact=(Entry(**spot),)),),
        }
    )


LINES = (
    ("heading", "author", "Part A"),
    ("paragraph", "prompt", "Who will be affected?"),
    ("paragraph", "guidance", "Use plain English."),
    ("paragraph", "author", "Older people will."),
    ("bullet", "author", "Men"),
    ("bullet", "author", "Women"),
    ("furniture", "furniture", "Page 1"),
    ("cell", "prompt", "Group"),
    ("cell", "prompt", "Effect"),
    ("cell", "prompt", "Age"),
    ("cell", "author", "The ramp is too steep."),
    ("paragraph", "prompt", "Yes"),
    ("paragraph", "statute", "A public authority must have due regard."),
    ("heading", "author", "Action plan"),
    ("paragraph", "author", "The ramp will be rebuilt in May."),
)
QUESTION = "Who will be affected?"


def filled() -> Document:
    """Return a document with an annex, two pages, a table, tick boxes, answers and characteristics."""
    text = "\n".join(line for _, _, line in LINES)
    spans, at = [], 0
    for _, _, line in LINES:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    annex = spans[13][0]
    places = {7: (0, 0), 8: (0, 1), 9: (1, 0), 10: (1, 1)}
    pages = [1] * 9 + [2] * 4 + [1, 1]
    blocks, sentences = [], []
    for number, ((kind, origin, line), (start, end)) in enumerate(zip(LINES, spans, strict=True)):
        row, column = places.get(number, (None, None))
        shared = {"start": start, "end": end, "page": pages[number], "section": 1 + (number > 12), "kind": kind}
        level = 1 if kind in ("heading", "bullet") else 0
        table = 0 if number in places else None
        blocks.append(Block(level=level, table=table, row=row, column=column, **shared))
        question = QUESTION if number in (3, 4, 5) else ""
        ticked = True if line == "Yes" else None
        sentences.append(Sentence(block=number, origin=origin, question=question, ticked=ticked, **shared))
    cells = tuple(
        Cell(
            row=row, column=column, start=spans[n][0], end=spans[n][1], page=pages[n], header=row == 0,
            row_header="Age" if (row, column) == (1, 1) else "", column_header="Effect" if n == 10 else "",
        )
        for n, (row, column) in places.items()
    )  # fmt: skip
    empty = Cell(row=1, column=2, start=spans[10][1], end=spans[10][1], page=2)
    common = {"sha256": "0" * 64, "size": 1, "media_type": "application/pdf", "reader": "by hand"}
    entry = Entry(start=spans[10][0], end=spans[10][1], page=2, table=0)
    return Document(
        name="main.pdf",
        text=text,
        pages=(
            Page(number=1, start=0, end=spans[8][1], width=595.0, height=842.0),
            Page(number=2, start=spans[9][0], end=annex - 1, width=595.0, height=842.0),
            Page(number=1, start=annex, end=len(text), width=595.0, height=842.0),
        ),
        sections=(
            Section(title="", level=0, path=(), start=0, end=0),
            Section(title="Part A", level=1, path=("Part A",), start=0, end=annex - 1, page=1),
            Section(title="Action plan", level=1, path=("Action plan",), start=annex, end=len(text), page=1),
        ),
        blocks=tuple(blocks),
        tables=(Table(page=1, section=1, rows=2, columns=3, cells=(*cells, empty)),),
        sentences=tuple(sentences),
        quality=Quality(
            template_share=0.4,
            pages_without_text=1,
            irregular_tables=2,
            recognised_pages=3,
            confidence=0.91,
            legibility=0.8,
            notes=("Page 4 is damaged and was left out.",),
        ),
        files=(
            SourceFile(name="main.pdf", start=0, end=annex, pages=2, **common),
            SourceFile(name="plan.pdf", start=annex, end=len(text), first_page=2, pages=1, **common),
        ),
        part=Part(title="Appendix C", reason="its title names an assessment", first_page=12, last_page=13, pages=40),
        answers=(
            Answer(question=QUESTION, start=spans[3][0], end=spans[3][1], page=1, section=1, sentences=(3,)),
            Answer(
                question="Is it new?",
                value="yes",
                chosen=("Yes",),
                start=spans[11][0],
                end=spans[11][1],
                page=2,
                section=1,
            ),
            Answer(question="Who owns it?", start=5, end=5, page=1, section=1),
        ),
        characteristics=(
            CharacteristicRow(
                characteristic="religion_or_belief",
                label=Entry(start=spans[9][0], end=spans[9][1], page=2, table=0),
                impact=(entry,),
                date=(Entry(start=spans[14][0], end=spans[14][1], page=1),),
            ),
        ),
        **common,
    )
