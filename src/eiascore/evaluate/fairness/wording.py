"""The words that changes put in place of others. They are no cues of the rubric's: that is what is measured."""

from __future__ import annotations

PADDING = (
    "This paper was typed in the corporate font. The margins are those of the house style, and the pages are numbered "
    "at the foot. Paragraphs are kept short so that they fit the screen.",
    "Words in bold are there to guide the eye. Tables run over to the next page where they do not fit on one. The file "
    "name follows the convention of the shared drive.",
    "The title stands at the top of the first page. Headings are set in a larger size. Nothing in the layout changes "
    "what the paper says, and it may be printed on both sides of the sheet.",
)
HEADINGS = {
    "introduction": "about this paper",
    "background": "how we got here",
    "purpose": "aim",
    "aims": "what it is for",
    "scope": "reach",
    "consultation": "asking people",
    "engagement": "talking to people",
    "involvement": "talking to people",
    "evidence": "what we know",
    "data": "figures",
    "impact": "effect",
    "impacts": "effects",
    "assessment": "analysis",
    "mitigation": "putting it right",
    "mitigating actions": "what will be done",
    "actions": "steps",
    "action plan": "list of steps",
    "monitoring": "keeping watch",
    "review": "looking again",
    "sign-off": "approval",
    "conclusion": "outcome",
    "summary": "in short",
    "protected characteristics": "protected groups",
}
SYNONYMS = {
    "however": "but",
    "approximately": "about",
    "individuals": "people",
    "in order to": "to",
    "prior to": "before",
    "subsequently": "later",
    "utilise": "use",
    "additional": "further",
    "regarding": "about",
    "with regard to": "about",
    "numerous": "many",
    "sufficient": "enough",
    "commence": "start",
    "commenced": "started",
    "undertaken": "carried out",
    "identified": "found",
    "ensure": "make sure",
    "obtain": "get",
    "assist": "help",
    "required": "needed",
    "difficult": "hard",
    "primarily": "mainly",
    "furthermore": "also",
    "therefore": "so",
    "whilst": "while",
}
BODIES = {
    "council": "trust",
    "councils": "trusts",
    "trust": "council",
    "trusts": "councils",
    "department": "agency",
    "agency": "department",
    "force": "service",
    "constabulary": "fire service",
    "university": "college",
    "college": "university",
}
NATIONS = {
    "england": "Scotland",
    "scotland": "Wales",
    "wales": "England",
    "english": "Scottish",
    "scottish": "Welsh",
    "welsh": "English",
}
WELSH_PLACES = ("Llanfairfechan", "Pontypridd", "Machynlleth", "Aberdaron", "Ystradgynlais", "Rhosneigr", "Cwmbran")
_NO_PLACES = """
January February March April May June July August September October November December Monday Tuesday Wednesday
Thursday Friday Saturday Sunday Annex Appendix Section Table Figure Part Chapter Schedule Article Paragraph
Stage Council Cabinet Parliament England Scotland Wales Britain English Welsh Spring Summer Autumn Winter Year
Phase Box Step Question Census Equality Committee Department Trust Government Royal National Metropolitan Valley
North South East West Central Local Joint
"""
NO_PLACES = frozenset(_NO_PLACES.split())
