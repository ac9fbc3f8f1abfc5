"""The wording that tells plans, conditions and denials: patterns over normalised text, all in one place.

They were worked out on 48 assessments written for this project (corpus/), not on published ones.
"""

from __future__ import annotations

import re

from eiascore.checks.names import words


def either(*parts: str) -> re.Pattern[str]:
    """Compile the alternatives of a pattern."""
    return re.compile("|".join(parts))


NUMBERING = re.compile(
    r"^\W*(?:(?:[a-z]{1,2}\.?)?\d+(?:[.\-]\d+)*[.):]?\s+|\(?(?:[ivx]{1,4}"
    r"|[a-z])[.)]\s+)?[^\w~(]*"
)
LABEL = re.compile(r"^[^:?.|]{2,60}(?:[:?]\s+|\s*\|\s*)(?=\S)")
# Whole answers that deny: what officers type into a box they have nothing to put in.
BARE_NO = re.compile(
    r"(?:no|none|nil|n/?\.?a\.?|nope|neutral|not (?:applicable|required|relevant|needed|held|known|recorded|collected"
    r"|asked|used|available|yet|really|at this (?:time|stage)|(?:\w+ )?carried out|considered|done)|unaffected"
    r"|no change|zero|nothing|unknown|(?:none|nothing) (?:\w+ ){0,3}\w+|(?:no|neutral|nil) (?:\w+ ){0,2}(?:impacts?"
    r"|effects?|issues?"
    r"|concerns?|difference|data|information|change|action|consultation|evidence)(?: \w+){0,2}"
    r"|☒ no(?:ne)?|no, .*|n/?a\b.*|none\b.*|neutral\b.*)\W*"
)
BARE_NOT = re.compile(r"(?:not |never |no )(?:\S+ ){0,9}\S+")
BARE_PLAN = either(
    r"(?:(?:tbc|tbd)\b.{0,20}|to be (?:confirmed|agreed|decided|advised|determined)|to follow|in progress"
    r"|ongoing)\W*"
)
# Negations that deny nothing.
PSEUDO = either(
    r"\bnot (?:only|just|simply|merely|solely|limited to|least|insignificant\w*|inconsiderable|uncommon\w*|unusual\w*"
    r"|unlikely|surprising\w*|negligible|infrequent\w*|exclusive\w*|exhaustive|to mention)\b",
    r"\bno (?:later|fewer|less|more|sooner|earlier|longer) than\b|\bno doubt\b|\bno matter\b|\bno longer\b",
    r"\b(?:cannot|can not|can't|could not|do(?:es)? not|not possible to) (?:rule out|exclude|be (?:ruled out"
    r"|excluded))\b",
    r"\bno (?:negative|adverse) impact assess\w+|\bno (?:final )?decisions? (?:has|have|had|will|is|was)\b[^,.;]*",
    r"\bno (?:option|proposal|contract|view) (?:was|were|has|had|is)\b|\bplease (?:don't|do not)\b"
    r"|\bnot the same\b"
    r"|\bnot (?:more|less) likely\b|\bno end date\b|\bnothing (?:has been|is|was"
    r"|had been) (?:settled|printed|signed|fixed)\b"
    r"|\b(?:does|do|did) not (?:alter|extend|cover|count|turn on|follow)\b",
    r"\bno[ -]one (?:age|ethnic|size|single|particular|group|organi\w+|answer)\b|\bno-(?:notice|fault|deal|show"
    r"|shows)\b",
    r"\b(?:if|do|doing|did) nothing\b|\bno good reason\b|\b(?:don't|do not) know\b$|\bnothing (?:is|was|were"
    r"|were to be)? ?done\b(?=.*\bwould\b)",
    r"\bwhether or not\b|\bor not\b|\bif not\b|\bwhy not\b|\bnon-\w+|\bnos?\.\s*\d+|\bnot for profit\b"
    r"|\bnot-\w+(?:-\w+)*",
    r"\bprefer(?:red)? not to\b|\bnot (?:stated|known)\s+(?:category|group|rate|was|is|at|rose|fell|by|in)\b"
    r"|\bnot-stated\b",
    r"\b(?:is|are|was|were|has|have) not yet (?:final|been (?:decided|taken))\b|\bnot (?:all|every\w*|always"
    r"|least)\b",
    r"\bnothing (?:about us|has been decided|is final)\b|\bnot reached a (?:final )?(?:view|decision)\b",
    r"\b(?:do|did|should|must|need) not (?:have|need) to\b|\byes (?:/|or) no\b|\byes/no\b|\bif no\b|\bno recourse\b",
    r"\b(?:he|she|they|who|people|which) (?:do|does|did|are|were|is) not\b(?= (?:share|have|hold|want|wish|speak"
    r"|own|use)\b)",
)
NEGATION = either(
    r"\b(?:no|not|none|never|neither|nor|nobody|nothing|cannot|nowhere|without distinction|hardly any)\b|n't\b"
    r"|\bcant\b|\bdont\b",
    r"\bunable to\b|\bfail(?:s|ed|ing)? to\b|\b(?:lack|absence) of\b|\bdeclined? to\b|\brefus(?:es?|ed) to\b"
    r"|\bunaffected\b",
    r"\bwithout (?:any |an? |further |prior |formal )*(?:consult\w+|engag\w+|equality|assess\w+|analys\w+"
    r"|evidence|speaking"
    r"|asking|eqia|eia|data|considering)\b",
)
# "Applies equally to everyone": the usual way to deny a differential effect without the word "no".
LEVELLING = either(
    r"\b(?:appl(?:y|ies|ied)|available|open|payable|access\w*|treated|provided|offered|used)\b.{0,60}\b(?:equally"
    r"|irrespective"
    r"|regardless|the same|whatever (?:their|the|his|her|your)|on the same (?:terms|footing|basis))\b",
    r"\b(?:everyone|everybody|all \w+)\b.{0,40}\b(?:treated|affected) (?:equally|the same|alike|fairly)\b",
    r"\b(?:the )?same (?:for|to) (?:all|everyone|everybody)\b|\b(?:is|are) the same whatever\b|\bagnostic as to\b"
    r"|\bonly the first limb\b|\bidentical for all\b|\bneutral (?:impact|effect)\b|\bout of scope\b",
    r"\bimpacts? (?:is|are) (?:expected to be |likely to be )?(?:minimal|negligible|neutral)\b"
    r"|\bfall outside the ambit\b"
    r"|\bunlikely to (?:be (?:\w+ly )?(?:affected|disadvantaged|impacted)"
    r"|have (?:an?|any) (?:\w+ ){0,2}(?:impact|effect))\b",
)
PEOPLE = (
    r"(?:people|persons?|women|men|boys|girls|children|adults|residents|tenants|claimants|respondents|consultees"
    r"|users|patients"
    r"|pupils|students|parents|carers|customers|applicants|families|households|drivers|prisoners|detainees"
    r"|offenders|leavers|deaf|clients|recipients|citizens|individuals|couples|riders|callers|candidates|staff"
    r"|defendants|victims|passengers|learners|travellers|participants|members|those|they|many|some|several|who"
    r"|others|he|she"
    r"|speakers|mothers|fathers|refugees|migrants|workers|pensioners|readers|owners|\d+%|per cent)"
)
# "Deaf people cannot phone" is a fact about people, not something the body denies ...
ABOUT_PEOPLE = re.compile(rf"\b{PEOPLE}\b[^.;]*$")
# ... unless it is about the effect on them ("women will not be disadvantaged") or about what the body did to them.
EFFECT = either(
    r"\b(?:affect\w*|disadvantag\w+|impact\w*|treat\w*|discriminat\w+|differ\w*|consult\w+|asked|interviewed"
    r"|surveyed|engaged"
    r"|recorded|collected|counted|invited|spoken|approached|contacted|included|considered)\b"
)

