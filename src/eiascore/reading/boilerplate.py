"""Standing text that any document of a body carries: privacy, copyright, whom to ask, page marks.

A notice that tells readers how to get another format is one of them. A bare "available in other formats on request" is
left to the author: the rubric counts it against a body that offers no more.
"""

from __future__ import annotations

from eiascore.reading.phrases import any_of

_PRIVACY = any_of(
    r"(?:the |any |all )?(?:personal )?(?:information|data|details)(?: that)? you (?:provide|give|supply|submit|"
    r"enter)\b",
    r"(?:we|the [\w' ]{3,40}) will (?:process|use|hold|store) your (?:personal )?(?:data|information|details)\b",
    r"(?:for (?:more|further) information|see|read)[^.]{0,60}\bprivacy (?:notice|statement|policy)\b",
    r"[^.]{0,60}\bsubject to (?:release|disclosure) under the freedom of information\b",
)
# What a body says of itself in every document.
_VALUES = any_of(
    r"(?:we|the [\w' ]{3,30}) (?:do not|does not|will not) tolerate\b",
    r"(?:we|the [\w' ]{3,30}) (?:aims?|wants?|strives?|seeks?) to be (?:an?|the) [\w ,]{0,40}(?:employer|provider|"
    r"organisation|council|"
    r"university|trust|place)\b",
    r"(?:everyone|everybody|all staff|all of us|anyone) (?:who works? )?(?:for|with|in) (?:us|the "
    r"[\w]+)[^.]{0,20}\b(?:responsib|"
    r"shares?\b|expected)",
    r"(?:we|the [\w' ]{3,30}) (?:are|is|remains?) (?:fully |strongly )?committed to "
    r"(?![^.]*\b(?:policy|policies|we|assess\w*|this|treats?|scheme|service)\b)(?:(?:promoting|advancing|ensuring|"
    r"providing|creating|"
    r"achieving|embedding) )?(?:the )?(?:principles? of |values of )?(?:equality|equal|diversity|inclusion|an? "
    r"(?:diverse|inclusive|fair)|"
    r"fairness|human rights|eliminating|valuing)\b",
    r"(?:we|the [\w' ]{3,40}) values? the (?:contributions?|diversity|differences?)\b[^.]{0,80}$",
    r"(?:we|the [\w' ]{3,40}) wants? [\w' ]{3,40} to be a (?:place|city|county|borough|town) (?:where|in which)\b",
)
_RIGHTS = any_of(
    r"(?:\u00a9|\(c\) )\W*\w|(?:crown )?copyright\b",
    r"you may (?:re-?use|copy|use) (?:this|the)\b|[^.]{0,60}\bopen government licen[cs]e\b",
    r"this (?:publication|document) is (?:also )?available (?:at|from|on)\b|"
    r"any enquiries (?:regarding|about) this (?:publication|document)\b",
    r"isbn\b|printed (?:on|in)\b[^.]{0,40}\b(?:recycled|paper)\b",
)
_HELP = any_of(
    r"(?:for|if you have|any) (?:any )?(?:\w+ )?(?:queries|questions|enquiries|comments)\b[^.]{0,100}"
    r"\b(?:contact|email|e-mail|call|speak to|should be)\b",
    r"(?:please |once [\w ]{3,20}, |when [\w ]{3,20}, |then )(?:e-?mail|send|return|forward|submit|save|upload) "
    r"(?:it|this|the|a copy|your|one copy)\b",
    r"(?:send|e-?mail|return|forward|submit) the (?:finished|completed|signed|final|whole|approved) "
    r"(?:form|template|assessment|eq?ia|document|copy)\b",
    r"(?:please )?(?:contact|speak to|ask|ring|call|talk to) (?:the|your) (?:[\w&]+ ){0,4}"
    r"(?:team|unit|adviser|advisor|officer|lead|office|partner)\b[^.]{0,60}\b(?:help|advice|support|guidance|unsure|"
    r"stuck|before|if you|on ext)\b",
    r"if (?:you are|you're|in doubt|unsure|in any doubt|not sure|stuck)\b",
)
_FORMATS = (
    r"(?:formats?|languages?|large print|large type|braille|audio|easy ?read|easy-read|bsl|sign language|"
    r"translat\w+|interpreters?|paper cop(?:y|ies))"
)
# Nobody offers another format without one of these, and it costs little to look for them.
_FORMAT_HINT = any_of(
    r"format|language|large |braille|audio|easy|bsl|translat|interpreter|paper cop|tape|copies|versions"
)
_ASK_FOR = any_of(
    rf"(?:if|should) you (?:need|require|would (?:like|prefer)|want|wish)\b[^.]{{0,90}}\b{_FORMATS}\b",
    r"(?:to (?:request|ask for|obtain|get|order|receive)|for (?:a |an |any )?(?:cop(?:y|ies)|versions?|other|"
    rf"alternative|accessible|this (?:document|publication|information|report)))\b[^.]{{0,90}}\b{_FORMATS}\b"
    r"[^.]{0,90}\b(?:contact|call|phone|telephone|ring|e-?mail|write to|speak to|get in touch)\b",
    # Of the document itself; that "information" can be had in other formats is an offer, which the rubric judges.
    r"(?:this|the present) (?:document|publication|report|assessment|statement|paper|form|eq?ia|iia|guidance|"
    r"analysis)\b"
    r"[^.]{0,20} (?:is|are|can|may)\b[^.]{0,60}\b(?:large print|large type|braille|audio|tape|easy[- ]read|bsl|sign "
    r"language)\b",
    r"(?:copies|versions|translations) (?:of this [\w ]{3,20} )?(?:in|of)\b[^.]{0,80}\b(?:sent|available|provided|"
    r"supplied|"
    r"free|request)\b",
    rf"[^.]{{0,120}}\b{_FORMATS}\b[^.]{{0,90}}(?:\bplease (?:contact|call|phone|telephone|ring|e-?mail|write)|"
    r"\bcan be requested (?:from|by|at|on)|\bby (?:contacting|e-?mailing|phoning|ringing|calling|telephoning))\b",
)
# What the margins of pages hold, where a reader took it for text.
_MARGINS = any_of(
    r"(?:page|tudalen)? ?\d{1,3} ?(?:/ ?page \d{1,3}|of \d{1,3})",
    r".{0,80}\W ?(?:page|tudalen) \d{1,3} of \d{1,3}",
    r"(?:page|tudalen) \d{1,3}(?: ?/ ?page \d{1,3})?(?: of \d{1,3})?",
    r"official(?:[ -]+sensitive)?|not protectively marked|unclassified|uncontrolled (?:copy )?when printed",
)
# The printed identity of a form.
FORM_NAME = any_of(
    r"(?:\w+ ){0,3}(?:form|template)(?: (?:no|ref|issue|version|rev|v)\b|(?-i:\s?[A-Z]{1,4}[-/]?\d|"
    r"\s?[A-Z]{2,5}[/-])|,? ?\(?(?:rev|issue|v)\.?\s?\d|\s\d{2,4}[-/]\d)",
    r"(?:\w+ ){0,3}(?:form|template)(?! (?:is|was|has|will|to)\b)(?: \S{1,12}){0,3},? \(?(?:revised|rev|reissued|"
    r"issued|last updated|updated)\b",
    r"form for\b[^.]{0,60}\b(?:equality|impact|eq?ia)|[^.?!]{0,40}\b(?:equality|eq?ia|screening|impact assessment)\b"
    r"[^.?!]{0,30}\b(?:form|template|toolkit)(?: \([^)]{1,20}\))?$",
    r"[^.?!]{0,60}(?-i:\b(?:Form|FORM|Template|Tool|Toolkit|tool|toolkit|"
    r"template)) (?-i:[A-Z]{1,4}[-/]?\d|v\d|[A-Z]{1,4}/|(?:[Vv]ersion|[Ii]ssue|[Rr]ev)\b)",
)
# What an assessment is for, told in general.
EXPLAINS = any_of(
    r"(?:(?:an?|any|all|most|full|carrying out|doing|completing|undertaking|"
    r"conducting) )+(?:equality (?:impact )?(?:assessments?|analys[ei]s)|eq?ias?|iias?|"
    r"impact assessments?)(?: \([^)]{2,30}\))? (?:helps?|can|enables?|allows?|ensures?|leads?|provides?|"
    r"aims?|do(?:es)? not (?:need|have)|looks?|means?|is (?:an?|the|about|designed|intended|meant|"
    r"used))\b(?! (?:now|being|under way))",
    r"(?:equality (?:impact )?(?:assessments|analyses)|eq?ias|iias)(?: \([^)]{2,30}\))? (?:help|can|"
    r"enable|allow|ensure|lead|provide|aim|should|must|need|look|are (?!attached|available|being|listed|complete|"
    r"published|added|placed|posted|put|kept|held|sent))\b",
    r"(?:in|with|through|by|using) (?:an?|carrying out(?: an?| the)?|doing an?|completing an?) (?:full )?(?:eq?ias?|"
    r"equality (?:impact )?(?:assessments?|analys[ei]s)|screening)\b",
    r"(?:where|when|if) (?:it is decided|an?|any|the decision)\b[^.]{0,60}\b(?:eq?ia|equality impact assessment|"
    r"screening|"
    r"assessment)\b[^.]{0,60}\b(?:should|must|ought to|needs? to|is to be)\b",
    r"assessing (?:the )?(?:impact|effect|equality|what)\b[^.]{0,80}\b(?:is|helps|means|enables|allows)\b",
    r"(?:it is (?:plain|clear) from )?(?:the )?case law\b[^.]{0,100}\b(?:assessments?|eq?ias?|dut(?:y|ies)|due regard|"
    r"authorit(?:y|ies)|public bod(?:y|ies)|decision[- ]makers?|records?|evidence|consult\w*)\b",
    r"it is (?:important|essential|helpful|advisable|recommended|vital) (?:to|that you|"
    r"that officers) (?:consider|record|identify|start|involve|complete|keep|show|use|include|think)\b",
    r"(?:(?:key )?questions|points|things|issues|factors|areas) (?:to|you (?:should|may|"
    r"might)) (?:consider|think about|ask)\b|(?:useful|possible|suggested) (?:sources|places|data|links|evidence|"
    r"prompts)\b|sources of (?:data|evidence|information) (?:might|may|could|can|include)",
    r"it (?:should|must) be (?:started|begun|done|completed) (?:early|as early|as soon|before|at the)\b",
    r"(?:the |your |a )?(?:[\w-]+ ){0,2}(?:head of (?:service|department)|director|author|lead officer|officers?|"
    r"managers?|assessors?) (?:should|must) (?:sign|complete|approve|start|begin|update|keep|record)\b[^.]{0,40}\b(?:"
    r"assessments?|eq?ias?|analys[ei]s|forms?|screening|template)\b",
    r"(?:officers|managers|services|authors|teams) (?:should|must) (?:consult|involve|engage|talk to|speak to|ask)\b"
    r"[^.]{0,30}\b(?:people|those|groups|communities|residents|users) (?:who (?:are|may be|might be) |likely to be )?"
    r"affected\b",
    r"where (?:an?|any) [\w ]{0,30}(?:impacts?|effects?|gaps?|disadvantages?|risks?) (?:is|are|has been|have been) "
    r"(?:found|identified|likely|possible|expected)\b[^,.]{0,40}, (?:please )?(?:set out|say|state|describe|explain|"
    r"record|consider|show|give|list|think)\b",
    r"the (?:following )?(?:questions|sections|form|template|checklist|prompts|boxes|table)(?: below|"
    r" above)? (?:should be (?:used|completed|answered)|must be|(?:are|is) designed to|will help|helps?|"
    r"asks?)\b",
)
# Advice to whoever is stuck, and any other request that opens with "please" but for those that authors and consultees
# put to their readers.
PLEASE = any_of(
    r"if you\b[^.]{3,80}\b(?:ask|stop|contact|speak|say|use|leave|go to|tick|think|do not|"
    r"don['\u2019]t|please|change|add)\b",
    r"if there\b[^.]{3,80},? say so\b",
    r"please (?!contact|see|find|call|e?-?mail|note|let|ask|give|provide|include|name|show|put|add|quote|get|"
    r"come|help|tell|share|stop|make|bring|fix|treat|be aware|accept|bear with|excuse|leave)[a-z]+\b",
)


