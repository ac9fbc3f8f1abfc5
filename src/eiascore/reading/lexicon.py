"""Words of the equality duty and of assessments in general, and how much of a sentence lies outside them.

What a form or the law says is made of these words and of hardly any others, however it is phrased. What an author says
of a policy names something in the world: a library, a bus, a parish, a fee.
"""

from __future__ import annotations

import re
from functools import lru_cache

from eiascore.reading.function_words import ENGLISH

# The three needs of section 149 and the duties of section 75, and what they are called in plain words.
_NEEDS = """
    abolish accept account act activity add advance age aim along any anybody anyone anything area arise attitude
    background balance ban barrier because belief belong better bisexual block bodily bond bridge bring build care
    carry chance characteristic circumstance civil close cohesion combat come common community conduct connect contact
    course create curb cut deal decrease dependant differ difference different disability disabled disadvantage
    discourage discriminate discrimination discriminatory disproportionate distinct diverse do drop due duty each ease
    economic eliminate encourage encouragement end english enjoy ensure equal equalise equality equitable equity
    ethnic even ever every everybody everyone exclude face fair fairly fairness faith far favour favourable favourably
    fear female few forbid foster friction full function further gap gay gender general get give go good group grow
    half harass harassment harmony hatred have heard heed help heterosexual hold hostile hostility identity ill
    impairment improve inclusion inclusive increase individual inequality integrate involve involvement join keep lack
    language law lawful lesbian less lessen let level life limb limit live low lower maintain make male man marital
    marriage married maternity matter meet member men mental mind minimise minority misunderstanding more mutual
    national nationality need needs negative never nine nobody nor obligation offer older open opinion opportunity
    opposite orientation origin other otherwise outcome overcome participate participation particular partnership
    people permit person persons physical play political position positive practicable practical pregnancy pregnant
    prejudice prevent produce progress prohibit prohibited promote prompt protect protected protection provide public
    put race racial raise reach reason reassignment recognise reduce regard regardless relate relation relations
    relationship relevant religion religious removal remove represent represented respect rid right root same satisfy
    section secure seek sex sexual share shared similar social society socio socio-economic step stereotype stop
    strengthen suffer support tackle tackling take tension thing three together tolerance treat treatment two
    under-represented underrepresented understand understanding undue unequal unfair unfairly unfavourable
    unfavourably unlawful unlawfully unlike unwanted uphold use value victim victimisation victimise way well welsh
    whatever whichever whoever wish without woman women work world worse wrong young
"""
# The trade of assessing: its papers, people, steps and findings, and the verbs that forms use of them.
_TRADE = """
    acceptable access accessible accompany accordance accountable accurate achieve action address adequate adjust
    adjustment adverse advice advise adviser advisor affect allow alone already alternative always amend amount
    analyse analyses analysing analysis annex annual answer answerable anticipate anticipatory appear appendix
    applicable apply appoint approach appropriate approval approve arm arrange ask aspect assemble assess assessment
    assessments assessor assume attach attention audit author authority available avoid aware base basis bear begin
    beginning begun benchmark benefit beside best bias big bigger bind board bodies body born borne bought box brief
    broad brought budget built business cabinet call case cases category cause census centre certain change charity
    check checklist choice choose chosen circulate clear clearly close colleague collect college combine combined
    comment commission committee compare compel complain complaint complete completed completion compliance comply
    component compound concern conclude conclusion confidential conflict conscience conscientious conscientiously
    conscious consciously consider considerable consideration consult consultation consultee consultees contain
    context continue contract contractor contribute convention copy corporate council count country court court's
    courts cover criteria criterion cumulative customer data date day decide decision decision-maker decision-makers
    decision-making define definition degree delay delegable delegate deliver demand demonstrate department depend
    depth describe design desk detail determine develop development dictate dignity direct directly director
    directorate discharge discuss disproportionately distribute divide document done doubt down draft draw drawn drop
    early easy edi effect effective effort ehia eia eias eight employee employees employer eq eqia eqias equalities
    equality's establish evidence examine example exceed exercise exist existing expect explain explanation express
    extent external factor fail fall feed feedback feel fifth figure fill final find finding finish fit five flow
    follow following force form formal format formative forward found four fourth frame free fulfil future gain gather
    generally give given go gone govern governance governor grade guarantee guess guidance guide hand happen harm head
    health heed held hia high holder human idea identify identities identity iia iias impact imperative implement
    implication imply important impose improvement inbox include indirect indirectly inform information initial input
    insist instance integrated intend intended intention interest internal internet interpret intersect intersectional
    intersectionality intranet introduce issue item judge judgement judgment justice justification justify kept kind
    kinds know knowledge known language later latest law lead leader learn leave led left legal legally legislation
    legitimate length less lie light like likelihood likely line link list listen local log long look lost lot made
    main maintain major maker manage management manager mandatory material me mean meaning means meant measure medium
    mere merely met method minister minor minute mitigate mitigation moment monitor monitoring month multiple must
    name natural nature necessary neutral new nhs nil none normally note notice number object objective obligatory
    oblige obtain occur offer office officer official often once ongoing online open operate option order organisation
    organise original ought outline output outset outweigh overall overlap own owner page paid panel paper paragraph
    part partner party pass pay period person personal phase pia pias piece place plain plan point policies policy
    positive possible possibly potential potentially power practice precise predict prepare present principle
    principles print prior private problem procedure proceed process produce programme project proper properly
    proportion proportionality proportionate proposal propose proposed provision publication publish published purpose
    put qualitative quality quantitative quarter question quick range rarely rate rating rational read ready real
    realistic reasonable receive recipient recommend recommendation record refer reference reflect refresh regular
    regularly regulation relate relevance rely remain remember reply report reputation request require requirement
    research resident residual resource respond response responsibility responsible rest rested result return review
    revise revised rigour risk robust role rule rules safeguard said sample say scale schedule scheme school schools
    scope score screen screened screening sector see seek seen seldom select send senior sent separate serve service
    set settle seven severe shape show shown sign signature signed significance significant signpost simple simply
    single sit situation six size small smaller somebody someone something sometimes soon sort sorts source span spans
    specific specify sponsor staff stage stakeholder stand standard start state statement statute statutory stay
    strand strategic strategy strength strong structure subject submit subsequent substance substantial sufficient
    suggest suit sum summarise summary sure survey system systematic tailor taken task team tell template ten term
    test text think thorough thought tick time title together told tool toolkit topic touch toward track train
    training transparency transparent trigger true trust trustee try type typical typically unclear underlie
    understood undertake unfinished unit university unless unsigned update upon us user users usual usually valid vary
    version view visible voice want warrant website weigh weight welsh whole wide widely won word write written wrong
    year zero
"""
_MORE_LITTLE = """
    across against although among another around away back because behind below beyond cannot despite either else
    especially etc even ever far hence however instead itself just least less little many might much neither nor
    nothing off often once onto others ought per rather same several shall since still themselves therefore though
    together too toward towards unless upon very via whatever whether whom whose why within yet
"""
_SMALL = ENGLISH | frozenset(_MORE_LITTLE.split())
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


# A text says the same words over and over, and of one sentence several rules ask the same.
@lru_cache(maxsize=8192)
def _strange(word: str, needs_only: bool) -> bool | None:
    """Say whether a word lies outside duty and trade, None where it carries no meaning."""
    if word in _SMALL:
        return None
    words = _OF_NEEDS if needs_only else _KNOWN
    return not any(form in words for form in _forms(word))


@lru_cache(maxsize=32)
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
    found = [_strange(word, needs_only) for word in _WORD.findall(text.lower())]
    strange = found.count(True)
    return strange, strange + found.count(False)


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
