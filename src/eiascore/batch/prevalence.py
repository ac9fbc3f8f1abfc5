"""In what share of documents each criterion stands at a level: as measured, and corrected for the errors of its check.

A check that misses some and finds some too many gives a share that is off by a known amount: Rogan and Gladen,
"Estimating prevalence from the results of a screening test", American Journal of Epidemiology 107 (1978), 71-76. The
interval is that of Lang and Reiczigel, "Confidence limits for prevalence of disease adjusted for estimated sensitivity
and specificity", Preventive Veterinary Medicine 113 (2014), 13-22, which counts in that the errors too were measured on
few documents.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eiascore.batch.error_rates import THRESHOLDS, Counts, ErrorRates, shipped
from eiascore.batch.summary import distinct_contents
from eiascore.errors import EiaError
from eiascore.rubric.overlay import laid_sha256

if TYPE_CHECKING:
    import pandas as pd

LEAST_LABELLED = 10
"""Labelled documents at the level, and below it, that the errors of a check must rest on."""
LEAST_TELLING = 0.2
"""By how much sensitivity and specificity together must be above 1."""
_Z = 1.959963984540054  # of a 95 % interval
_NAN = math.nan


@dataclass(frozen=True, slots=True)
class Corrected:
    """A share corrected for errors with its 95 % interval; not a number where ``why_not`` says why there is none.

    ``clipped`` says that it came out below 0 or above 1 and was set there.
    """

    value: float = _NAN
    low: float = _NAN
    high: float = _NAN
    clipped: bool = False
    why_not: str = ""


def rogan_gladen(share: float, sensitivity: float, specificity: float) -> float:
    """Return a share corrected for the errors of the test that found it; it can come out below 0 or above 1.

    Parameters
    ----------
    share : float
        Share that the test finds.
    sensitivity, specificity : float
        Shares of those that have it and of those that do not, of which the test says so.

    Returns
    -------
    float
        (share + specificity - 1) / (sensitivity + specificity - 1).

    Examples
    --------
    >>> round(rogan_gladen(0.31, 0.9, 0.8), 4)
    0.1571
    """
    return (share + specificity - 1) / (sensitivity + specificity - 1)


def corrected(reached: int, documents: int, errors: Counts | None, *, least: int = LEAST_LABELLED) -> Corrected:
    """Correct the share of documents that reach a level.

    Parameters
    ----------
    reached, documents : int
        Documents that were put at the level or above, and all that were given a level.
    errors : Counts or None
        How often the check is right.
    least : int, optional
        Labelled documents on either side of the level that the errors must rest on.

    Returns
    -------
    Corrected
        The share, or why it is not corrected.

    Examples
    --------
    >>> found = corrected(31, 100, Counts(tp=45, fn=5, tn=80, fp=20))
    >>> f"{found.value:.2f} ({found.low:.2f} to {found.high:.2f})"
    '0.16 (0.00 to 0.32)'
    """
    if not documents:
        return Corrected(why_not="no document was given a level")
    if errors is None or errors.sensitivity is None or errors.specificity is None:
        return Corrected(why_not="the errors of this check were not measured")
    if min(errors.reaching, errors.below) < least:
        side, many = ("at", errors.reaching) if errors.reaching < errors.below else ("below", errors.below)
        return Corrected(why_not=f"only {many} of the labelled documents are {side} the level")
    if errors.sensitivity + errors.specificity - 1 <= LEAST_TELLING:
        return Corrected(why_not="the check hardly tells documents at the level from others")
    exact = rogan_gladen(reached / documents, errors.sensitivity, errors.specificity)
    value = min(1.0, max(0.0, exact))
    low, high = lang_reiczigel(reached, documents, errors)
    # Few documents draw the middle of the interval to one half: it is never shown without the share itself.
    return Corrected(value, min(low, value), max(high, value), clipped=value != exact)


def lang_reiczigel(reached: int, documents: int, errors: Counts) -> tuple[float, float]:
    """Return the 95 % interval of a corrected share, cut at 0 and 1.

    Parameters
    ----------
    reached, documents : int
        Documents that were put at the level or above, and all.
    errors : Counts
        How often the check is right; as a whole it must tell documents apart.

    Returns
    -------
    tuple of float
        Its ends.
    """
    many = documents + _Z**2
    share = (reached + _Z**2 / 2) / many
    reaching, below = errors.reaching + 2, errors.below + 2
    sensitivity, specificity = (errors.tp + 1) / reaching, (errors.tn + 1) / below
    middle = rogan_gladen(share, sensitivity, specificity)
    missed, added = sensitivity * (1 - sensitivity) / reaching, specificity * (1 - specificity) / below
    middle_moved = middle + 2 * _Z**2 * (middle * missed - (1 - middle) * added)
    spread = math.sqrt(share * (1 - share) / many + middle**2 * missed + (1 - middle) ** 2 * added)
    half = _Z * spread / (sensitivity + specificity - 1)
    return min(1.0, max(0.0, middle_moved - half)), min(1.0, max(0.0, middle_moved + half))


def prevalence(
    findings: pd.DataFrame,
    *,
    at_least: int = 2,
    scores: pd.DataFrame | None = None,
    rates: ErrorRates | None = None,
) -> pd.DataFrame:
    """Return in what share of documents each criterion stands at a level or above.

    Parameters
    ----------
    findings : DataFrame
        One row a document and criterion.
    at_least : int, optional
        The level: 1, 2 or 3.
    scores : DataFrame, optional
        One row a document: those that count, each content once, and what they were scored with. Where the rubric or
        the classifier of any is not that of the error rates, nothing is corrected and ``note`` says so. Without it
        that is not looked at.
    rates : ErrorRates, optional
        By default those that come with eiascore.

    Returns
    -------
    DataFrame
        A row a criterion, in the rubric's order: ``dimension``, ``criterion``, ``documents`` with a level,
        ``reached``, ``measured`` with ``measured_low`` and ``measured_high`` (Wilson), ``corrected`` with
        ``corrected_low`` and ``corrected_high`` (Lang and Reiczigel), ``clipped``, ``sensitivity``, ``specificity``
        and the labelled documents that they rest on (``labelled_at``, ``labelled_below``), ``not_applicable``
        (documents, in no share), ``undetermined`` (share of the documents that it applies to) and ``note``.
        ``attrs`` says what the errors were measured with.

    Raises
    ------
    EiaError
        The level is none of 1, 2 and 3.

    Examples
    --------
    >>> import pandas as pd
    >>> levels = pd.array([2, 3, 0, None], dtype="Int64")
    >>> status = ["found", "found", "not_found", "not_applicable"]
    >>> findings = pd.DataFrame({"key": list("abcd"), "level": levels, "status": status})
    >>> found = prevalence(findings.assign(dimension="timing", criterion="tim_signoff"))
    >>> found[["documents", "reached", "not_applicable"]].to_dict("records")
    [{'documents': 3, 'reached': 2, 'not_applicable': 1}]
    """
    import pandas as pd

    if at_least not in THRESHOLDS:
        raise EiaError(f"No criterion stands at level {at_least}.", "Use 1, 2 or 3.")
    rates = rates or shipped()
    distinct, strange = findings.drop_duplicates(["key", "criterion"]), ""
    if scores is not None:
        used = distinct_contents(scores)
        distinct = distinct[distinct["key"].isin(used["key"])]
        strange = _strange(used[used["key"].isin(distinct["key"])], rates)
    order = {criterion: number for number, criterion in enumerate(rates.criteria)}
    groups = {(str(d), str(c)): rows for (d, c), rows in distinct.groupby(["dimension", "criterion"], observed=True)}
    table = pd.DataFrame(
        {"dimension": dimension, "criterion": criterion}
        | _row(groups[dimension, criterion], rates.criteria.get(criterion, {}).get(at_least), at_least, strange)
        for dimension, criterion in sorted(groups, key=lambda found: (order.get(found[1], len(order)), found))
    )
    table.attrs = {
        "at_least": at_least,
        "rubric": rates.rubric,
        "model": rates.model,
        "labelled_documents": len(rates.documents),
        "about": rates.about,
        "checked": scores is not None,
        "strange": strange,
    }
    return table


def _strange(used: pd.DataFrame, rates: ErrorRates) -> str:
    """Say how many scorecards were made otherwise than those that the errors were measured on; "" where none was."""
    expected = used["profile"].fillna("").map(lambda names: laid_sha256(rates.rubric_sha256, names))
    other = (used["rubric_sha256"] != expected) | (used["model"].fillna("") != rates.model)
    if not other.any():
        return ""
    what = "another rubric or classifier than the errors of the checks were measured with"
    return f"{int(other.sum())} of {len(used)} scorecards were made with {what}"


def _row(rows: pd.DataFrame, errors: Counts | None, at_least: int, strange: str) -> dict[str, Any]:
    from scipy.stats import binomtest

    levels = rows["level"].dropna()
    documents, reached = len(levels), int((levels >= at_least).sum())
    around = binomtest(reached, documents).proportion_ci(method="wilson") if documents else None
    found = Corrected(why_not=strange) if strange else corrected(reached, documents, errors)
    undetermined = int((rows["status"] == "undetermined").sum())
    counts = errors or Counts(0, 0, 0, 0)
    return {
        "documents": documents,
        "reached": reached,
        "measured": reached / documents if documents else _NAN,
        "measured_low": float(around.low) if around else _NAN,
        "measured_high": float(around.high) if around else _NAN,
        "corrected": found.value,
        "corrected_low": found.low,
        "corrected_high": found.high,
        "clipped": found.clipped,
        "sensitivity": _NAN if counts.sensitivity is None else counts.sensitivity,
        "specificity": _NAN if counts.specificity is None else counts.specificity,
        "labelled_at": counts.reaching,
        "labelled_below": counts.below,
        "not_applicable": int((rows["status"] == "not_applicable").sum()),
        "undetermined": undetermined / (documents + undetermined) if documents + undetermined else _NAN,
        "note": _note(found),
    }


def _note(found: Corrected) -> str:
    if found.why_not:
        return f"not corrected: {found.why_not}"
    if not found.clipped:
        return ""
    return (
        "set to 0 %: fewer than the check finds by error alone"
        if not found.value
        else "set to 100 %: it came out above"
    )
