"""What the printed parts of UK equality forms sound like, in our own patterns: prompts, labels, guidance and law.

No pattern is copied from a form. Each describes a turn that the families share: the Home Office and Ministry of Justice
statements, the Scottish record, the Welsh integrated assessment, section 75 screening in Northern Ireland, NHS forms,
council forms and the numbered steps of police forms.
"""

from __future__ import annotations

import re


def any_of(*patterns: str) -> re.Pattern[str]:
    """Compile alternatives that ignore case.

    Parameters
    ----------
    *patterns : str
        Regular expressions.

    Returns
    -------
    re.Pattern
        Matches where any of them does.
    """
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)


# "3.", "B1", "(a)", "Q4.", "Step 2:" and marks of lists and emphasis in front of the words that count.
LEAD = re.compile(
    r"(?:[\s>*_`\[(\"'\u201c\u2018\u2022\u25aa\u25cf\u2610\u2611\u2612\u2013-]|(?:step|stage|section|part|"
    r"question|q)\s?\d{1,2}[a-z]?\s?[:.)\u2013-]"
    r"|\(?(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?[.):]?\s|\(?[a-z]\)|\(?[ivx]{1,4}[.)]\s|[A-Z][.)]\s|"
    r"Q\.?\d{1,2}[.):]?\s)+",
    re.I,
)

