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
    r"(?:[\s>*_`\[(\"'\u201c\u2018\u2022\u25aa\u25cf\u2610\u2611\u2612\u2013-]|(?:step|stage|section|part|note|"
    r"question|q)\s?\d{1,2}[a-z]?\s?[:.)\u2013-]"
    r"|\(?(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?[.):\]]?\s|\(?[a-z]\)|\(?[ivx]{1,4}[.)]\s|[A-Z][.)]\s|"
    r"Q\.?\d{1,2}[.):]?\s)+",
    re.I,
)

# Things that forms ask for. They make an ambiguous imperative ("identify", "include") one of the form's.
_ASKED = (
    r"(?:details?\b|evidence\b|information (?:about|on|as to|regarding|which|that)\b|"
    r"(?:information|data) (?:of|used|gathered|here|that|to s|you)|"
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
    r"for each [\w ]{1,40}[:,] ?(?:say|state|describe|explain|set|give|action)|"
    r"(?:justify|comment on|cite|clarify|name|report|estimate|assess|evaluate|analyse|discuss|present|reflect on) "
    r"(?:any\b|how\b|whether\b|what\b|which\b|who\b|why\b|your\b|each\b|every\b|the (?:groups?|extent|likely|reasons?|"
    r"people|sources?|officers?)\b)",
    r"if (?:so|not|yes|no|none|n/a|applicable|you|there (?:is|are) (?:no|still|"
    r"any))\b[^.?!]{0,90}\b(?:please|explain|say|give|provide|describe|state|detail|specify|list|go to|"
    r"how|why|what|complete)\b",
)
# "Where relevant, ...", "Using the evidence above, ..." before what is asked.
ADVERB = any_of(
    r"(?:where|if|as) (?:appropriate|relevant|possible|applicable|necessary|known|available|needed)\b[^,.]{0,30},",
    r"(?:in this (?:section|box|table)|here|using|based on|taking into account|taking account of|"
    r"thinking about|bearing in mind|with reference to|having considered|from|in light of|in the light of|"
    r"following)\b[^,.?]{0,90},|for (?:each|every|age|disability|race|sex|religion|example groups|pregnancy|gender|"
    r"sexual|all|this|staff|children)\b[^,.?]{0,40},",
)
# "Where the answer is no, ...", "Once the results are in, ...": what is asked stands behind the comma.
CONDITION = re.compile(
    r"(?:where|if|when|once|unless|for (?:those|groups|people|each|any)|in (?:each|the) case)\b(?:(?! we | our | I )"
    r"[^.?!;]){3,110}?, (?:please |then |also )*(?=(?:give|explain|describe|state|set out|list|specify|provide|outline|"
    r"summari[sz]e|detail|identify|record|indicate|say|note|attach|justify|confirm|show|demonstrate|name|report|add|"
    r"include|tell)\b)",
    re.I,
)
# A question that lost its mark.
UNMARKED = any_of(
    r"(?:what|which|who) (?:\w+ ){0,2}(?:is|are|was|were) (?:being|to be) \w+",
    r"(?:what|which|who|how|why|when|where)(?: [\w/]+){0,3} (?:is|are|has|have|will|would|does|do|did|"
    r"could|can|should|might|may) (?:the|there|this|these|you|your|any|it|we|they|been|be|affected|"
    r"responsible|consulted|involved|likely|taken|people|groups)\b",
    r"(?:is|are|does|do|did|has|have|will|would|could|can|should|might) (?:the|there|this|these|you|your|any)\b",
)
# A line that calls itself guidance.
GUIDE = any_of(
    r"(?:drafting |form |completion |assessor'?s? |author'?s? )?(?:guidance|guide|prompt|section prompt|"
    r"help ?text|tips?|hint|instructions?|drafting note|form note|notes? (?:for|to) (?:authors?|officers?|"
    r"assessors?|users?|staff))(?: notes?| text| to authors?| for authors?|"
    r" for completion)?\s?(?:\([^)]{0,30}\))?\s?[:\u2013-]",
    r"(?:things|points|questions|issues|factors) to (?:consider|think about|cover|include)\b[^.]{0,40}[:\u2013-]|"
    r"what (?:to|you should) (?:include|write|say|think about)\b[^.]{0,30}[:?\u2013-]|"
    r"how to (?:complete|answer|fill in|fill out|use)\b[^.]{0,60}(?:[:\u2013-]|$)",
)
# Instructions on how to fill the form in.
INSTRUCTS = any_of(
    # "Remove the steps to the hall" is a measure.
    r"(?:please )?(?:delete|overwrite|strike out|remove(?! (?:the|any|all|these) (?!guidance|text|prompts?|notes?|box|"
    r"example|instruction|bracket|row|section|heading|grey|blue|red|shaded|italic|template|form|wording|page))) "
    r"(?:this|"
    r"the|these|any|all|when|once|as|before|if|where|guidance|blue|grey|italic|red|shaded|text|prompts?)\b",
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
    r"use this form|break (?:it|them|this|the (?:data|figures|information)) down|"
    r"compare (?:users|this|them|it|the profile)\b|start (?:it |this )?early|"
    r"(?:say something|think (?:local|beyond|widely)|keep in mind|bear in mind)\b|"
    r"(?:text|wording) in (?:\W?(?:square|red|blue|grey|italics?)\b)",
    r"(?:for|full|more|further) (?:guidance|help|advice)\b[^.]{0,60}\b(?:see|contact|available|found|is in|"
    r"are in|notes?|page)\b|"
    r"(?:begin|start) by (?:\w+ing)\b|using this (?:form|template|tool|guidance|toolkit)\b|"
    r"(?:send|return|forward|submit) (?:part|section|page)\b",
    r"put (?:\+|-|yes|no|n/a|a tick|an x|a cross)|no (?:jargon|acronyms|abbreviations)\b|add (?:further|"
    r"more|extra) rows|smart actions|use (?:smart|national and local|bullets?)\b|(?:keep|send|save|return|"
    r"attach) (?:a copy|the (?:signed|completed)|this form|completed)",
    r"(?:please )?consider (?:direct|indirect|people\b|men\b|women\b|children|older|younger|those who|"
    r"all (?:groups|nine|of)|both|each (?:of the )?(?:group|(?:protected )?characteristic))",
    r"the purpose of (?:the |this |an? )?(?:screening|form|toolkit|checklist|"
    r"(?:full )?equality impact assessments?|eqias?|eias?)\b(?! (?:was|has))|"
    r"generally speaking,? people (?:can|may|often)|in making a decision as to whether|(?:the |"
    r"a )?(?:public )?authority (?:may|should) (?:then )?(?:consider|decide)",
    r"(?:guidance(?: notes?)?|(?:further |more )?help|the toolkit|completion notes) (?:is|are|can be) "
    r"(?:available|found|on)\b|indicate (?:with|by|using)\b|(?:all|any|every) (?:new|proposed|revised)[^.]{0,80} "
    r"must be (?:screened|assessed|subject)",
    r"(?:evidence|involvement|consultation|engagement|screening|(?:mitigating )?actions?|mitigation|"
    r"effective monitoring|sign[- ]?off|(?:each|every) (?:line|action|row|box|impact)) (?:(?:should|must) (?:be|"
    r"take place (?:when|at|before)|include people|have|fix)\b|may (?:be (?:quantitative|qualitative|drawn)|take many)|"
    r"will help (?:you|"
    r"to|identify))",
    r"(?:ongoing|raise awareness|tbc|no impact|all staff)\W{1,3}(?:is|are) not\b|"
    r"an? [\w ]{3,40} is not (?:engagement|consultation|evidence|mitigation|an action)\b",
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
_BLANK = (
    r"(?:d{1,2} ?/ ?m{1,2} ?/ ?y{2,4}|x{2,} ?/ ?x{2,} ?/ ?x{2,}|[_.\u2026]{4,}|_{2,}|x{2,4}|"
    r"\[[ .\u2026_]*(?:(?:insert|text|enter|date|name|title|add|type)\b[^\]]{0,40})?\]|"
    r"(?:click|tap)(?: or tap)? (?:here )?to (?:enter|add|select|choose)[\w ]{0,20}|(?:click|"
    r"tap)(?: or tap)? here[\w ]{0,30}|"
    r"choose an item)"
)
PLACEHOLDER = any_of(
    rf"\W{{0,4}}{_BLANK}\W{{0,4}}",
    rf"[^:?]{{2,60}}[:?] ?\W{{0,4}}{_BLANK}\W{{0,4}}",
    r"(?:[A-Z][\w/ -]{1,30}: *){2,}",
    r"\W*(?:insert|enter|add|type|click)\b[\w ,/]{0,50}(?:here|\])\W*",
    r"\[[ .\u2026_]*(?:insert|tbc by|date|name|title)[^\]]{0,40}\]",
    r"\W*(?:yes|y) ?/ ?(?:no|n)(?: ?/ ?(?:n/?a|don'?t know|not sure|maybe))?\W*",
    r"[+\s/\u2013-]{3,}(?:/ ?)?(?:neutral|none|n|0|nil)?\W*",
    r"\W*\(?(?:positive|major|high|minor) ?/ ?[\w /+-]{3,40}\W*",
)
# Labels that ask for a name, a date or a short fact; matched against a whole short line.
LABEL = any_of(
    r"(?:full |short |working |policy |project )?(?:names?|title)(?: of .{1,60}| ?(?:and|/|&) ?(?:title|"
    r"role|position|contact|job|grade|rank|description|outline|brief)\b.{0,60})?",
    # "Review by access advisers" is an item of a plan, "Review by whom" a label.
    r"(?!review by (?!whom|who|when|the|end|date|name)[a-z-]+ [a-z-]+$)"
    r"(?:start |end |completion |review |decision |implementation |publication |assessment |approval |"
    r"authori[sz]ation |issue |effective |next )?(?:dates?|review)(?: (?:"
    r"(?:form|policy|screening|analysis|eia|eqia) (?:started|finished|completed|"
    r"agreed)|of|for|when|the|by|eia|eqia|assessment|completed?|started?|agreed|"
    r"approved|signed|due|published|received|review)\b.{0,40})?",
    r"(?:lead|owning|responsible|completing|reporting|accountable|authori[sz]ing|sponsoring) (?:officer|"
    r"directorate|department|director|service|team|author|manager|person|owner|sponsor|member|body|unit|"
    r"minister)(?:s|\(s\))?(?: .{0,30})?|senior (?:sponsor|responsible (?:officer|owner))",
    r"(?:directorate|department|faculty|faculty ?/ ?\w+|service area|business area|portfolio|job title|position|role|"
    r"telephone(?: no\.?| number)?|e-?mail address|contact(?: details| officer| name| point)?|"
    r"organisation|declaration|signature|signed(?: off)?(?: by| on)?|sign-?off|author(?:s|\(s\))?|owner|sponsor|lead|"
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
    r"(?:document|policy|proposal|decision|assessment|form) (?:type|title|author|status|number|reference)|"
    r"go live(?: date)?|"
    r"(?:approving|reporting|responsible|decision[- ]making) (?:group|committee|board|body|panel)|"
    r"(?:who(?:['\u2019]s| is)|person|people|officers?) filling (?:this|it) in|"
    r"date (?:\w+ ){0,2}(?:started|completed|sent|begun)|"
    r"how often|free text|(?:protected )?characteristic or group|data used",
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

# A finite verb or a pronoun makes a sentence of a short line, and a label has neither.
SAYS = re.compile(
    r"^(?:we|they|he|she|it|i|you|there|this|that|these)\b|n['\u2019]t\b|\b(?:is|are|was|were|has|have|had|will|would|"
    r"can|could|should|may|said|says|told|asked)\b",
    re.I,
)
# A word with a capital in the middle of a sentence: a name, as a rule.
CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
