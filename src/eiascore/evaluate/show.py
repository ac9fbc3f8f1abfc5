"""An evaluation as text for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap

from eiascore.evaluate.calibration import Calibration
from eiascore.evaluate.difference import Difference
from eiascore.evaluate.figures import Figure
from eiascore.evaluate.levels import LevelFigures
from eiascore.evaluate.lines import Lines
from eiascore.evaluate.measure import JudgedQuote, Measured
from eiascore.evaluate.run import Evaluation

WIDTH = 80
_NAME = 31


def as_text(evaluation: Evaluation, changed: Difference | None = None) -> str:
    """Return an evaluation as text.

    Parameters
    ----------
    evaluation : Evaluation
        The evaluation.
    changed : Difference, optional
        What was gained and lost since an earlier one.

    Returns
    -------
    str
        Lines of at most 80 characters.
    """
    lines = [*_head(evaluation), *_levels(evaluation), *_lines(evaluation), *_confidence(evaluation)]
    lines += _compared(evaluation)
    lines += _changed(changed) if changed else []
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def number(value: float | None) -> str:
    """Return a figure with two digits and no zero before the point: .83.

    Examples
    --------
    >>> number(0.8301), number(-0.5), number(1.0), number(None)
    ('.83', '-.50', '1.00', '-')
    """
    return "-" if value is None else f"{value:.2f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.2f}"


def interval(figure: Figure) -> str:
    """Return a figure with its interval: .83 (.69 to .90)."""
    if figure.low is None:
        return number(figure.value)
    return f"{number(figure.value)} ({number(figure.low)} to {number(figure.high)})"


def _head(evaluation: Evaluation) -> Iterator[str]:
    rubric = evaluation.rubric
    yield f"{evaluation.folder}: {len(evaluation.documents)} labelled documents"
    yield f"{evaluation.tool}, rubric {rubric['id']} {rubric['version']}"
    yield f"In brackets 95 % intervals: {evaluation.resamples} draws of documents"
    for name, problem in evaluation.problems.items():
        yield from wrap(f"! {name} counts as level 0 throughout: {problem}", WIDTH, subsequent_indent="  ")
    yield ""


def _levels(evaluation: Evaluation) -> Iterator[str]:
    levels = evaluation.ours.levels
    if levels is None:
        return
    pooled = levels.pooled
    yield f"LEVELS  {pooled.pairs} pairs of {levels.documents} documents"
    yield f"  quadratic weighted kappa  {interval(pooled.kappa_quadratic)}"
    yield f"  linear weighted kappa     {interval(pooled.kappa_linear)}"
    yield f"  Gwet's AC2, quadratic     {interval(pooled.ac2)}"
    yield f"  exact                     {interval(pooled.exact)}"
    yield f"  within one level          {interval(pooled.within_one)}"
    yield ""
    yield f"  {'':{_NAME}} {'pairs':>5} {'kappa':>6} {'AC2':>5} {'exact':>6} {'±1':>5} {'ours':>5} {'agreed':>6}"
    for name, figures in (levels.dimensions | levels.criteria).items():
        if name == next(iter(levels.criteria)):
            yield ""
        yield _level_row(name, figures)
    yield ""
    yield "  ours down, people across     0     1     2     3"
    for level, row in enumerate(pooled.confusion):
        yield f"  {level:>24} {''.join(f'{count:6d}' for count in row)}"
    yield ""


def _level_row(name: str, figures: LevelFigures) -> str:
    values = (figures.kappa_quadratic, figures.ac2, figures.exact, figures.within_one)
    kappa, ac2, exact, near = (number(figure.value) for figure in values)
    means = f"{number(figures.mean_ours):>5} {number(figures.mean_agreed):>6}"
    return f"  {name:{_NAME}} {figures.pairs:5d} {kappa:>6} {ac2:>5} {exact:>6} {near:>5} {means}"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    lines = evaluation.ours.lines
    if lines is None:
        return
    yield f"LINES  {lines.rows} of {lines.documents} documents, {lines.micro.lines} labels that raters agreed on"
    yield f"  micro F1                  {interval(lines.micro.f1)}"
    yield f"  precision                 {interval(lines.micro.precision)}"
    yield f"  recall                    {interval(lines.micro.recall)}"
    yield f"  macro F1, {lines.macro_labels:3d} labels      {interval(lines.macro_f1)}"
    yield f"  unlabelled lines quoted   {interval(lines.unlabelled_quoted)}"
    yield f"  first three quotations of a criterion: right {interval(lines.first_right)}"
    yield f"  criteria with evidence that show a right one: {interval(lines.first_hit)}"
    yield ""
    yield f"  {'':{_NAME}} {'lines':>5} {'precision':>9} {'recall':>6} {'F1':>18}"
    for label, figures in lines.by_label.items():
        precision, recall = number(figures.precision.value), number(figures.recall.value)
        yield f"  {label:{_NAME}} {figures.lines:5d} {precision:>9} {recall:>6} {interval(figures.f1):>18}"
    yield ""


def _confidence(evaluation: Evaluation) -> Iterator[str]:
    for name, found in (("LEVELS", evaluation.level_confidence), ("QUOTATIONS", evaluation.quote_confidence)):
        if found is not None:
            yield f"CONFIDENCE IN {name}  expected calibration error {found.error:.3f} over {found.claims} claims"
            yield f"  {'said':>10} {'claims':>7} {'mean':>6} {'right':>6}"
            for b in found.bins:
                said = f"{number(b.low)} to {number(b.high)}"
                yield f"  {said:>10} {b.claims:7d} {number(b.confidence):>6} {number(b.right):>6}"
            yield ""
            yield from _coverage(found)


def _coverage(found: Calibration) -> Iterator[str]:
    yield "  if only what is at least so sure were told"
    yield f"  {'sure':>10} {'told':>7} {'right':>6} {'±1':>6}"
    shown = None
    for point in found.coverage:
        step = int(point.coverage * 5)
        if step != shown or point is found.coverage[-1]:
            cells = f"{number(point.coverage):>7} {number(point.right):>6} {number(point.nearly):>6}"
            yield f"  {number(point.confidence):>10} {cells}"
        shown = step
    yield ""


def _compared(evaluation: Evaluation) -> Iterator[str]:
    others = _others(evaluation)
    if len(others) < 2:
        return
    yield "BESIDE OTHERS  kappa and exact are of levels, the rest of lines"
    yield f"  {'':28} {'kappa':>5} {'exact':>5} {'micro F1':>8} {'precision':>9} {'recall':>6} {'first 3':>7}"
    for name, measured in others.items():
        levels, lines = measured.levels, measured.lines
        figures = (levels.pooled.kappa_quadratic, levels.pooled.exact) if levels else (Figure(None),) * 2
        kappa, exact = (number(figure.value) for figure in figures)
        yield f"  {name:28} {kappa:>5} {exact:>5} {_line_cells(lines, raters=name == RATERS)}"
    yield ""


RATERS = "raters with each other"


def _others(evaluation: Evaluation) -> Mapping[str, Measured]:
    raters = evaluation.raters
    return {
        **({RATERS: raters} if raters.levels or raters.lines else {}),
        "eiascore": evaluation.ours,
        **evaluation.baselines,
    }


def _line_cells(lines: Lines | None, *, raters: bool) -> str:
    """Return the cells of lines; of two raters neither is right, so that only F1 means something."""
    if lines is None:
        return ""
    f1, precision, recall = (number(f.value) for f in (lines.micro.f1, lines.micro.precision, lines.micro.recall))
    if raters:
        return f"{f1:>8}"
    return f"{f1:>8} {precision:>9} {recall:>6} {number(lines.first_right.value):>7}"


def _changed(changed: Difference) -> Iterator[str]:
    if changed.only_one:
        yield from wrap(f"Only in one of the two evaluations: {', '.join(changed.only_one)}.", WIDTH)
        yield ""
    yield f"QUOTATIONS  {len(changed.gained)} gained, {len(changed.lost)} lost"
    criteria = sorted({quote.label[:-1] for quote in (*changed.gained, *changed.lost)})
    for criterion in criteria:
        yield ""
        yield criterion
        for sign, quotes in (("gained", changed.gained), ("lost", changed.lost)):
            for quote in quotes:
                if quote.label[:-1] == criterion:
                    yield from _quote(sign, quote)


def _quote(sign: str, quote: JudgedQuote) -> Iterator[str]:
    against = ", against" if quote.label.endswith("-") else ""
    right = {True: ", right", False: ", wrong", None: ""}[quote.right]
    yield f"  {sign} in {quote.document}{against}{right}"
    yield from wrap(quote.text, WIDTH, initial_indent="    ", subsequent_indent="    ")
