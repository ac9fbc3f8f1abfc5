"""The words in which rules and needs are put: particulars, kinds of evidence, and the wording of concepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from eiascore.checks import Concept
from eiascore.checks.cue_brackets import unnested
from eiascore.checks.cues import is_phrase

PARTICULARS: dict[str, tuple[str, str]] = {
    "characteristic": ("a protected characteristic", "protected characteristics"),
    "combination": ("a combination of characteristics", "combinations of characteristics"),
    "organisation": ("an outside organisation", "outside organisations"),
    "user_led": ("a user-led organisation", "user-led organisations"),
    "internal": ("a team of the body's own", "teams of the body's own"),
    "government": ("a government body", "government bodies"),
    "public_body": ("another public body", "other public bodies"),
    "group": ("a group of people affected", "groups of people affected"),
    "owner": ("a role or team that can answer for it", "roles or teams"),
    "signatory": ("a senior officer, minister or committee", "senior signatories"),
    "named": ("a person's name", "people's names"),
    "number": ("a number", "numbers"),
    "percentage": ("a percentage", "percentages"),
    "ratio": ("a ratio or rate", "ratios or rates"),
    "comparison": ("one figure set against another", "comparisons of figures"),
    "duration": ("a length of time", "lengths of time"),
    "date": ("a date", "dates"),
    "year": ("a year", "years"),
    "frequency": ("how often", "frequencies"),
    "source": ("a named data source", "named data sources"),
    "reference": ("a web address, footnote or table number", "references"),
    "method": ("a method of engagement", "methods of engagement"),
    "money": ("a sum of money", "sums of money"),
}
"""Each kind of particular, as one and as many."""

ASSERTED = {
    "done": "told as done",
    "planned": "promised",
    "conditional": "told as possible",
    "denied": "denied",
    "template": "in the form's own words",
}

_SHOWN: dict[tuple[str, str], str] = {
    ("action_rows", "both"): "a row of an action plan with an owner and a date",
    ("action_rows", "owner_only"): "a row of an action plan with an owner and no date",
    ("action_rows", "date_only"): "a row of an action plan with a date and no owner",
    ("action_rows", "neither"): "a row of an action plan with neither owner nor date",
    ("action_rows", "any"): "a row of an action plan",
    ("breakdown", ""): "a table of figures by protected characteristic",
    ("coverage", "reasoned"): "a finding with content of its own on a characteristic",
    ("coverage", "bare"): "a conclusion on a characteristic without a reason",
    ("coverage", "na"): "N/A or the like on a characteristic",
    ("coverage", "clone"): "the same text under three or more characteristics",
    ("coverage", "sub_group"): "a finding on a group within a characteristic",
    ("figure_cells", "affected"): "a figure by characteristic, of the people affected",
    ("figure_cells", "general"): "a figure by characteristic, of the general population",
    ("figure_cells", "crossed"): "a figure of a group with two characteristics",
    ("figure_cells", "measure"): "a ratio between groups that is clear of parity",
    ("impact_rows", "matched"): "a row that sets an impact beside what is done about it",
    ("impact_rows", "unmatched"): "a row that sets an impact beside nothing",
    ("left_over", ""): "an instruction or a sample answer of the form, left where an answer belongs",
    ("monitoring_rows", "trigger"): "a cell that says what would make the body act",
    ("monitoring_rows", "regular"): "a cell that says what is counted, and how often",
    ("monitoring_rows", "any"): "a cell that says what is counted",
    ("option_rows", ""): "a row of a table of at least two options, with what the option would do to people",
    ("recomputed", ""): "a ratio, gap, change or share that is not what the figures beside it come to",
    ("consultation_window", ""): "a consultation whose length in days can be told",
    ("plan_cells", "action"): "a cell of an action plan that says what is to be done",
    ("plan_cells", "owner"): "a cell of an action plan that names an owner",
    ("plan_cells", "date"): "a cell of an action plan that gives a date",
    ("plan_cells", "open"): "a cell of an action plan that leaves the owner or the date open",
    ("plan_cells", "effect"): "a cell of an action plan that says what the action is to achieve",
    ("scope", "stated"): "one of the few sentences that say best what is assessed",
    ("scope", "dated"): "one of the few sentences that say best what is assessed, with its time",
    (
        "scope",
        "linked",
    ): "one of the few sentences that say best what is assessed, with other decisions that bear on it",
    ("scope", "reach"): "one of the few sentences that say best what is assessed, with whom or what it reaches",
    ("version_rows", "dated"): "a dated row of a version history",
    ("version_rows", "with_change"): "a dated row of a version history that says what changed",
    ("you_said_we_did", ""): "a row that holds what was said and what was done about it",
}


_DATES = {
    "assessed_after_decided": "dates by which the assessment came after the decision",
    "assessed_after_implemented": "dates by which the assessment came after the start of the policy",
    "assessed_before_decided": "dates by which the assessment came before the decision",
    "already_decided": "words by which the decision had been taken when the assessment was made",
    "already_implemented": "words by which the policy was running when the assessment was made",
    "consulted_after_decided": "dates by which people were consulted after the decision",
    "consulted_before_decided": "dates by which people were consulted before the decision",
    "review_past": "a review date that lies before the assessment's own date",
    "stamp": "a date that a form or publisher stamped on the document",
    "two_dated_stages": "two stages of the assessment with a date each",
}


def shown(check: str, show: str) -> str:
    """Return what a check other than ``statement`` finds.

    Examples
    --------
    >>> shown("plan_cells", "owner"), shown("timeline", "assessed_before_decided")
    ('a cell of an action plan that names an owner', 'dates by which the assessment came before the decision')
    """
    if check == "timeline":
        return _DATES.get(show) or f"a date in the order of things: {words(show)}"
    return _SHOWN.get((check, show)) or f"{words(check)} {words(show)}".strip()


def words(name: str) -> str:
    """Return an id as words."""
    return name.replace("_", " ")


def either(items: Iterable[str]) -> str:
    """Return alternatives as a reader lists them.

    Examples
    --------
    >>> either(["a", "b", "c"])
    'a, b or c'
    """
    *others, last = items
    return f"{', '.join(others)} or {last}" if others else last


def one_of(kinds: Sequence[str]) -> str:
    """Return what particulars are asked for; ``a|b`` is either.

    Examples
    --------
    >>> one_of(["organisation", "date|year"])
    'an outside organisation and a date or a year'
    """
    return " and ".join(either(PARTICULARS[kind][0] for kind in item.split("|")) for item in kinds)


_GROUP = re.compile(r"\(([^()]*)\)(\??)")


def plain_cue(cue: str) -> str:
    """Return a cue as a reader would say it: one of its readings, with an ellipsis for what may vary.

    Examples
    --------
    >>> plain_cue("^ (held|ran) * workshop~ (again)? on #")
    'held … workshop… on 12'
    """
    text = _GROUP.sub(lambda m: "" if m[2] else m[1].split("|")[0], unnested(cue.strip("^$ ")))
    text = re.sub(r"\*+", " … ", text).replace("~", "…").replace("#%", "12%").replace("#", "12")
    return re.sub(r"(… ?){2,}", "… ", " ".join(text.split()))


def sample(concept: Concept, most: int = 2) -> str:
    """Return some wording of a concept, what is easiest to read first.

    Examples
    --------
    >>> sample(Concept("asked", ("consult~ (with)? * people", "met with", "we asked")))
    '“met with”, “we asked” …'
    """
    readable = sorted(concept.cues, key=lambda cue: (not is_phrase(cue), cue.count("|"), not 1 < len(cue.split()) < 6))
    shown_cues = list(dict.fromkeys(map(plain_cue, readable)))
    more = " …" if len(shown_cues) > most else ""
    return ", ".join(f"“{cue}”" for cue in shown_cues[:most]) + more


def concepts_in_words(names: Sequence[str], concepts: Mapping[str, Concept], most: int = 4, cues: int = 2) -> str:
    """Return which concepts are meant, each with some of its wording where it is known."""
    told = [f"{name} ({sample(concepts[name], cues)})" if name in concepts else name for name in names[:most]]
    if len(names) > most:
        told.append(f"{len(names) - most} more ({', '.join(names[most:])})")
    return either(told)
