"""Whether a sentence says that something was done, is planned, hangs on a condition, or is denied.

There is no parser behind this: parts that do not carry the statement (asides, subordinate clauses, what consultees
said) are blanked out, and the signals left in the main clause decide. A denial outweighs a plan, a plan a statement of
fact, save where a fact comes first ("We consulted X and will consult Y").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eiascore.checks.action_place import FINITE, REVIEW_LABEL, planned_by_place
from eiascore.checks.assertion_words import (
    ABOUT_PEOPLE,
    ASIDE,
    BARE_NO,
    BARE_NOT,
    BARE_PLAN,
    BODY,
    BOILERPLATE,
    BOILERPLATE_WORDS,
    EFFECT,
    FORETELLS,
    FUTURE,
    HEDGE,
    HYPOTHETICAL,
    LABEL,
    LEADING,
    LEVELLERS,
    LEVELLING,
    MODAL,
    MONTH_MAY,
    NEGATION,
    NEGATORS,
    NOT_YET,
    NUMBERING,
    PAST,
    PSEUDO,
    REPORT,
    SIGNALS,
    SPOKEN,
    SUBSTANCE,
    TO_BE,
    TOKENS,
    TRAILING,
    WOULD,
    YEARS,
)
from eiascore.checks.cues import normalise
from eiascore.schema import Assertion

if TYPE_CHECKING:
    from eiascore.checks.view import View


def assertion(view: View) -> Assertion:
    """Tell whether a sentence asserts, plans, hedges or denies.

    Parameters
    ----------
    view : View
        The sentence with what it answers.

    Returns
    -------
    {"done", "planned", "conditional", "denied", "template"}
        ``template`` for all that the form itself says; ``done`` for every statement of present or past fact.
    """
    if view.sentence.origin != "author":
        return "template"
    flat = normalise(view.text)
    if any(map(flat.__contains__, BOILERPLATE_WORDS)) and _is_boilerplate(view.text):
        return "template"
    numbering = NUMBERING.match(flat)
    body = flat[numbering.end() :] if numbering and flat[:1] not in "-–" else flat
    short = len(body) < 90
    answer = LABEL.sub("", body) if short and not REVIEW_LABEL.match(body) else body
    if "\u2612" in answer or "\u2610" in answer:
        answer = _ticked(answer)
    asked = normalise(f"{view.sentence.question} / {view.sentence.column_header}")
    if view.sentence.kind == "heading" or SPOKEN.search(asked):
        return "done"
    if short and (BARE_NO.fullmatch(answer) or _is_bare_denial(answer)):
        return "denied"
    if short and BARE_PLAN.fullmatch(answer):
        return "planned"
    return _clause(answer) or ("planned" if planned_by_place(view, answer) else "done")


def _is_boilerplate(text: str) -> bool:
    return bool(BOILERPLATE.search(text)) and not any(c.isdigit() for c in YEARS.sub("", text))


def _is_bare_denial(answer: str) -> bool:
    """Tell whether a fragment without a verb denies: "Not for onward release"."""
    return bool(BARE_NOT.match(answer)) and not (FINITE.search(answer) or PSEUDO.match(answer))


def _ticked(text: str) -> str:
    """Keep the ticked ones of several options ("☐ Stop ☒ No change"), "" where none is."""
    return " ".join(part.strip() for part in re.findall("\u2612([^\u2610\u2612]*)", text))


def _clause(text: str) -> Assertion | None:
    """Judge by wording alone; None where nothing but a fact or a fragment is said."""
    words = set(TOKENS.findall(text))
    negated = (not words.isdisjoint(NEGATORS) or "n't" in text) and NEGATION.search(text) is not None
    levelled = not words.isdisjoint(LEVELLERS) and LEVELLING.search(text) is not None
    if not (negated or levelled or not words.isdisjoint(SIGNALS) or TO_BE.search(text)):
        return None
    main = _main(text)
    if (negated and _denies(main)) or (levelled and LEVELLING.search(main)):
        return "denied"
    return _outlook(main, text)


def _outlook(main: str, text: str) -> Assertion | None:
    """Tell plans and conditions from facts in a main clause."""
    # Both patterns are dear, and stand behind their words.
    main = MONTH_MAY.sub(" ", main) if "may" in main else main
    foretold = "will" in main or "shall" in main or "'ll" in main
    future = FUTURE.search(FORETELLS.sub(" ", main) if foretold else main)
    signs = [sign for sign in (future, WOULD.search(main), MODAL.search(main)) if sign]
    if not signs:
        return "conditional" if text.startswith(("if ", "where appropriate", "unless ")) else None
    past = PAST.search(main)
    # "We consulted X and will consult Y": the fact comes first.
    if past and past.start() < min(sign.start() for sign in signs):
        return "done"
    return "planned" if future and not HEDGE.search(text) else "conditional"


def _main(text: str) -> str:
    """Blank out what does not carry the statement: asides, subordinate clauses and reported speech."""
    main = ASIDE.sub(" ", text) if any(c in text for c in "(['\"~") else text
    main = PSEUDO.sub(" ~ ", NOT_YET.sub("", main))
    main = LEADING.sub("", main)
    for report in REPORT.finditer(main):
        if not BODY.search(main[: report.start()]) and report.start():
            main = main[: report.start()]
            break
    return TRAILING.sub(" ", main)


def _denies(main: str) -> bool:
    """Tell whether a negation in a main clause is the body's own denial."""
    for found in NEGATION.finditer(main):
        before, after = main[: found.start()], main[found.end() :]
        if HYPOTHETICAL.search(before) and not EFFECT.search(after[:40]):
            continue
        if found.group() != "unaffected" and not SUBSTANCE.search(f"{before[-25:]} | {after[:45]}"):
            continue
        if ABOUT_PEOPLE.search(before) and not EFFECT.search(after[:50]):
            continue
        past = PAST.search(before)
        if past and re.search(r"\b(?:and|but|;) ", before[past.end() :]):
            continue  # the fact comes first
        return True
    return False
