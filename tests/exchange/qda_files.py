"""Reading exported files back, as a program that opens them would."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

import eiascore
from eiascore.exchange import Coded, coded
from eiascore.report.wire import to_wire
from eiascore.schema import Evidence, Finding, Grade, Scorecard, Searched
from eiascore.schema.scorecard import KindFinding, Provenance, RedFlag, RubricIdentity
from handmade import document, evidence, finding

SCHEMAS = Path(__file__).parent / "schemas"
QDA = "{urn:QDA-XML:project:1.0}"
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass
class Opened:
    """A project as read back: its root, its texts by GUID, and the names of all members."""

    root: etree._Element
    texts: dict[str, str]
    names: list[str]

    def each(self, tag: str) -> list[etree._Element]:
        return list(self.root.iter(f"{QDA}{tag}"))

    def selections(self) -> list[tuple[str, int, int, str]]:
        """Return each selection: the GUID of its text, its span, and the text that it selects."""
        found = []
        for selection in self.each("PlainTextSelection"):
            source = selection.getparent()
            start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
            found.append((source.get("guid"), start, end, self.texts[source.get("guid")][start:end]))
        return found


def opened(project: bytes) -> Opened:
    """Open a project; the XML must be valid by REFI's own schema."""
    with ZipFile(io.BytesIO(project)) as archive:
        assert archive.testzip() is None
        root = etree.fromstring(archive.read("project.qde"), _SAFE)
        etree.XMLSchema(etree.parse(SCHEMAS / "Project.xsd")).assertValid(root)
        # Read as bytes: nothing may turn line ends on the way.
        texts = {Path(n).stem: archive.read(n).decode() for n in archive.namelist() if n.endswith(".txt")}
        return Opened(root, texts, archive.namelist())


def of(card: Scorecard) -> Coded:
    return coded(to_wire(card), card.document)


def handmade_card(text: str, *spans: tuple[int, int], name: str = "handmade.txt", flags: int = 0) -> Scorecard:
    """Return a scorecard by the handmade rubric, with a quotation at each span, and red flags at the first ones."""
    made = document(text, name=name)
    shown: list[Evidence] = [evidence(start=start, end=end, why=f"says {text[start:end]}") for start, end in spans]
    searched = Searched(sentences=1, sections=1, pages=0, rules=("asked",))
    findings: tuple[Finding, ...] = (
        finding("crit_one", 2, evidence=tuple(shown), searched=searched),
        finding("crit_two", None, status="undetermined"),
    )
    return Scorecard(
        document=made,
        kind=KindFinding(kind="eia", confidence=0.9, reasons=()),
        rubric=RubricIdentity(id="by-hand", version="1", sha256=""),
        grade=Grade(letter="C", score=60, dimensions={}),
        findings=findings,
        red_flags=tuple(
            RedFlag(id="late", means="came late", criterion="crit_one", start=a, end=b, quote=made.text[a:b], page=None)
            for a, b in spans[:flags]
        ),
        limits=("No advice.",),
        provenance=Provenance(tool="t", reader="r", pipeline="p", options={}, created="2026-01-01T00:00:00+00:00"),
    )


def scored(path: Path) -> Scorecard:
    return eiascore.score(path, model=None)
