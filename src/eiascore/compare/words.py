"""The words in which comparisons are put to people: the same on the terminal, in Markdown and on a page."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from eiascore.compare.model import (
    Compared,
    Comparison,
    CriterionChange,
    Fate,
    Gone,
    LevelRow,
    Passage,
    PromiseChange,
    Shift,
    Step,
)
from eiascore.report.words import KINDS, LEVELS, POLARITIES, STATUSES, counted, where
from eiascore.text import squeeze

FATES: dict[Fate, str] = {
    "dropped": "dropped",
    "added": "new",
    "weakened": "weaker",
    "firmer": "firmer",
    "undone": "was done, is promised now",
    "done": "was promised, is done now",
    "later": "later",
    "sooner": "sooner",
    "undated": "has lost its date",
    "dated": "has a date now",
    "unowned": "has lost its owner",
    "owned": "has an owner now",
}
SHIFTS: dict[Shift, str] = {"later": "the date is later", "sooner": "the date is sooner", "": ""}
CAP_WENT, CAP_CAME = "lowers no letter now", "lowers a letter now"
_FEW_WORDS = 8
_SPREAD = 2  # levels between the best and the worst that are worth a look
_MUCH_THE_SAME = 0.5


def title(comparison: Comparison) -> str:
    """Return what is compared, such as "Two versions of one assessment"."""
    number = len(comparison.documents)
    words = ("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")[number - 2]
    return f"{words} versions of one assessment" if comparison.relation == "versions" else f"{words} assessments"


def why(comparison: Comparison) -> str:
    """Return why the documents are taken for versions or not, in a sentence."""
    if not comparison.assumed:
        return f"Taken so: {comparison.because}."
    other = "--different" if comparison.relation == "versions" else "--versions"
    return f"Assumed: {comparison.because}; {other} overrides it."


def about(document: Compared) -> str:
    """Return a document in a line, without its name."""
    kind = KINDS[document.kind]
    letter = f": overall {document.letter} ({document.score:.1f})" if document.letter else ""
    said = "" if document.sentences is None else f", {counted(document.sentences, 'sentence')} of its author"
    profile = f", profile {document.profile}" if document.profile else ""
    return f"{kind}{letter}{said}{profile}"


def letter(given: str | None) -> str:
    """Return a letter, or a dash."""
    return given or "–"


def digit(level: int | None) -> str:
    """Return a level in a column of levels."""
    return "–" if level is None else str(level)


def direction(old: float | None, new: float | None) -> str:
    """Return in a word which way a level or score went, "" where it did not."""
    if old is None or new is None or old == new:
        return ""
    return "rose" if new > old else "fell"


def move(change: CriterionChange) -> str:
    """Return the level of a criterion in both documents, or the status where the level is the same."""
    if change.old != change.new:
        return f"{LEVELS[change.old]} → {LEVELS[change.new]}"
    if change.old_status != change.new_status:
        return f"{LEVELS[change.new]}; {STATUSES[change.old_status]} → {STATUSES[change.new_status]}"
    return f"{LEVELS[change.new]}, as before"


def reasons(change: CriterionChange) -> list[str]:
    """Return why the level is what it is, where the reasons are others than before."""
    before = [f"before: {step}" for step in change.old_trace if step not in change.new_trace]
    now = [f"now: {step}" for step in change.new_trace if step not in change.old_trace]
    return [*before, *now]


def gone_words(gone: Gone, *, went: bool) -> str:
    """Return what became of a quotation."""
    side = POLARITIES[gone.polarity]
    if gone.stands is None or not gone.stands:
        return f"{'gone' if went else 'new'}, {side}"
    still = "still in the text, but no longer counted" if went else "in the text before, but not counted"
    return f"{still}, {side}"


def place(passage: Passage) -> str:
    """Return where words stand; what they answer as well, where they are too few to speak for themselves."""
    spot = where(passage.page, passage.section, passage.file)
    short = passage.answers and len(passage.quote.split()) <= _FEW_WORDS
    return squeeze(f"{spot}, answering “{passage.answers}”" if short else spot)


def promise_words(change: PromiseChange) -> str:
    """Return what became of a promise."""
    said = ", ".join(FATES[fate] for fate in change.fates)
    due = (change.old_due, change.new_due)
    if not any(due) or {"later", "sooner", "undated", "dated"}.isdisjoint(change.fates):
        return said
    # A date that stands inside the promise is quoted with it.
    quoted = [passage.quote if passage else "" for passage in (change.old, change.new)]
    shown = [day if day not in quote else "" for day, quote in zip(due, quoted, strict=True)]
    return f"{said} ({squeeze(due[0]) or 'no date'} → {squeeze(due[1]) or 'no date'})" if any(shown) else said


def tally(comparison: Comparison, step: Step) -> list[str]:
    """Return how much changed in a step, in a line or two."""
    moved = [change for change in step.criteria if change.moved]
    rose = sum(direction(change.old, change.new) == "rose" for change in moved)
    fell = sum(direction(change.old, change.new) == "fell" for change in moved)
    total = sum(row.levels[step.old] is not None or row.levels[step.new] is not None for row in comparison.levels)
    levels = f"{counted(total, 'criterion', 'criteria')}: {rose} rose, {fell} fell"
    if other := len(moved) - rose - fell:
        levels += f", {other} changed otherwise"
    lines = [f"{levels}."]
    if step.sentences is not None:
        lines.append(f"Sentences of the author: {sentence_tally(step)}.")
    return lines


def sentence_tally(step: Step) -> str:
    """Return how many sentences were kept, moved, reworded, came and went."""
    changes = step.sentences
    if changes is None:
        return "not compared"
    said = [f"{changes.kept} the same"]
    said += [f"{len(changes.moved)} of them moved"] if changes.moved else []
    return ", ".join(
        [*said, f"{len(changes.reworded)} reworded", f"{len(changes.went)} gone", f"{len(changes.came)} new"]
    )


def is_empty(step: Step) -> bool:
    """Tell whether nothing changed in a step."""
    texts = step.sentences
    return not (
        any((step.criteria, step.caps_went, step.caps_came, step.flags_went, step.flags_came, step.promises))
        or (texts and any((texts.moved, texts.reworded, texts.went, texts.came)))
    )


def far_apart(comparison: Comparison) -> list[LevelRow]:
    """Return the criteria on which documents differ by two levels or more."""
    rows = []
    for row in comparison.levels:
        known = [level for level in row.levels if level is not None]
        if known and max(known) - min(known) >= _SPREAD:
            rows.append(row)
    return rows


def differences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield the words of two wordings in order, each run as "same", "old" or "new".

    Examples
    --------
    >>> list(differences("by 1 May", "by 1 June"))
    [('same', 'by 1'), ('old', 'May'), ('new', 'June')]
    >>> list(differences("To be arranged", "3 May 2026"))
    [('old', 'To be arranged'), ('new', '3 May 2026')]
    """
    before, after = squeeze(old).split(), squeeze(new).split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _MUCH_THE_SAME:  # a word here and there in common makes nothing easier to read
        yield from (("old", " ".join(before)), ("new", " ".join(after)))
        return
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield "same", " ".join(before[a:b])
            continue
        if a < b:
            yield "old", " ".join(before[a:b])
        if c < d:
            yield "new", " ".join(after[c:d])
