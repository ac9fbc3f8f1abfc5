"""Words of the equality duty and of assessments in general, and how much of a sentence lies outside them.

What a form or the law says is made of these words and of hardly any others, however it is phrased. What an author says
of a policy names something in the world: a library, a bus, a parish, a fee.
"""

from __future__ import annotations

import re

from eiascore.reading.function_words import ENGLISH

# The three needs of section 149 and the duties of section 75, and what they are called in plain words.
_NEEDS = """
    abolish accept account act activity add advance age aim along any anybody anyone anything area arise attitude ban
    background balance barrier because belief belong better bisexual block bodily bond bridge bring build care carry
    chance characteristic
    circumstance civil close cohesion combat come common community conduct connect contact course create curb cut deal
    decrease dependant
    differ difference different disability disabled disadvantage discourage discriminate discriminatory discrimination
    disproportionate
    distinct diverse do drop due duty each ease economic eliminate encourage encouragement end enjoy ensure equal
    equalise equality
    equitable equity ethnic even ever every everybody everyone exclude face fair fairness fairly faith far favour
    favourable favourably fear female few forbid foster
    friction full function further gap gay gender general get give go good grow group half harass harassment harmony
    hatred have heard heed help heterosexual
    hold hostile hostility identity ill impairment improve inclusion inclusive increase individual inequality integrate
    involve involvement join keep lack law lawful less
    lessen lesbian let level life limb limit live low lower maintain make male man marital marriage married maternity
    matter meet member mental men mind
    minimise minority misunderstanding more mutual national nationality need needs negative never nine nobody nor
    obligation
    offer open
    opinion opportunity opposite origin orientation other otherwise outcome overcome particular participate
    participation partnership
    people permit person persons physical play political position positive practicable practical pregnancy pregnant
    prejudice prevent
    produce progress prohibit prohibited promote prompt protect protected protection provide public put race racial
    raise reach reason
    reassignment recognise reduce regard regardless relate relation relations relationship relevant religion religious
    removal remove
    represent represented respect rid right root same satisfy secure section seek sex sexual share shared similar social
    society socio socio-economic step stereotype
    stop strengthen suffer support tackle tackling take tension thing three together tolerance treat treatment two
    under-represented underrepresented
    understand understanding undue unequal unfair unfairly unfavourable unfavourably unlawful unlawfully unlike unwanted
    uphold use value victim victimisation victimise way well whatever
    whichever whoever wish without women woman work world worse wrong young older
"""
# The trade of assessing: its papers, people, steps and findings, and the verbs that forms use of them.
_TRADE = """
    acceptable accompany accordance accountable accurate achieve action address adequate adjust adjustment adverse
    advice advise
    adviser advisor affect allow alone alternative amend amount analyse analyses analysis analysing annex annual answer
    answerable appear
    appendix applicable apply appoint approach appropriate approval approve arrange ask aspect assemble assess
    assessment assessments assessor
    assume attach attention audit author authority available avoid aware base basis bear begin beginning benchmark
    benefit
    best beside big bind board body bodies box brief broad budget business cabinet call case category cause census
    centre certain
    change check checklist choice choose chosen circulate clear clearly close colleague collect combine comment
    commission
    committee
    compare compel complain complaint complete completed completion comply compliance component concern conclude
    conclusion conflict
    conscious consciously conscientious conscientiously consider considerable consideration consult consultation
    consultee contain context continue contract
    contractor contribute convention copy corporate council count country court cover criteria criterion cumulative
    customer data
    date day decide decision decision-maker decision-makers decision-making define definition degree delay delegable
    delegate deliver demand
    demonstrate department depend depth describe design desk detail determine develop development dictate director
    directorate
    discharge discuss disproportionately distribute divide document doubt draft draw drop early easy edi effect
    effective effort ehia eia eias eqia eqias
    iia iias pia pias hia establish evidence examine example exceed exercise exist existing expect explain explanation
    express extent external
    factor fail fall feed feedback feel figure fill final find finding finish fit flow follow following force form
    formal
    format formative forward found frame free fulfil future gain gather give go govern governance governor grade
    guarantee guidance guide hand happen harm
    head health heed high holder human idea identify impact imperative implement implication imply important impose
    improvement inbox include
    inform information initial input insist instance integrated intend intention intended internal interest interpret
    intersectionality
    introduce issue item judge judgment judgement justify justification kind know knowledge language later latest law
    lead leader learn leave legal
    legally legislation legitimate length less lie light like likelihood likely line link list listen local log long
    look lot
    main maintain major maker manage management manager mandatory material mean meaning means measure medium mere merely
    method minister minor minute
    mitigate mitigation moment monitor monitoring month must name nature necessary neutral new note notice number object
    objective
    oblige obligatory obtain occur offer office officer official often ongoing online open operate option order organise
    organisation
    original ought outset outline output outweigh overall own owner page panel paper paragraph part partner party pass
    pay
    period person personal phase piece place plain plan point policy policies positive possible possibly potential
    potentially power practice
    precise predict prepare present principle principles print prior private problem procedure proceed process produce
    programme project
    proper properly proportion proportionate proportionality proposal propose proposed provision publication publish
    published purpose
    qualitative quality quantitative quarter question quick range rate rating rational read ready real realistic
    reasonable receive recipient
    recommend
    recommendation record refer reference reflect refresh regular regularly regulation relate relevance rely remain
    remember reply report
    reputation request require requirement research resident residual resource respond response responsible
    responsibility rest result return review revise
    revised rigour risk robust role rule safeguard sample scale schedule scheme scope score screen screened screening
    seldom select send senior
    separate serve service set settle severe shape show sign signature signed significant significance signpost simple
    simply single situation size small
    source specific specify sponsor staff stage stakeholder stand standard start state statement statute statutory stay
    strand strategy
    strategic strength strong structure subject submit substance substantial subsequent sufficient suggest suit sum
    summarise
    summary sure survey system systematic tailor task team tell template term test text think thorough thought tick time
    title
    together tool toolkit topic touch toward track train training transparency transparent trigger true try type typical
    unclear underlie undertake
    unit unless update upon usual usually valid vary version view visible voice want warrant weigh weight whole wide
    widely word write
    written wrong year zero possible rarely always sometimes normally generally typically early soon once already
    access accessible sit us me begun bought brought built done drawn found given gone held kept known led left lost
    made meant met paid put rested said seen sent shown taken thought told understood won written born borne drawn
    four five six seven eight ten fourth fifth welsh justice natural equalities dignity proper possible conscience
    directly indirectly direct indirect arm nhs university trust trustee college school schools charity employer
    employee
    employees user users equality's eq bias intersect intersectional compound combined overlap multiple identity
    identities anticipate anticipatory court's consultees courts sector someone somebody something
"""
_MORE_LITTLE = frozenset(
    """
    across against although among another around away back because behind below beyond despite either else
    especially etc even ever far hence however instead itself just least less little many much neither nor nothing off
    often once onto per rather same several since still themselves therefore though together too toward towards unless
    upon very via whatever whether whom whose why within yet itself others
    """.split()
)
_SMALL = ENGLISH | _MORE_LITTLE
_WORD = re.compile(r"[a-z]+(?:[-'\u2019][a-z]+)*", re.I)
_KNOWN = frozenset(f"{_NEEDS}{_TRADE}".split())
_OF_NEEDS = frozenset(_NEEDS.split())


