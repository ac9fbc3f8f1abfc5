"""The tables that results come in: every column with its sort and its meaning, once for all formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Sort = Literal["text", "whole", "number", "yes_no"]
Cell = str | int | float | bool | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: text is never missing but may be empty, whole numbers and numbers may be missing."""

    name: str
    sort: Sort
    means: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``name`` for files and queries, ``title`` for people, and what a row stands for."""

    name: str
    title: str
    means: str
    columns: tuple[Column, ...]

    def cells(self, row: Row) -> list[Cell]:
        """Return the cells of a row in the order of the columns; a column that the row lacks is empty."""
        return [row.get(column.name, "" if column.sort == "text" else None) for column in self.columns]


def tables(dimensions: Iterable[str] = ()) -> tuple[Table, ...]:
    """Return all tables.

    Parameters
    ----------
    dimensions : iterable of str
        Those of the rubric, in its order: each has a letter and a score in the table of scores.

    Returns
    -------
    tuple of Table
        Scores, findings, evidence, red flags, errors and files.

    Examples
    --------
    >>> [table.name for table in tables(["evidence"])]
    ['scores', 'findings', 'evidence', 'red_flags', 'errors', 'files']
    """
    return (_scores(dimensions), _FINDINGS, _EVIDENCE, _RED_FLAGS, _ERRORS, _FILES)


def table(name: str, dimensions: Iterable[str] = ()) -> Table:
    """Return the table of a name."""
    return next(found for found in tables(dimensions) if found.name == name)


def _columns(*lines: str) -> tuple[Column, ...]:
    """Return columns from lines such as ``page whole: first page``; the sort is text where none is named."""
    made = []
    for line in lines:
        head, means = line.split(": ", 1)
        name, _, sort = head.partition(" ")
        made.append(Column(name, _SORTS[sort], means))
    return tuple(made)


_SORTS: dict[str, Sort] = {"": "text", "whole": "whole", "number": "number", "yes_no": "yes_no"}

_WHICH = (
    "key: names the result of the document; it is the same in all tables",
    "document: path of the file below the folder that was scored",
)
_WHERE = (
    "page whole: page of the file; missing where the format has no pages",
    "section: headings above the quotation, from the outermost",
    "file: the annex that the quotation stands in; empty for the main file",
)


def _scores(dimensions: Iterable[str]) -> Table:
    graded: Sequence[str] = [
        line
        for name in dimensions
        for line in (
            f"{name}_letter: letter for {name}, A to F, after caps; empty where it was not asked",
            f"{name}_score number: score for {name}, 0 to 100, before caps",
        )
    ]
    columns = _columns(
        *_WHICH,
        "sha256: hash of the file",
        "status: scored; failed (see the table of errors); waiting (not done yet)",
        "kind: eia, screening and bill_equality_statement are graded; template (a blank form) and not_an_eia are not",
        "nation: whose law the document is under, as its words show",
        "profile: what was asked of it: the profiles of the rubric",
        "letter: overall letter, A to F, after caps; empty where the document is not graded",
        "score number: overall score, 0 to 100",
        *graded,
        "capped_by: every limit that lowered a letter, and why",
        "red_flags whole: passages that a reader should see; they are no findings of unlawfulness",
        "needs_person number: share of the criteria that a person should judge, 0 to 1",
        "confidence_mean number: mean confidence over the criteria that apply, 0 to 1",
        "pages whole: pages that were read; missing where the format has none",
        "words whole: words that were read",
        "body: the public body, from the list of policies",
        "policy: the policy, from the list of policies",
        "decided: when the policy was decided, from the list of policies",
        "implemented: when the policy took effect, from the list of policies",
        "published: when the assessment was published, from the list of policies",
        "year whole: year of the assessment, for groups over time",
        "year_from: metadata (published, else decided), or document (the latest date it gives for itself)",
        "template_family: family of forms that it was written on; empty where it is none that is known",
        "rubric: rubric and its version",
        "rubric_sha256: hash of the rubric with its profiles",
        "model: classifier and its version; empty where the rules stood alone",
        "tool: what made the scorecard",
    )
    return Table("scores", "Scores", "One row for each document; copies of the same file count once.", columns)


_FINDINGS = Table(
    "findings",
    "Findings",
    "One row for each criterion of each graded document.",
    _columns(
        *_WHICH,
        "dimension: dimension that the criterion belongs to",
        "criterion: criterion of the rubric",
        "level whole: 0 absent, 1 mentioned, 2 substantive, 3 strong; missing where it does not apply",
        "status: found, denied_in_text, not_found, template_only, not_applicable or undetermined",
        "confidence number: how sure the judgement is, 0 to 1",
        "expected whole: level that earns full marks under the profile",
        "supports whole: quotations that count for it, repeats left out",
        "undermines whole: quotations that count against it, repeats left out",
        "classifier_only yes_no: whether all that counts for it was found by the classifier alone",
        "quotation: the strongest quotation, word for word",
        *_WHERE,
    ),
)

_EVIDENCE = Table(
    "evidence",
    "Evidence",
    "One row for each quotation, the strongest of a criterion first.",
    _columns(
        *_WHICH,
        "dimension: dimension that the criterion belongs to",
        "criterion: criterion that it is evidence on",
        "polarity: supports, undermines, or excuses (a reason for which the criterion does not apply)",
        "assertion: done, planned, conditional, denied or template",
        "strength whole: 1 asserted, 2 could be checked, 3 strong",
        "quotation: word for word",
        *_WHERE,
        "answers: the question, label or header that it answers",
        "found_by: rules, or classifier where no rule found it",
        "probability number: how likely it is evidence by the classifier, 0 to 1; missing where it was not asked",
        "check: kind of check that found it",
        "rule: rule of the rubric that found it",
        "why: why it was picked",
        "start whole: first character in the text that was read",
        "end whole: character after the last",
        "repeated yes_no: whether it says again what was quoted before; then it does not count",
    ),
)

_RED_FLAGS = Table(
    "red_flags",
    "Red flags",
    "One row for each passage that a reader should see; none is a finding of unlawfulness.",
    _columns(
        *_WHICH,
        "id: name of the flag",
        "means: what it says of the document",
        "criterion: criterion that it bears on",
        "quotation: word for word",
        "page whole: page of the file; missing where the format has no pages",
        "file: the annex that it stands in; empty for the main file",
    ),
)

_ERRORS = Table(
    "errors",
    "Errors",
    "One row for each file that should have been scored and was not.",
    _columns(
        *_WHICH,
        "code: one word for the kind of error",
        "what: what is wrong",
        "todo: what to do next",
    ),
)

_FILES = Table(
    "files",
    "Files",
    "One row for each file that was found.",
    _columns(
        "document: path of the file below the folder that was scored",
        "sha256: hash of the file; empty where it was not read",
        "status: scored, failed, waiting (not done yet), duplicate (holds what another file holds) or passed_over",
        "of: the file that a duplicate is a copy of: look for its results there",
        "key: names the result of the document; it is the same in all tables",
        "code: one word for why it failed or was passed over",
        "what: why it failed or was passed over",
    ),
)