MONTH_MAY = re.compile(
    r"\b(?:in|by|of|on|from|to|until|till|since|during|early|mid|late|end|and|april|after|before|w/c|\d{1,2}(?:st"
    r"|nd|rd|th)?|-)"
    r"(?: |-)may\b(?! (?:be|have|also|not|well|need|feel|find|result|affect|lead|wish|want)\b)|\bmay (?=(?:19"
    r"|20)\d\d\b|'?\d\d\b|day\b|half)"
)
BODIES = r"(?:board|committee|cabinet|council|ministers?|executive|authority|members|senate|governors|trustees)"
# Where many words must not stand before, what comes is looked at first: it is there far less often.
FUTURE = either(
    r"\b(?:will|shall|must)\b|\w'll\b|\b(?:is|are|be) going to\b|\b(?:plan|intend|aim|propose|seek|hope|agree"
    r"|undertake)s? to\b",
    r"\b(?:ha(?:s|ve) (?:undertaken|resolved|promised|pledged|committed)|(?:our|the) (?:aim|intention|plan) is"
    r"|it is (?:our|the \w+'s) (?:aim|intention)|recommended|(?:propose|plan|intend)s?, [^,]{3,40},) to\b"
    r"|^next steps?\b",
    r"\bwe expect\b|\b(?:plan|propos|intend|hop)(?:s|es|ing) (?:to|on)\b|\bcommit(?:s|ted)? to (?!a |the "
    r"|being )\w+|\bminded to\b",
    r"\b(?:is|are|be|being) (?:also |now |currently )?(?:planned|scheduled|due|intended|proposed|earmarked"
    r"|awaited|meant|sought)\b",
    r"\b(?:is|are) expected (?:to (?!be (?:minimal|low|small|neutral|positive|limited|negligible)|make)|in|by|on)",
    r"(?=to be )(?<!likely )(?<!need )(?<!needs )(?<!needed )(?<!have )(?<!has )(?<!had )(?<!seem )(?<!seems )"
    r"(?<!appear )(?<!able )(?<!ought )"
    r"(?<!wanted )(?<!found )(?<!asked )(?<!want )(?<!tend )(?<!said )(?<!expected )"
    r"(?<!known )(?<!considered )(?<!thought )"
    r"\bto be (?!a |the |in |on |at |able|affected|disadvantaged|treated|impacted|made )(?:\w+ly )?\w+(?:ed|en"
    r"|one|ut|ade|ld|nt|un|pt|ead|et|ew)\b",
    r"(?=(?:is|are) to )(?<!aim )(?<!purpose )(?<!point )(?<!intent )(?<!intention )(?<!objective )(?<!burden )"
    r"(?<!that )(?<!idea )"
    r"\b(?:is|are) to (?!(?:the|a|an|this|that|our|be found|have|do)\b)\w+",
    r"\bto follow$|\bin due course\b|\bneeds? to be (?:done|made|put|set)\b|\bunder development\b"
    r"|\bon the change list\b",
    rf"\b{BODIES} (?:\w+ )?(?:meets?|decides?|sits) (?:on |in |next )?(?:\d|january|feb|march|april|may|june"
    rf"|july|aug|sept|oct|nov|dec)",
    rf"\bgo(?:es)? (?:out|up|on|to|before|in|with) (?:the )?(?:\w+ )?(?:{BODIES}|website|web|papers|agenda"
    rf"|submission)\b",
    r"\b(?:is|are) (?:being )?asked to (?:agree|approve|decide|look|confirm|note|say|consider|adopt)\b"
    r"|\bdecision (?:sought|due|expected)\b",
    r"\bare (?:planning|working towards|looking to|proposing|seeking)\b",
)
# What is foretold of people is a finding, not a plan.
FORETELLS = re.compile(
    r"(?=will|shall|'ll)(?<!\bwe )(?<!\bi )(?<!\bwe)(?<!\bi)(?<!board )(?<!cabinet )(?<!council )(?<!department )"
    r"(?<!team )(?<!minister )(?<!officers )(?<!commissioner )(?<!trust )(?<!executive )(?<!office )(?<!force )"
    r"(?<!group )(?<!panel )(?<!this )"
    r"(?:\bwill|\bshall|'ll)(?: still| also| then| often| probably| likely| mostly| therefore| not| always| all"
    r"| inevitably)*"
    r"(?: be(?: more| less| most| very| particularly| disproportionately| adversely| positively| negatively"
    r"| indirectly)?"
    r" (?:affected|disadvantaged|impacted|hit|worse|better|harder|likely|unable|able|felt|down to|difficult"
    r"|easier|left|lost|small|overflown"
    r"|at (?:a|greater)|over-?represented|excluded|harmed|unlikely|those|people|women|men|disabled|older|some"
    r"|many|a|an|the|in|stopped)\b"
    r"| (?:benefit|lose|gain|suffer|face|feel|experience|affect|impact|disadvantage|miss|pay|find|struggle|have"
    r"|need|fall|bear|mean|make"
    r"|hurt|help|come|get|know|cost|cause|increase|reduce|improve|remain|continue to (?:be|have)|result|lead"
    r"|deter|exclude|tend|want|see)\b)"
)
WOULD = re.compile(
    r"\w'd (?:start|apply|run|be|last|cover)\b|\bwould\b(?! (?:have|not have|like|welcome|prefer|thank)\b)"
)
HEDGE = either(
    r"\b(?:subject to|where (?:possible|appropriate|practicable|necessary|feasible|resources|funding|needed|required)"
    r"|if|unless|provided that|as (?:and when|appropriate|necessary)|(?:were|should) (?:it|the|they|we"
    r"|any)\b.{0,30}\b(?:be|to))\b",
    r"\b(?:funding|resources|staffing|budgets?) (?:permitting|allowing)\b"
    r"|\bin the event\b|\bdepending on\b|\bdepend(?:s|ent)? (?:up)?on\b",
)
MODAL = either(
    r"\b(?:may|might|could)\b(?! not get| only)|\b(?:perhaps|potentially)\b|\blikely to depend\b",
    r"\bit is possible that\b|\b(?:is|are|be) (?:the |a |some )?potential (?:for|to)\b"
    r"|^were (?:the|it|we|this) [^,]{3,60} to \w+[^,]*,",
    r"^(?:possibl[ey]|potential) (?:\w+ ){0,2}(?:impacts?|effects?|barriers?|disadvantages?|risks?|issues?)\b",
)
PAST = either(
    r"\b(?:we|i|they|it|he|she|team|council|board|force|officers|department|group|panel|trust|committee|minister"
    r"|and|but)"
    r" (?:\w+ly |also |then |first |both |has |have |had |since |already )*(?:\w{2,}ed|held|met|ran|made|took"
    r"|sent|found|wrote|gave"
    r"|spoke|got|went|said|told|saw|heard|kept|led|drew|put|chose|set up|began|brought|built|sought|did|rang|rode"
    r"|sat)\b",
    r"\b(?:was|were|has been|have been|had been|has|have|had|did)\b",
)
# What others said or what the law says is not what the body did.
REPORT = re.compile(
    r"\b(?:said|told (?:us|me|the \w+)|felt|asked|argued|thought|commented|raised|complained|objected|feared"
    r"|wanted|worried"
    r"|suggested|questioned|warned|replied|pointed out|called for|stated|mentioned|described|report(?:ed)? that"
    r"|reported)\b"
)
BODY = re.compile(
    r"\b(?:we|i|council|department|board|minister|ministers|office|team|force|trust|government|executive|officers"
    r"|service"
    r"|was|were|been|is|be|are|not|also|university|authority|agency|it|n't)\s+(?:\w+ly )?$"
)
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"|(?<!\w)'[^']{4,}'(?!\w)|~~.*?~~")
LEADING = re.compile(
    r"^(?:(?:as|because|since|although|though|while|whilst|when|where|given|once|after|before|until|despite"
    r"|in order|to \w+"
    r"|for|having|if|unless|whereas|following|with|on|in|at|by|from|during|under|of) [^,]{3,140}, )+(?=\w+ \w+)"
)
TRAILING = re.compile(
    r"(?:,? (?:because|since|although|though|while|whilst|whereas|which|who|whose|whom|where(?! (?:possible|app"
    r"|prac|nec|fea|res"
    r"|nee|req))|so that|in order|until|before|than|when|as (?:they|it|we|there|the|this|he|she|long|soon)"
    r"|even if|that (?:will"
    r"|would|may|could|might|can|do|does|did|is|are|was|were|has|have|we|they|it|cannot|not"
    r"|you))\b)[^;.]*?(?=,? but |, and (?:we|the|it|no)\b|[;.]|, so |$)"
)
# What a denial must be about: the work that an assessment records, or its findings.
SUBSTANCE = either(
    r"\b(?:consult|engag|survey|interview|involv|contact|invit|ask|speak|spoke|approach|evidence|data|information"
    r"|figure|record|held\b|hold\b"
    r"|collect|captur|monitor|break|analy|assess|screen|consider|look|impact|effect|affect|advers|negativ"
    r"|discriminat|disadvantag|differ"
    r"|disproportion|issue|concern|relevan|applicab|appl(?:y|ies)\b|requir|necessar|need|identif|found\b|find\b"
    r"|anticipat|expect|aware|action|mitigat"
    r"|chang|alternativ|review|publi|decid|decision|agree|accept|plan|group|characteristic|equalit|barrier|treat"
    r"|arise|engaged|suggest|indicat"
    r"|know|understand|attempt|undertak|carried|done\b|made\b|happen|work\b|target|measure|response|repl|feedback"
    r"|object|view|option"
    r"|sought|sign|seen\b|available|possible|distinction|bearing|link|connect|mention|see\b|think|believe|do\b"
    r"|cross|split|count|test"
    r"|include|cover|state|know|report|provide|propos|intend|deal|limb|employ|duty|case|reason|match|disaggregat"
    r"|breakdown|date|set\b|one\b)"
)