# Things that forms ask for. They make an ambiguous imperative ("identify", "include") one of the form's.
_ASKED = (
    r"(?:details?\b|evidence\b|information about|(?:information|data) (?:of|used|gathered|here|that|to s|you)|"
    r"reasons?\b|any\b|"
    r"whether|how\b|what\b|where\b|who\b|whom\b|which\b|why\b|when\b|your\b|names?\b|the names?\b|dates?\b|"
    r"sources?\b|references?\b|here\b|below\b|if\b|that you|a (?:brief|short|summary|description|link|copy)|"
    r"an? (?:outline|explanation|overview)|links?\b|examples?\b|positive\b|negative\b|the (?:impacts?|effects?|"
    r"aims?|purpose|policy|proposal|potential|likely|evidence|sources?|results?|main|key|reasons?|following|"
    r"outcomes?|box|relevant)\b)"
)
# Verbs that hardly ever open a sentence of the author's own.
ASKS = any_of(
    r"please (?:also )?(?:give|provide|include|name|show|put|add)\b(?! (?:us|me|our|more|a)\b)",
    r"(?:briefly|in no more than|in your own words)\b|please (?:also )?(?:confirm|describe|detail|enter|explain|"
    r"highlight|indicate|insert|list|note|outline|refer|select|set out|specify|state|summari[sz]e|tell us|tick)\b",
    r"(?:describe|explain|outline|summari[sz]e|specify|set out|state|list|detail)\b(?! (?:of|price|"
    r"building|in paragraph)\b)",
    r"(?:please )?(?:give|provide|supply|include|identify|indicate|record|say|show|consider|think about|note|insert|"
    r"enter|attach|add|demonstrate|detail|tell us|highlight|confirm|quote|use|"
    r"take into account|refer to|look at|put in|ask yourself) (?:here |in )?" + _ASKED,
    r"for each (?:\w+ ){1,3}(?:below|above|identified|listed|say|state|describe|explain|set|give)|"
    r"for each [\w ]{1,40}[:,] ?(?:say|state|describe|explain|set|give|action)",
    r"if (?:so|not|yes|no|none|n/a|applicable|you|there (?:is|are) (?:no|still|"
    r"any))\b[^.?!]{0,90}\b(?:please|explain|say|give|provide|describe|state|detail|specify|list|go to|"
    r"how|why|what|complete)\b",
)
# "Where relevant, ...", "Using the evidence above, ..." before what is asked.
ADVERB = any_of(
    r"(?:where|if|as) (?:appropriate|relevant|possible|applicable|necessary|known|available|needed)\b[^,.]{0,30},",
    r"(?:in this (?:section|box|table)|here|using|based on|taking into account|taking account of|"
    r"thinking about|bearing in mind|with reference to|having considered|from|in light of|in the light of|"
    r"following)\b[^,.?]{0,90},",
)
# A question that lost its mark.
UNMARKED = any_of(
    r"(?:what|which|who|how|why|when|where)(?: [\w/]+){0,3} (?:is|are|has|have|will|would|does|do|did|"
    r"could|can|should|might|may) (?:the|there|this|these|you|your|any|it|we|they|been|be|affected|"
    r"responsible|consulted|involved|likely|taken|people|groups)\b",
    r"(?:is|are|does|do|did|has|have|will|would|could|can|should|might) (?:the|there|this|these|you|your|any)\b",
)
# Instructions on how to fill the form in.
INSTRUCTS = any_of(
    r"(?:drafting |form |completion |assessor'?s? |author'?s? )?(?:guidance|guide|prompt|section prompt|"
    r"help ?text|tips?|hint|instructions?|drafting note|form note|notes? (?:for|to) (?:authors?|officers?|"
    r"assessors?|users?|staff))(?: notes?| text| to authors?| for authors?|"
    r" for completion)?\s?(?:\([^)]{0,30}\))?\s?[:\u2013-]",
    r"(?:please )?(?:delete|remove|overwrite|strike out) (?:this|the|these|any|all|when|once|as|before|if|"
    r"where|guidance|blue|grey|italic|red|shaded|text|prompts?)\b",
    r"(?:please )?(?:tick|check|circle|highlight|cross) (?:all|one|only|the|any|as|each|a|every|which|if|"
    r"and|yes|no)\b",
    r"(?:please )?complete (?:all|only|this|each|every|for|the|if|one|a|sections?|boxes|in)\b(?! (?:work|"
    r"programme|move|roll|review|training|first))",
    r"do not (?!resuscitate|attempt)\w+|(?:don['\u2019]?t|never) (?:just |simply )?(?:leave|paste|use|"
    r"write|delete|put|include|submit|edit|say|copy|list|assume|repeat|enter|attach|tick|rely|guess)\b",
    # "Author: delete this row" instructs; "Author: (a name)" answers.
    r"reminder ?: |(?:author|officers?|assessors?) ?: (?=(?:please|do|don['\u2019]?t|delete|remove|complete|insert|"
    r"keep|use|check|tick|describe|explain|set|say|think|consider|include|remember|make|ensure|add|refer|state|"
    r"give|only|if|this|you|when|answer|write|fill|ask|put|list|see|note|never|be)\b)|"
    r"(?:think (?:about|of)|include (?:numbers|figures|"
    r"community|people|staff|groups|a breakdown))\b|examples?(?: of [\w ]{3,30})?(?::| include\b| might\b)",
    r"please (?:answer|complete|fill|ensure|check|keep (?:to|it|your)|attach|refer|read)\b",
    r"(?:for|full|more|further) (?:guidance|help|advice)\b[^.]{0,60}\b(?:see|contact|available|found|is in|"
    r"are in|notes?|page)\b|"
    r"(?:begin|start) by (?:\w+ing)\b|using this (?:form|template|tool|guidance|toolkit)\b|"
    r"(?:send|return|forward|submit) (?:part|section|page)\b",
    r"put (?:\+|-|yes|no|n/a|a tick|an x|a cross)|no (?:jargon|acronyms|abbreviations)\b|add (?:further|"
    r"more|extra) rows|smart actions|use (?:smart|national and local|bullets?)\b|(?:keep|send|save|return|"
    r"attach) (?:a copy|the (?:signed|completed)|this form|completed)",
    r"(?:please )?consider (?:direct|indirect|people who|all (?:groups|nine|of)|both|each (?:group|characteristic))",
    r"the purpose of (?:the |this |an? )?(?:screening|form|toolkit|checklist|"
    r"(?:full )?equality impact assessments?|eqias?|eias?)\b(?! (?:was|has))|"
    r"generally speaking,? people (?:can|may|often)|in making a decision as to whether|(?:the |"
    r"a )?(?:public )?authority (?:may|should) (?:then )?(?:consider|decide)",
    r"(?:evidence|involvement|consultation|engagement|screening|actions?|mitigation|effective monitoring|"
    r"sign[- ]?off|each (?:line|action|row|box)) (?:(?:should|must) (?:be|take place (?:when|at|before)|"
    r"include people|have|fix)\b|may (?:be (?:quantitative|qualitative|drawn)|take many)|will help (?:you|"
    r"to|identify))",
    r"avoid (?:acronyms?|jargon|anecdot\w*|legal|technical|general|using|\"|\u201c)",
    r"(?:please )?remember(?: that|:| to\b| the\b| an?\b)|please note|n\.?b\.?[ :]",
    r"(?:to be|must be|should be) (?:completed|signed|filled|read|used|returned|submitted)\b",
    r"(?:see|refer to|consult|read) (?:the |also )?[\w' \u2019]{0,40}\b(?:guidance|guide|toolkit|"
    r"guidance notes?|handbook)\b",
    r"for (?:more|further) (?:information|guidance|help|advice|details)\b|if you (?:need|require|"
    r"would like) (?:help|advice|support|further)",
    r"(?:click|return (?:this|the)|send (?:this|the)|submit (?:this|the)|forward (?:this|the)|"
    r"save (?:this|the)) (?:here|completed|form|document|to|copy)\b|go to (?:section|question|part|box|"
    r"step) \d",
    r"(?:insert|use) (?:standard|plain|bullet|text|paragraph)\b",
    r"(?:say|use|write) (?:it )?in plain\b|use plain (?:english|language)",
    r"be (?:proportionate|specific|honest|open|realistic|clear|brief|concise)\b",
)
_WITHIN = any_of(
    r"\b(?:delete|remove)\b[^.]{0,40}\b(?:before|when|prior to|once) (?:sav|submi|publi|clear|finish|"
    r"complet|done|send)",
    r"\bguidance (?:text |notes? )?(?:is |in |left )?(?:in )?(?:italics?|grey|blue|red|shaded|brackets)\b",
    r"\b(?:section|box|question|form|field|row)(?:e?s)? (?:left|which are|that are) (?:blank|empty|"
    r"incomplete)\b|\bboxes (?:will )?expand\b|\bleave (?:any |this |no |it )?(?:box |section |"
    r"field )?(?:blank|empty)\b",
    r"\bdelete as (?:applicable|appropriate|necessary)\b|\btick as (?:applicable|appropriate)\b|"
    r"\b(?:please|pls) (?:tick|delete|list|specify|state|describe|explain|give|provide|complete|refer|"
    r"insert|attach|see|note that (?:this|each)|continue|confirm|indicate|detail|outline)\b",
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
    r"\b(?:one box per|mandatory field|standard (?:text|wording|paragraph)|retain \d+ ?y(?:ea)?rs|end of form)\b",
)
# Each pattern above needs one of these; looking for them first saves most of the time that template detection takes.
_HINTS = (
    "delete", "remove", "guidance", "blank", "empty", "incomplete", "expand", "tick", "please", "pls", "this ", "you",
    "words", "pages", "lines", "not ", "rarely", "never", "unlikely", "must", "returned", "rejected", "sent back",
    "public authorit", "authority", "more than one", "two or more", "several", "submi", "sending",
    "authors", "assessors", "completing", "policy ", "lead officers", "should s", "reminded", "one box",
    "mandatory", "standard ", "retain ", "end of form",
)  # fmt: skip
# What an assessment is for, told in general.
EXPLAINS = any_of(
    r"(?:(?:an?|any|all|most|full|carrying out|doing|completing|undertaking|"
    r"conducting) )+(?:equality (?:impact )?(?:assessments?|analys[ei]s)|eq?ias?|iias?|"
    r"impact assessments?)(?: \([^)]{2,30}\))? (?:helps?|can|enables?|allows?|ensures?|leads?|provides?|"
    r"aims?|do(?:es)? not (?:need|have)|looks?|means?|is (?:an?|the|about|designed|intended|meant|"
    r"used))\b(?! (?:now|being|under way))",
    r"(?:equality (?:impact )?(?:assessments|analyses)|eq?ias|iias)(?: \([^)]{2,30}\))? (?:help|can|"
    r"enable|allow|ensure|lead|provide|aim|should|must|need|look|are (?!attached|available|being|listed|complete))\b",
    r"(?:in|with|through|by|using) (?:an?|carrying out(?: an?| the)?|doing an?|completing an?) (?:full )?(?:eq?ias?|"
    r"equality (?:impact )?(?:assessments?|analys[ei]s)|screening)\b",
    r"(?:where|when|if) (?:it is decided|an?|any|the decision)\b[^.]{0,60}\b(?:eq?ia|equality impact assessment|"
    r"screening|"
    r"assessment)\b[^.]{0,60}\b(?:should|must|ought to|needs? to|is to be)\b",
    r"assessing (?:the )?(?:impact|effect|equality|what)\b[^.]{0,80}\b(?:is|helps|means|enables|allows)\b",
    r"(?:it is (?:plain|clear) from )?(?:the )?case law\b",
    r"it is (?:important|essential|helpful|advisable|recommended|vital) (?:to|that you|"
    r"that officers) (?:consider|record|identify|start|involve|complete|keep|show|use|include|think)\b",
    r"(?:(?:key )?questions|points|things|issues|factors|areas) (?:to|you (?:should|may|"
    r"might)) (?:consider|think about|ask)\b|(?:useful|possible|suggested) (?:sources|links|evidence|"
    r"prompts)\b|sources of (?:data|evidence|information) (?:might|may|could|can|include)",
    r"the (?:following )?(?:questions|sections|form|template|checklist|prompts|boxes|table)(?: below|"
    r" above)? (?:should be (?:used|completed|answered)|must be|(?:are|is) designed to|will help|helps?|"
    r"asks?)\b",
)
# The printed identity of a form.
FORM_NAME = any_of(
    r"(?:\w+ ){0,3}(?:form|template)(?: (?:no|ref|issue|version|rev|v)\b|(?-i:\s?[A-Z]{1,4}[-/]?\d|"
    r"\s?[A-Z]{2,5}[/-])|,? ?\(?(?:rev|issue|v)\.?\s?\d|\s\d{2,4}[-/]\d)",
    r"(?:\w+ ){0,3}(?:form|template)(?: \S{1,12}){0,3},? \(?(?:revised|rev|reissued|issued|last updated|updated)\b",
    r"form for\b[^.]{0,60}\b(?:equality|impact|eq?ia)|[^.?!]{0,40}\b(?:equality|eq?ia|screening|impact assessment)\b"
    r"[^.?!]{0,30}\b(?:form|template|toolkit)(?: \([^)]{1,20}\))?$",
    r"[^.?!]{0,60}(?-i:\b(?:Form|FORM|Template|Tool|Toolkit|tool|toolkit|"
    r"template)) (?-i:[A-Z]{1,4}[-/]?\d|v\d|[A-Z]{1,4}/|(?:[Vv]ersion|[Ii]ssue|[Rr]ev)\b)",
)
PLACEHOLDER = any_of(
    r"\W*d{1,2}/m{1,2}/y{2,4}\W*",
    r"\W*(?:insert|enter|add|type|click)\b[\w ,/]{0,50}(?:here|\])\W*",
    r"\[[ .\u2026_]*(?:insert|tbc by|date|name|title)[^\]]{0,40}\]",
    r"\W*(?:yes|y) ?/ ?(?:no|n)(?: ?/ ?(?:n/?a|don'?t know|not sure|maybe))?\W*",
    r"[+\s/\u2013-]{3,}(?:/ ?)?(?:neutral|none|n|0|nil)?\W*",
    r"\W*\(?(?:positive|major|high|minor) ?/ ?[\w /+-]{3,40}\W*",
)
# Labels that ask for a name, a date or a short fact; matched against a whole short line.
LABEL = any_of(
    r"(?:full |short |working |policy |project )?(?:name|title)(?: of .{1,60}| ?(?:and|/|&) ?(?:title|"
    r"role|position|contact|job|grade|rank|description|outline|brief)\\b.{0,60})?",
    r"(?:start |end |completion |review |decision |implementation |publication |assessment |approval |"
    r"next )?(?:dates?|review)(?: (?:(?:form|policy|screening|analysis|eia|eqia) (?:started|finished|completed|"
    r"agreed)|of|for|when|the|by|eia|eqia|assessment|completed?|started?|agreed|"
    r"approved|signed|due|published|received|review)\b.{0,40})?",
    r"(?:lead|owning|responsible|completing|reporting|accountable|authori[sz]ing|sponsoring) (?:officer|"
    r"directorate|department|director|service|team|author|manager|person|owner|sponsor|member|body|unit|"
    r"minister)(?:s|\(s\))?(?: .{0,30})?|senior (?:sponsor|responsible (?:officer|owner))",
    r"(?:directorate|department|faculty|faculty ?/ ?\w+|service area|business area|portfolio|job title|position|role|"
    r"telephone(?: no\.?| number)?|e-?mail address|contact(?: details| officer| name| point)?|"
    r"organisation|signature|signed(?: off)?(?: by| on)?|sign-?off|author(?:s|\(s\))?|owner|sponsor|lead|"
    r"version(?: no\.?| number)?|ver|ref(?:erence)?(?: no\.?| number)?|status|(?:date )?(?:started|begun|"
    r"completed|finished)|protective marking|"
    r"gsc marking|stakeholder|field|entry|question|answer|response|comments?|notes?|explanation|explain|"
    r"reasons?(?: for (?:your|the) (?:decision|answer|rating))?|outcome|outcomes|timescale|deadline|"
    r"by when|by whom|who|when|how|resources?|measure|action(?:s| required| needed| owner| by)?|need|limb|"
    r"relevant|characteristic|protected (?:characteristic|group)s?|equality (?:group|strand|category)|"
    r"group|section 75 categor(?:y|ies)|source|rating|level|criterion|priority criterion|issue|method|"
    r"what|version control|change|progress)",
    r"(?:approved|authori[sz]ed|cleared|completed|agreed|checked|quality assured|signed off|signed|"
    r"prepared|written|carried out|assessed|reviewed|published|started|begun|conducted|undertaken) (?:by|"
    r"on|at)(?: .{0,40})?",
    r"person (?:completing|responsible|undertaking|carrying out).{0,50}|(?:people|persons|officers|others|"
    r"those) (?:involved in|completing|carrying out).{0,50}",
    r"(?:new|existing|proposed) (?:or|/) (?:existing|new|revised|changed?|proposed).{0,40}|"
    r"type of (?:policy|decision|change|activity|proposal|assessment)",
    r"(?:aims?|purpose|objectives?|summary|overview|description|brief description|outline|scope)(?:(?:,|"
    r" and|/| &) ?(?:aims?|purpose|objectives?|outcomes?|description))* of (?:the |this |your )?(?:policy|"
    r"proposal|project|service|function|activity|decision|strategy|change|practice|eia|assessment).{0,40}",
    r"evidence (?:considered|gathered|used|base|sources).{0,60}|details? of (?:policy impact|evidence|"
    r"needs|consultation|engagement|impact|data).{0,60}|data gaps? identified.{0,40}|"
    r"(?:date and )?sources? of (?:evidence|data|information)",
    r"(?:summary of |any )?(?:foreseeable|potential|likely|adverse|positive|negative)(?: (?:and|or|"
    r"/) ?(?:negative|adverse|positive))? (?:impacts?|effects?)(?: (?:of|on|identified|and)\b.{0,50})?",
    r"(?:mitigati(?:on|ng actions?)|mitigating measures|action (?:required|needed|to be taken|plan)|"
    r"steps to be taken|what (?:we|you) will do|they said|we did|in short|for whom|"
    r"why ?/ ?why not)(?: .{0,20})?",
    r"(?:likely |overall )?impact(?: \([^)]{1,40}\)| rating| level|s? on (?:equality|each group|people))?|"
    r"level of impact.{0,30}",
)
CHARACTERISTIC = any_of(
    r"(?:age|disabilit(?:y|ies)|gender|sex(?: \(gender\))?|gender (?:reassignment|identity)|"
    r"trans(?:gender)?|marriage(?: (?:and|&|/) civil partnership)?|civil partnership|pregnancy(?: (?:and|"
    r"&|/) maternity)?|race(?: (?:and|&|/|or) ethnicity| ?\([^)]{1,40}\))?|ethnicity|religion(?: (?:or|"
    r"and|&|/) (?:belief|faith))?|religious belief|belief|faith|political opinion|racial group|"
    r"marital status|sexual orientation|men and women(?: generally)?|"
    r"persons? with(?: and without)? (?:a )?(?:disability|dependants)(?: and persons without)?|dependants|"
    r"carers?|care leavers?|armed forces(?: community)?|socio-?economic(?: (?:status|disadvantage|duty))?|"
    r"rural(?:ity)?|human rights|welsh language|poverty|children(?: and young people)?|other(?: groups?)?|"
    r"deprivation|care experienced?(?: people)?)",
)


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
    return any(hint in lower for hint in _HINTS) and _WITHIN.search(text) is not None