def _forms(word: str) -> tuple[str, ...]:
    """Return a word and what it may be an inflection of."""
    found = [word]
    for ending in ("'s", "\u2019s", "s", "es", "ed", "d", "ing", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            found.append(stem)
            if ending in ("ed", "ing", "es"):
                found.append(stem + "e")
            if ending in ("es", "ed") and stem.endswith("i"):
                found.append(stem[:-1] + "y")
            if ending in ("ed", "ing") and len(stem) > 3 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return tuple(found)


def _holds(word: str, words: frozenset[str]) -> bool:
    return any(form in words for form in _forms(word))


def foreign(text: str, *, needs_only: bool = False) -> tuple[int, int]:
    """Count the words of a sentence that carry meaning, and those among them that lie outside duty and trade.

    Parameters
    ----------
    text : str
        A sentence.
    needs_only : bool
        Whether to hold only the words of the three needs for known.

    Returns
    -------
    tuple of int
        How many are foreign, and of how many.

    Examples
    --------
    >>> foreign("Evidence comes in many kinds."), foreign("The library moves to Corn Street.")
    ((0, 3), (4, 4))
    """
    words = _OF_NEEDS if needs_only else _KNOWN
    content = [word for word in _WORD.findall(text.lower()) if word not in _SMALL]
    return sum(not _holds(word, words) for word in content), len(content)


def outside(text: str, *, needs_only: bool = False) -> float:
    """Return the share of the words with meaning that lie outside duty and trade, 0 where there are none.

    Parameters
    ----------
    text : str
        A sentence.
    needs_only : bool
        Whether to hold only the words of the three needs for known.

    Returns
    -------
    float
        From 0 to 1.

    Examples
    --------
    >>> outside("Evidence comes in many kinds.")
    0.0
    """
    strange, words = foreign(text, needs_only=needs_only)
    return strange / words if words else 0.0
