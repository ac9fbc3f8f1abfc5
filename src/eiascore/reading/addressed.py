"""Sentences that speak to whoever fills in the form, or about the form, anywhere in them."""

from __future__ import annotations

from eiascore.reading.phrases import any_of

_WITHIN = (
    r"\b(?:delete|remove)\b[^.]{0,40}\b(?:before|when|prior to|once) (?:sav|submi|publi|clear|finish|"
    r"complet|done|send)",
    r"\bguidance (?:text |notes? )?(?:is |in |left )?(?:in )?(?:italics?|grey|blue|red|shaded|brackets)\b",
    r"\b(?:section|box|question|form|field|row)(?:e?s)? (?:left|which are|that are) (?:blank|empty|"
    r"incomplete)\b|\bboxes (?:will )?expand\b|\bleave (?:any |this |no |it )?(?:box |section |"
    r"field )?(?:blank|empty)\b",
    r"\b(?:delete|strike out) (?:as (?:applicable|appropriate|necessary)|(?:if|where|whichever)\b)|"
    r"\btick as (?:applicable|appropriate)\b|"
    r"\b(?:please|pls) (?:tick|delete|list|specify|state|describe|explain|give|provide|complete|refer|"
    r"insert|attach|note that (?:this|each)|continue|confirm|indicate|detail|outline|speak to|talk to|"
    r"think about|consider|try to|do not|remember|record|keep)\b",
    r"\bthis (?:form|template|box|toolkit|checklist|tool)\b[^.]{0,40}\b(?:should|must|is (?:for|to|"
    r"designed|intended)|helps?|asks?|can be|will help|takes?|need)\b|\bthis (?:section|question|"
    r"table) (?:should|must|asks|is (?:for|to|where|designed|intended)|helps you|need not|need only)\b",
    r"\byou (?:should|must|need to|may (?:wish|want|need)|might (?:wish|want)|can use|will need|"
    r"are (?:asked|required|expected)|have (?:ticked|answered|identified|said|any)|tick|answer)\b",
    r"\byour (?:policy|proposals?|project|answers?|assessment|eia|eqia|iia|evidence|decision|function|"
    r"data|findings|analysis|consultation|equality (?:lead|team|adviser|officer)|line manager|head of)\b",
    r"\b\d{2,3} words (?:max|or (?:less|fewer))|\bno more than \d+ (?:words|pages|lines)\b|"
    r"\bno longer than \d+ (?:words|pages)\b",
    r"(?:\bown|\balone|n/?a|none|no impact|neutral|awareness|screenshots?|anecdot\w+)\b.{0,40} (?:is|"
    r"are) (?:not|rarely|never|unlikely to be) (?:an? )?(?:acceptable|sufficient|adequate|enough|answer|"
    r"action)\b|\bmust be explained\b|\btick(?:ing)?[- ]box(?:es)? (?:approach |exercise )?is not\b",
    r"\b(?:forms?|boxes|tools?) (?:with|over|signed|left|that)[^.]{0,40}\b(?:returned|rejected|"
    r"sent back)\b|\bpublic authorities (?:may|should|must|are|monitor)\b|"
    r"\bthe (?:public )?authority (?:may|should|ought to|must)\b|\b(?:people|person|individuals?) (?:can|may) "
    r"(?:fall|come|belong|be)\b[^.]{0,20}\b(?:more than one|two or more|several)\b|"
    r"\b(?:before|when) (?:you )?(?:submit|submission|sending)\b|\bcompleted (?:eia |tool |"
    r"form )?(?:documents? |forms? )?(?:and [\w ]{1,20} )?must be\b",
    r"\b(?:(?:authors|assessors|staff completing|those completing|policy (?:leads|teams|makers)|"
    r"lead officers) (?:should|must|are (?:reminded|asked|required|expected)|need to|may)|(?:officers|"
    r"managers|staff) (?:should say|should set out|completing|are reminded))\b|\bfill (?:this|it) (?:in|"
    r"out)\b|\bfill(?:ed|ing)? in this (?:form|template)\b",
    r"\(do not (?:amend|delete|alter)\)|\btemplate (?:issue|version|rev|ref|v)\b\.? ?\d|\breplace all headings\b|"
    r"\b(?:section|part|stage|page|box|form|questions?)s?(?: [\dA-Z]{1,2}\b)?(?: and [\dA-Z]{1,2})? (?:is |"
    r"are )?(?:to|must|"
    r"should) be (?:completed|filled|signed|answered|used|returned)\b|\bfor completion by\b|"
    r"\b(?:this|the|each|every|your|an) (?:assessment|analysis|eia|eqia|iia|screening) (?:must|"
    r"should) (?:accompany|consider|"
    r"identify|demonstrate|include|set out|cover|look at|be (?:proportionate|completed|started|attached|"
    r"carried out|used to|"
    r"published))\b|\bis required to consider mitigation\b",
    r"\b(?:before|when|after|by|while) (?:completing|filling in|answering|you (?:start|begin|complete))\b",
    r"\byou (?:do not|don['\u2019]t|need not) (?:need|have)? ?(?:to )?(?:complete|fill|answer)\b|\bto remind you\b",
    r"\bmust be (?:listed|struck out|deleted|removed|overwritten)\b|\b(?:template|form) issued by\b|"
    r"\b(?:completing|filling in) this (?:form|template|assessment)\b|\bmay take many forms\b",
    r"\b(?:is|be|are) (?:the|an?) (?:right|wrong|good|poor|adequate|acceptable|sufficient) answer\b|"
    r"\bofficers (?:must|should|need to) (?:be able to )?(?:show|demonstrate) that they have\b",
    r"\b(?:one box per|mandatory field|standard (?:text|wording|paragraph)|retain \d+ ?y(?:ea)?rs|end of form)\b",
)
# What each pattern above needs, in small letters; looking for it first saves most of the time.
_HINTS: tuple[tuple[str, ...], ...] = (
    ("delete", "remove"),
    ("guidance",),
    ("blank", "empty", "incomplete", "expand"),
    ("delete", "strike out", "tick as", "please ", "pls "),
    ("this ",),
    ("you ",),
    ("your ",),
    (" words", "no more than", "no longer than"),
    ("is not", "are not", "rarely", "never", "unlikely to be", "must be explained"),
    ("returned", "rejected", "sent back", "authorit", "more than one", "two or more", "several", "submi", "sending",
     " must be"),
    ("authors", "assessors", "completing", "policy ", "lead officers", "should s", "are reminded", "fill"),
    ("(do not ", "template ", "all headings", " be completed", " be filled", " be signed", " be answered", " be used",
     " be returned", "for completion by", "assessment must", "assessment should", "analysis must", "analysis should",
     "ia must", "ia should", "screening must", "screening should", "required to consider"),
    ("completing", "filling in", "answering", "you start", "you begin", "you complete"),
    ("you do not", "you don", "you need not", "remind you"),
    ("must be ", "issued by", "completing this", "filling in this", "may take many forms"),
    (" answer", "officers "),
    ("one box per", "mandatory field", "standard ", "retain ", "end of form"),
)  # fmt: skip
_GATED = tuple((hints, any_of(pattern)) for hints, pattern in zip(_HINTS, _WITHIN, strict=True))


def instructs_within(text: str) -> bool:
    """Say whether a sentence speaks to whoever fills in the form, or about the form, anywhere in it.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    bool
        True where it does.

    Examples
    --------
    >>> instructs_within("Boxes expand as you type."), instructs_within("We asked 40 tenants.")
    (True, False)
    """
    lower = text.lower()
    for hints, pattern in _GATED:
        for hint in hints:  # a generator would cost more than all that it saves
            if hint in lower:
                if pattern.search(text) is not None:
                    return True
                break
    return False
