"""What the characteristics and the words of the trade mean, as forms print it beside them."""

from __future__ import annotations

from eiascore.reading.phrases import any_of

_NAMED = (
    r"(?:(?:the )?(?:protected )?(?:characteristic|ground|term|word|definition|meaning)s? (?:of )?)?[\"\u201c\u2018']?"
    r"(?:age|disabilit(?:y|ies)|a disability|a disabled person|gender reassignment|gender identity|transgender|trans|"
    r"marriage(?: (?:and|&) civil partnership)?|civil partnership|pregnancy(?: (?:and|&) maternity)?|maternity|race|"
    r"ethnicity|religion(?: (?:or|and|&) belief)?|belief|sex|gender|sexual orientation|men and women|"
    r"care leavers?|carers?|an? (?:unpaid )?carer|socio-economic (?:disadvantage|status)|armed forces(?: community)?|"
    r"multiple identit(?:y|ies)|intersectionality|due regard|relevance|proportionality|adverse impact|"
    r"differential impact|positive impact|negative impact|neutral impact|disproportionate|proxy|mitigation|"
    r"reasonable adjustments?|equality of opportunity|good relations|harassment|victimisation|"
    r"(?:in)?direct discrimination)[\"\u201d\u2019']?"
)
DEFINES = any_of(
    rf"{_NAMED}(?: \([^)]{{1,60}}\))? ?(?:is |are |can be |also )?(?:refers?|includes?|covers?|means?|relates?|defined|"
    r"protects|encompasses|describes|signifies|is about)"
    r"(?: to| as| by| in| a| an| the| any| people| persons| being| having| where| when| someone| colour| those|"
    r" both| all)?\b"
    r"(?! \d)",
    rf"{_NAMED} ?(?:[:\u2013]|-) (?:this (?:refers|includes|covers|means|relates)|refers to|includes?|covers?|"
    r"where this is referred to|a person (?:has|belonging|is)|a (?:man|woman|rule|group|physical)|"
    r"being (?:of|a|treated)|the (?:process|period|condition|state)|something (?:which|that)|an effect (?:which|that)|"
    r"out of line|information used|treating|whether a)\b",
    r"(?:it |this |which )?(?:refers to|is defined as|is where|includes) (?:a (?:person|group|man|woman)|people|"
    r"someone|"
    r"the (?:process|protected characteristic|condition|period)|whether|both|the whole)\b[^.]{0,160}"
    r"\b(?:who|whose|of a|of different|sex|race|colour|nationality|belief|age|characteristics?|impairment|"
    r"transition\w*)\b",
    r"(?:a |the )?(?:man|woman|person|people) (?:of|belonging to|who (?:is|are|has|have)|with) (?:a |an |any )?"
    r"(?:particular age|different ages|physical or mental impairment|proposing to undergo|protected characteristic)\b",
    r"for most purposes\b|(?:people of |persons of |towards )?the (?:opposite|same) sex, [^.]{0,40}\bboth\b",
    r"a person(?:'s|\u2019s)? (?:sexual )?(?:attraction|orientation) (?:is )?towards?\b|whether a person",
    r"(?:the )?(?:equality )?act (?:also )?(?:states|explains|describes|says|defines|recognises|requires|"
    r"protects|covers)\b|"
    r"(?:it|the act|this) (?:also )?describes (?:fostering|advancing|eliminating)\b",
    r"(?:marriage and civil partnership|this characteristic|it|this)\b[^.;]{0,40}\b(?:relevant|protected|"
    r"applies|relates)"
    r" only (?:to|in|for|as)\b",
    r"(?:the|this) (?:duty|act|law) (?:also )?(?:does not|doesn['\u2019]t) (?:require|prevent|mean|apply)\b",
)