def is_boilerplate(text: str) -> bool:
    """Say whether a sentence is standing text about the document itself.

    Parameters
    ----------
    text : str
        A sentence without its numbering.

    Returns
    -------
    bool
        True for privacy and copyright notices, a body's values, whom to ask, and how to get another format.

    Examples
    --------
    >>> is_boilerplate("You may re-use this document free of charge."), is_boilerplate("We reuse the old forms.")
    (True, False)
    """
    if any(kind.match(text) is not None for kind in (_PRIVACY, _VALUES, _RIGHTS, _HELP)):
        return True
    return _FORMAT_HINT.search(text) is not None and _ASK_FOR.match(text) is not None


def is_form_name(text: str) -> bool:
    """Say whether a line opens with the name or number of a form.

    Parameters
    ----------
    text : str
        A sentence without its numbering.

    Returns
    -------
    bool
        True for such a line.

    Examples
    --------
    >>> is_form_name("Form EQ4, revised 2020"), is_form_name("Formal meetings were held.")
    (True, False)
    """
    lower = text.lower()
    return ("form" in lower or "template" in lower or "tool" in lower) and FORM_NAME.match(text) is not None


def is_margin(text: str) -> bool:
    """Say whether a line is a page number or a marking that belongs to the margin.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    bool
        True where the whole line is.

    Examples
    --------
    >>> is_margin("Page 4 of 7"), is_margin("4 of 7 residents agreed")
    (True, False)
    """
    return _MARGINS.fullmatch(text.strip(" .|-\u2013")) is not None