# "Not yet, but we will": what counts is what comes.
NOT_YET = re.compile(r"^[^.;]*\bnot (?:\w+ )?yet\b[^.;]*?\bbut (?=[^.;]*\b(?:will|shall|plans?|intends?) )")
HYPOTHETICAL = re.compile(r"\b(?:may|might|would|should|must|shall) (?:\w+ )?$")
# Under such a header stands what consultees said, whatever they denied or demanded.
SPOKEN = re.compile(
    r"\b(?:you|they|people|consultees|respondents|residents) (?:said|told)\b|\bpoints? (?:made"
    r"|raised)\b"
)


# Words without which the patterns above cannot match: looking them up is ten times cheaper than the patterns.
TOKENS = re.compile(r"[a-z]+")


NEGATORS = words(
    """
    no not none never neither nor nobody nothing cannot nowhere without hardly cant dont unable fail fails failed
    failing lack absence decline declined refuse refuses refused unaffected
    """
)
LEVELLERS = words(
    """
    equally irrespective regardless same whatever everyone everybody alike fairly identical neutral scope minimal
    negligible ambit agnostic limb unlikely
    """
)
SIGNALS = words(
    """
    will shall must ll going plan plans planning planned intend intends intended intending aim aims propose
    proposes proposed proposing seek seeks seeking hope hopes hoping agree agrees undertake undertakes expect
    expected commit commits committed minded scheduled due earmarked awaited meant sought follow course
    development meet meets decide decides sit sits go goes asked working looking tbc tbd consideration kept
    ongoing quarterly monthly annually every each d would may might could if unless where decision list undertaken
    resolved promised pledged committed intention aim recommended next permitting allowing perhaps potentially
    potential possible depend were
    """
)
TO_BE = re.compile(r"\b(?:to be|(?:is|are) to) ")

