"""What a fragment is by where it stands: in a table or list of actions it is a plan, whatever its grammar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eiascore.checks.assertion_words import PAST, either
from eiascore.checks.cues import normalise

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_BARE_DONE = either(
    r"\W*(?:yes|done|complete[d]?|achieved|closed|in place|delivered|actioned|implemented|already"
    r"|since)\b"
)

_WORDS = re.compile(r"[^\W_]+")

_IMPERATIVE = re.compile(
    r"^(?:adapt|add|adjust|adopt|agree|allow|amend|appoint|arrange|ask|assess|brief|build|carry|check|circulate|collect|commission"
    r"|complete|conduct|consider"
    r"|consult|contact|continue|convene|create|deliver|design|develop|discuss|distribute|embed|encourage|engage"
    r"|employ|ensure|establish|evaluate|exempt|fit"
    r"|explore|extend|fund|gather|give|hold|identify|implement|improve|include|increase|inform|install|introduce"
    r"|invite|investigate"
    r"|issue|keep|launch|liaise|look|maintain|make|meet|monitor|obtain|offer|organise|pilot|plan|prepare|produce"
    r"|promote|provide"
    r"|publicise|publish|put|raise|re-?run|recruit|reduce|refresh|remind|remove|repeat|report|request|research"
    r"|reserve|revise|ring-?fence|run|scope|seek|send"
    r"|set|share|signpost|speak|submit|support|take|talk|target|tell|test|track|train|translate|undertake|update"
    r"|use|waive|widen|work|write)\s+"
    r"(?!(?:was|were|is|are|has|had|of|groups?|plan|data|users?|figures)\b)[a-z]"
)
_ACTION_HEAD = either(
    r"\b(?:actions?|mitigat\w+|next steps?|measures?|steps? to|remed\w+|what (?:we|you)(?: wi|')ll|what will"
    r"|will be (?:different|done|changed)"
    r"|what we do|changes? (?:to be )?ma[dk]e|improvement|further work|what happens next|planned|commitments?"
    r"|by when|by whom|filled by|indicators?|to be (?:monitored|measured|tracked))\b"
)
_OWNER_HEAD = re.compile(
    r"^\W*(?:by )?(?:who|whom|owner|lead\b.*|whose job|responsib\w+.*|by whom|owned by"
    r"|accountable.*|officer.*|resp\.?)\W*$"
)
_WHEN_HEAD = re.compile(
    r"^\W*(?:by|when|by when|due.*|deadline.*|target.*|timescales?|timings?|timeframe"
    r"|completion.*|(?:review )?dates?.*|how often|frequency)\W*$"
)
_DEADLINE_HEAD = re.compile(
    r"^\W*(?:by|when|by when|when by|due.*|deadline.*|target.*|timescales?|timeframe"
    r"|completion.*)\W*$"
)
_OTHER_TABLE = re.compile(
    r"^\W*(?:ver(?:sion|\.)?|draft|signature|how|method|what they (?:said|told us).*"
    r"|you said.*|option|period|name|outcome|what came.*|feedback.*|stakeholder.*)\W*$"
)
_NOT_PLAN = re.compile(r"\b(?:option|description|in short|outcome|name|disposal|said)\b")
_STATE_HEAD = re.compile(
    r"(?<!\w)(?:issues?|impacts?|risks?|groups?|characteristic|problem|harm|disadvantage|matter|gap"
    r"|for whom|who for|to deal with|what could go wrong|bad bit|worry|worse off|barrier|concern|resource|why"
    r"|no\.?|ref|adverse effect|evidence|point|#|done\?)(?!\w)"
)
_PROGRESS_HEAD = re.compile(r"\b(?:status|progress|done|rag|completed?|outcome|update)\b")
REVIEW_LABEL = re.compile(
    r"(?:next steps?|actions?): |(?:(?:next|full|first|formal|policy) )?(?:review|look)(?: date| due| of this \w+)?: "
)
_AHEAD_LABEL = either(
    r"\breview (?:date|due|by|on)\b|\b(?:next|date of(?: next)?|planned|date for) review\b|\bto be reviewed\b"
    r"|\bdecision (?:by|due|expected)\b"
    r"|\bgo(?:es|ing) to\b|\bdecision maker\b.*\bdate\b"
)
FINITE = either(r"\b(?:is|are|was|were|has|have|had|we|i|there|did|do|does|found|showed|shows|say|says)\b")


def _is_action_table(owner: DocumentView, number: int) -> bool:
    """Tell whether a table lists actions: it says what, and who or when."""
    known = owner.once("action tables", lambda _: dict[int, bool]())
    if number not in known:
        heads = {normalise(c.column_header) for c in owner.document.tables[number].cells if c.column_header}
        who = any(_OWNER_HEAD.match(h) for h in heads)
        when = any(_WHEN_HEAD.match(h) for h in heads)
        by_when = any(_DEADLINE_HEAD.match(h) for h in heads)
        action = any(_ACTION_HEAD.search(h) for h in heads)
        other = any(_OTHER_TABLE.match(h) for h in heads)
        known[number] = not other and ((action and (who or when)) or (who and by_when))
    return known[number]


def planned_by_place(view: View, text: str) -> bool:
    """Judge a fragment, or a sentence that shows no other sign, by where it stands.

    Parameters
    ----------
    view : View
        The sentence with what surrounds it.
    text : str
        Its text, normalised, without numbering and label.

    Returns
    -------
    bool
        Whether it is an action, deadline or owner in a plan, or the date of a review to come.
    """
    if _BARE_DONE.match(text) or not _WORDS.search(text):
        return False
    column = normalise(view.sentence.column_header)
    block = view.owner.document.blocks[view.sentence.block]
    if block.table is not None and column and _is_action_table(view.owner, block.table):
        fact = (_STATE_HEAD.search(column) and not _ACTION_HEAD.search(column)) or PAST.search(text)
        return not (fact or _row_done(view))
    asked = normalise(f"{view.sentence.question} / {view.sentence.row_header}")
    if REVIEW_LABEL.match(text) or (len(text) < 60 and _AHEAD_LABEL.search(asked) and not PAST.search(text)):
        return True
    if _NOT_PLAN.search(column) or FINITE.search(text):
        return False
    listed = view.sentence.kind in ("cell", "bullet")
    asked = f"{asked} / {column}"
    if _IMPERATIVE.match(text):
        return listed or bool(_ACTION_HEAD.search(f"{asked} / {normalise(view.surroundings('heading'))}"))
    return listed and text.count(" ") > 2 and bool(_ACTION_HEAD.search(asked))


def _row_done(view: View) -> bool:
    return any(
        _PROGRESS_HEAD.search(normalise(v.sentence.column_header)) and _BARE_DONE.match(normalise(v.text))
        for v in view.owner.row(view)
    )
