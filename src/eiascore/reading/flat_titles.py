"""What titles of columns ask for: a number, a day, a role, a group, a rating, a deed, or anything else."""

from __future__ import annotations

import re
from typing import Literal

from eiascore.reading import phrases
from eiascore.reading.wording import bare_words

Kind = Literal["number", "date", "owner", "status", "rating", "group", "deed", "amount", "text", "either", "any"]
ANCHORS: frozenset[Kind] = frozenset({"number", "date", "owner", "status", "rating", "group"})

_LONGEST_TITLE = 14  # words
# Which kind of cell stands below a title; the first that matches tells.
_WORDED: tuple[tuple[Kind, str], ...] = (
        ("number", r"#$|(?:no|ref|id|item|reference|number|(?:action|item|ref\w*|issue|risk) (?:no|number|ref)|"
                   r"ver(?:sion)?(?: no| number)?)\b\.?(?: ?no\.?| ?number)?$"),
        ("amount", r"(?:costs?|budget|resources?(?: (?:needed|required|implications?))?|funding|£)\b.{0,20}$"),
        ("status", r"(?:status|rag(?: rating| status)?|state|progress(?: \(.{1,30}\))?|(?:done|complete[d]?)\??|"
                   r"priority|position)$"),
        ("owner", r"(?:who(?:['’]s)?(?: is| will)?(?: responsible| lead(?:s|ing)?| do(?:es)? (?:it|this)| act)?|"
                  r"(?:by )?whom|whose (?:job|task)|(?:action |lead |responsible )?(?:owner|officer|lead|manager)s?|"
                  r"lead (?:officer|person|team|service|department)s?|(?:person|officer|team|people|department)s? "
                  r"(?:responsible|accountable|leading)|responsib(?:le|ility)(?: (?:of|for|officer|person|lead|owner)\b"
                  r".{0,25})?|responsible (?:officer|person|team|lead|owner|party)|(?:accountable|"
                  r"answerable)(?: .{1,20})?|authors?|"
                  r"delivered by|owned by|(?:name|role|post|job title)(?: .{1,20})?|stakeholders?|consultees?|"
                  r"who (?:we|you|was|were) \w+(?: .{1,30})?|organisation(?:s|/group)?)\??$"),
        ("date", r"(?:(?:by )?when\b.{0,25}|by|by date|due|(?:\w+ ){0,2}dates?(?: (?:due|for|of|by|to)\b.{0,25})?|"
                 r"(?:\w+ )?deadlines?|(?:target )?time ?-?(?:scale|frame|line)s?(?: .{1,25})?|timing|"
                 r"(?:target(?: date)?|finish(?:ed)?|due)(?: (?:by|date|for completion))?|(?:to be )?complete(?:d)?|"
                 r"completion(?: date)?|(?:to be|for) complet(?:ed|ion)(?: by)?|how often|"
                 r"frequency|milestones?)\??$"),
        ("rating", r"(?:yes|y) ?(?:/|or) ?(?:no|n)\b.{0,30}|(?:level|extent|degree|type|nature|rating) of (?:the )?"
                   r"(?:potential )?(?:impact|risk|effect)s?|(?:impact|risk|equality) (?:rating|level|score)|"
                   r"likelihood|"
                   r"(?:\w+ )?scores?|"
                   r"severity|rating|(?:positive|negative|neutral|adverse)(?: ?[/,&]| or| and).{0,50}|"
                   r"(?:potential|scope|possibility) (?:for|of) .{0,20}(?:positive|negative|adverse)\b.{0,30}|"
                   r"(?:likely |potential )?impact \((?:[^()]*(?:positive|negative|none|high|low|[+]|"
                   r"\bp\b).{0,50})\)|relevan(?:t|ce)\??|high(?: ?[/,]).{0,30}|affected\??"),
        ("group", r"(?:protected |equality |section 75 |s75 |relevant |diversity |equalities )?(?:characteristics?|"
                  r"groups?"
                  r"|strands?|categor(?:y|ies)|grounds?)(?: (?:or|and|/|&) (?:other )?groups?|"
                  r" affected)?(?: \(.{1,40}\))?|"
                  r"(?:protected )?characteristic\W.{1,40}|for whom|(?:people|groups?|who(?: will be| is|"
                  r" may be)?) affected|"
                  r"(?:who|which group) is it for\??"),
        ("either", r"(?:(?:potential |likely |equality |overall |expected |identified )*(?:impacts?|effects?|risks?|"
                   r"relevance)|answer|response|assessment|result)"
                   r"(?: on (?:the |this |each )?(?:group|characteristic)s?| \(.{1,40}\))?"
                   r"\??$"),
        ("deed", r"(?:(?:key |further |planned |proposed |equality |required |mitigating |recommended |agreed |"
                 r"specific )*"
                 r"(?:actions?|mitigations?|measures?|activit(?:y|ies)|steps|recommendations?|changes?|"
                 r"tasks?|adjustments?|commitments?|step)(?:(?: ?[/,&]| or| and| to| that| we| you| in| taken|"
                 r" required| needed|"
                 r" proposed| planned|:).{0,60}| \(.{1,50}\))?|what (?:we|you|will|are|is|can|could|should|has|have|"
                 r"action"
                 r"|changes?|steps|do)\b.{0,70}|how (?:will|can|do|are) (?:you|we|this|it)\b.{0,80}|what|deed)\??$"),
        ("text", r"(?:(?:equality |potential |key |likely |description of (?:the )?|details? of (?:the )?|identified |"
                 r"positive |negative |adverse |any |summary of |main |further |expected |desired |intended |policy )*"
                 r"(?:issues?|problems?|barriers?|risks?|concerns?|impacts?|effects?|disadvantages?|benefits?|themes?|"
                 r"needs?|aims?|objectives?|outcomes?|results?|findings?|gaps?|evidence|data|information|sources?|"
                 r"reasons?|explanation|comments?|details?|notes?|updates?|justification|rationale|description|"
                 r"success (?:measures?|criteria)|targets?|indicators?|methods?|triggers?|feedback|consequences?|"
                 r"differences?|area|topic|subject|options?|policy|proposal|point|opportunit(?:y|ies))"
                 r"(?:(?: |/|,|\().{0,70})?|how|why|what (?:they|people|was|were|would|might|could|should|evidence|"
                 r"do|does|did|happened)"
                 r"\b.{0,60}|how (?:they|it|people|does|was|were|is|will|the|would|could|may|might)\b.{0,70}|"
                 r"(?:please )?(?:explain|describe)\b.{0,60}|they said|you said|we did|expected|"
                 r"result looked for)\??$"),
)  # fmt: skip
_TITLES = tuple((kind, re.compile(rf"(?:{pattern})", re.I)) for kind, pattern in _WORDED)
# Most lines are no title at all, and one look tells.
_ANY_TITLE = re.compile("|".join(f"(?:{pattern})" for _, pattern in _WORDED), re.I)
_NO_TITLE = re.compile(
    r"action plan|(?:version|document) (?:control|history|record)$|"
    r"(?:summary|list|table|details) of (?:the )?(?:actions?|mitigations?)$|"
    r"(?:part|section|step|stage|annex|appendix|table) ?(?:\d(?!5)|[A-Z]\b)|[A-Z]?\d+[.)]? |[A-Z][.)] |what we did$",
    re.I,
)


def title_kind(text: str) -> Kind | None:
    """Return what a line asks for as the title of a column.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    str or None
        None for what is no known title.

    Examples
    --------
    >>> title_kind("By when?"), title_kind("Protected characteristic"), title_kind("We met in May.")
    ('date', 'group', None)
    """
    plain = bare_words(text).strip(" :*_.")
    if (
        not plain
        or len(plain.split()) > _LONGEST_TITLE
        or (text.rstrip()[-1:] in ".;!" and len(text) > 8)
        or _NO_TITLE.match(text)
    ):
        return None
    if phrases.CHARACTERISTIC.fullmatch(plain):
        return None
    if not (_ANY_TITLE.fullmatch(plain) or _ANY_TITLE.fullmatch(f"{plain}?")):
        return None
    return next((kind for kind, pattern in _TITLES if pattern.fullmatch(plain) or pattern.fullmatch(f"{plain}?")), None)


def no_title(text: str) -> bool:
    """Say whether a line is certainly no title of a column: the title of a part or of the whole table."""
    return _NO_TITLE.match(text) is not None