# What a body says of itself at all times, whatever the policy: no act, no finding, nothing that could be checked.
BOILERPLATE = re.compile(
    r"\b(?:embed(?:s|ded)?|runs? through|underpins?|golden thread|at the (?:heart|centre|core) of|"
    r"cuts? across|informs?)\b"
    r".{0,90}\b(?:all|every(?:thing)?|any)\b.{0,40}\b(?:we do|it does|they do|business|work|services?|activit\w+|"
    r"functions|policies|decisions|areas|aspects)\b|"
    r"\b(?:is|are|remains?|be|been) (?:\w+ly )?committed to (?:\w+ly )?(?:equal|divers|inclus|fair|eliminat|promot|"
    r"foster|advanc|treat|ensur|tackl|dignity|respect|human rights|valu|support|provid|meet|deliver|work|reduc|remov|"
    r"creat|build|continu|mak|becom|be)\w*|"
    r"\b(?:strategy|scheme|framework|values|vision|objectives|charter|mission)\b.{0,40}\b(?:sets? out|describes?|"
    r"outlines?|states?|explains?|confirms?)\b.{0,60}\b(?:commit\w+|ambitions?|approach|vision|values|aims?"
    r"|aspirations?)\b",
    re.I,
)
BOILERPLATE_WORDS = (
    *("embed", "through", "underpin", "thread", "heart", "centre", "core", "across", "inform", "committed"),
    *("strategy", "scheme", "framework", "values", "vision", "objectives", "charter", "mission"),
)
# Those of a strategy's title, which date nothing that was done.
YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?\b")
