"""What stands on the first sheet of a workbook: what was found, how to read it, what it does not mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eiascore.report.columns import Row, Table
from eiascore.report.words import KINDS, counted
from eiascore.schema.wire import WireScorecard


class Line(NamedTuple):
    """A line of the sheet: a heading stands alone, else a name and what there is to say."""

    name: str
    text: str = ""
    heading: bool = False


_READ = (
    (
        "Quotations",
        "Every level stands on quotations, word for word and with page or section. Read them first.",
    ),
    ("Levels", "0 absent, 1 mentioned, 2 substantive, 3 strong: what the document shows, not what was done."),
    ("Letters", "A (best) to F, for each dimension and overall. A cap lowers a letter; the scores show why."),
    ("Not graded", "Blank forms and documents that are no assessment have no letter and no findings."),
    ("Confidence", "How sure a judgement is. Where needs_person is high, a person should read the document."),
    ("Red flags", "Passages that a reader should see. None is a finding of unlawfulness."),
    ("Comparing", "Letters of two documents differ by chance as well; small differences mean nothing."),
)


class Tally:
    """Counts what is in the tables while they are written, so that nothing has to be kept or read again."""

    def __init__(self) -> None:
        self.rows: Counter[str] = Counter()
        self._status: Counter[str] = Counter()
        self._letters: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self._made: dict[str, dict[str, None]] = {"rubric": {}, "model": {}, "tool": {}}
        self._limits: dict[str, None] = {}

    def add(self, table: str, row: Row) -> None:
        """Count a row."""
        self.rows[table] += 1
        if table == "files":
            self._status[str(row["status"])] += 1
        if table == "scores" and row["status"] == "scored":
            self._letters[str(row["letter"]) or "no letter"] += 1
            self._kinds[str(row["kind"])] += 1
            for name, values in self._made.items():
                values[str(row[name])] = None

    def note(self, card: WireScorecard) -> None:
        """Take down what a scorecard says that it does not mean."""
        self._limits |= dict.fromkeys(card.limits)

    def title(self) -> str:
        """Return the title of the workbook."""
        return f"Equality impact assessments: scores of {counted(self.rows['scores'], 'document')}"

    def lines(self, shown: Sequence[Table], notes: Sequence[str] = ()) -> Iterator[Line]:
        """Yield the lines of the sheet.

        Parameters
        ----------
        shown : sequence of Table
            The tables of the workbook.
        notes : sequence of str
            What the reader must know first, such as that a table was cut.
        """
        yield from (Line("Note", note) for note in notes)
        yield Line("What was found", heading=True)
        yield from self._found()
        yield Line("Sheets", heading=True)
        yield from (Line(t.title, f"{t.means} {counted(self.rows[t.name], 'row')}.") for t in shown)
        yield Line("Data dictionary", "What each column of each sheet means.")
        yield Line("How to read it", heading=True)
        yield from (Line(*line) for line in _READ)
        yield Line("What it does not mean", heading=True)
        yield from (Line("Limit", limit) for limit in self._limits)
        yield Line("Made with", heading=True)
        for name, values in self._made.items():
            yield Line(name.capitalize(), "; ".join(filter(None, values)) or "none")

    def _found(self) -> Iterator[Line]:
        status = self._status
        yield Line("Files", counted(status.total(), "file"))
        yield Line("Scored", counted(status["scored"], "document"))
        unread = self.rows["errors"]  # of which some were not even planned
        left = status["passed_over"] + status["failed"] - unread
        if unread:
            yield Line("Not readable", f"{counted(unread, 'file')} (see Errors)")
        if status["waiting"]:
            yield Line("Not done yet", counted(status["waiting"], "document"))
        if status["duplicate"]:
            yield Line("Copies", counted(status["duplicate"], "file"))
        if left:
            yield Line("Passed over", f"{counted(left, 'file')} (see Files)")
        letters = (f"{name}: {self._letters[name]}" for name in (*"ABCDEF", "no letter") if self._letters[name])
        yield Line("Letters", ", ".join(letters) or "none")
        for kind, words in KINDS.items():
            if self._kinds[kind]:
                yield Line(words.split(":")[0], counted(self._kinds[kind], "document"))
