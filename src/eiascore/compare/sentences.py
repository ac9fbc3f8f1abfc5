"""The sentences of the author in two documents: which came, went, moved or were reworded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eiascore.checks.date_atoms import NO_YEAR
from eiascore.checks.dates import interval, scan
from eiascore.compare.align import Aligned, Line, moved, plain_words
from eiascore.compare.model import Passage, Reworded, SentenceChanges, Shift
from eiascore.schema import Document, Sentence
from eiascore.scoring.searched import annex_at

_LEAST_WORDS = 4  # of a sentence that says something of its document: "N/A" stands in all of them


@dataclass(frozen=True)
class Text:
    """What the author of a document says, ready to be compared."""

    document: Document
    sentences: tuple[Sentence, ...]
    lines: tuple[Line, ...]
    whole: str

    @property
    def telling(self) -> int:
        """How many sentences say something of their document."""
        return sum(_tells(line) for line in self.lines)

    def passage(self, number: int) -> Passage:
        """Return a sentence with its place."""
        sentence = self.sentences[number]
        return Passage(
            quote=self.document.quote(sentence),
            page=sentence.page,
            section=" / ".join(self.document.sections[sentence.section].path),
            file=annex_at(self.document, sentence.start),
            answers=_answers(sentence),
        )


def text_of(document: Document) -> Text:
    """Return the author's sentences of a document, headings left out."""
    said = [s for s in document.sentences if s.origin == "author" and s.kind not in ("heading", "furniture")]
    lines = [(s, Line(plain_words(document.quote(s)), plain_words(_answers(s)), s.section)) for s in said]
    told = [(sentence, line) for sentence, line in lines if line.words]
    return Text(
        document,
        tuple(sentence for sentence, _ in told),
        tuple(line for _, line in told),
        f" {plain_words(document.text)} ",
    )


def _answers(sentence: Sentence) -> str:
    if sentence.kind == "cell" and not sentence.row_header:
        return ""  # it names its row, and answers nothing
    return " / ".join(filter(None, (sentence.row_header, sentence.column_header or sentence.question)))


def _tells(line: Line) -> bool:
    return len(line.words.split()) >= _LEAST_WORDS


def common_share(old: Text, new: Text, aligned: Aligned) -> float:
    """Return the share of the telling sentences of the shorter text that the other has in the same or similar words."""
    shorter = min(old.telling, new.telling)
    if not shorter:  # nothing but "N/A" and the like: the same text, or nothing to go by
        return float(len(aligned.same) == len(old.lines) == len(new.lines))
    return sum(_tells(old.lines[a]) and _tells(new.lines[b]) for a, b in aligned.pairs) / shorter


def sentence_changes(old: Text, new: Text, aligned: Aligned) -> SentenceChanges:
    """Return what became of the sentences.

    Parameters
    ----------
    old, new : Text
        What the authors say.
    aligned : Aligned
        Which sentences belong together.

    Returns
    -------
    SentenceChanges
        A sentence that the other document holds as part of a longer one, or in another voice, neither came nor went.
    """
    went = [n for n in aligned.alone(0, len(old.lines)) if not stands_in(old.lines[n].words, new.whole)]
    came = [n for n in aligned.alone(1, len(new.lines)) if not stands_in(new.lines[n].words, old.whole)]
    elsewhere = moved(old.lines, new.lines, aligned.same)
    return SentenceChanges(
        kept=len(aligned.same),
        moved=tuple(Reworded(old=old.passage(a), new=new.passage(b)) for a, b in elsewhere),
        reworded=tuple(reworded(old.passage(a), new.passage(b)) for a, b in aligned.reworded),
        went=tuple(old.passage(n) for n in went),
        came=tuple(new.passage(n) for n in came),
    )


def stands_in(words: str, whole: str) -> bool:
    """Tell whether the words of a sentence of some length stand in a text as they are."""
    return len(words.split()) >= _LEAST_WORDS and f" {words}" in whole


def reworded(old: Passage, new: Passage) -> Reworded:
    """Return a passage in two wordings, and how its dates moved."""
    return Reworded(old=old, new=new, shift=shift(old.quote, new.quote))


def shift(old: str, new: str) -> Shift:
    """Tell whether the last date in a text is later or sooner than that in another.

    Examples
    --------
    >>> shift("by 1 May 2025", "by 1 June 2025"), shift("by 1 May 2025", "soon")
    ('later', '')
    """
    before, after = last_day(old), last_day(new)
    if before is None or after is None or before == after or (before.year == NO_YEAR) != (after.year == NO_YEAR):
        return ""
    return "later" if before < after else "sooner"


def last_day(text: str) -> date | None:
    """Return the last day of the latest date in a text, None where there is none; days without a year come last."""
    days = [interval(value)[1] for kind, _, _, value in scan(text) if kind in ("date", "year")]
    return max(days, key=lambda day: (day.year != NO_YEAR, day), default=None)
