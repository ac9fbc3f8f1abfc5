"""The form of names: which words tell an outside body, an own structure, a post, a paper, or a part of the state.

Word sets rather than cues: a name is weighed by several of its words at once, which a list of phrases cannot do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


_CAP = r"(?:[A-ZÀ-Þ][\w’'&/+-]{0,40}[\w’'+]|[A-ZÀ-Þ])"
_LINK = r"(?:of|and|&|for|the|in|on|against)"
_RUN = re.compile(rf"(?<![\w’'.-]){_CAP}(?:\s+(?:{_LINK}\s+){{0,3}}{_CAP})*")
_SPLIT = re.compile(r"\s+(?:and|&|with)\s+(?:the\s+)?", re.I)
_WORD = re.compile(r"[\w'+]+")
_NUMBERED = re.compile(r"[A-Z]?\d[\d.]*")
_FIRST = re.compile(r"([\w’'-]+)\W+(?=\w)")

LEADING = words(
    """
    the a an our we this these those in on at by from for with to of and but or as it they he she you i if when
    where while after before since during under over both all some most many no not each every other another such
    what who how why there here then also following internal external local see source sources
    data views mr mrs ms miss dr cllr sir dame prof professor rev lord lady yes x meetings meeting letters
    responses because members representatives colleagues officers officials discussions feedback engagement
    consultation within subject
    """
)
OUTSIDE = words(
    """
    trust association forum alliance network foundation society union federation collective coalition charity
    charities congress circle aid institute college fellowship mosque gurdwara temple synagogue church cathedral
    diocese chapel mandir voices voice project projects centre centres club clubs league guild campaign movement
    partnership confederation welcome assembly consortium cooperative hub hospice families watchdog
    advocacy together action concern outreach support link links sisters brothers mothers parents carers survivors
    university school academy ltd limited cic cio plc llp solicitors commission connect helpline befriending
    ramblers
    """
)
"""Last (or last but one) words by which a capitalised name is taken for a body outside the state."""

WEAK = words(
    """
    project projects centre centres support action parents carers families mothers link links hub partnership
    campaign together commission outreach voice school academy college trust advocacy connect movement union
    """
)
"""Telling words that are also names of own projects, places and programmes: a proper name must stand before them."""

INSIDE = words(
    """
    team teams directorate division unit board committee department branch section group subgroup staff officer
    officers manager managers lead leads governors working steering programme colleagues services service
    leadership executive council cabinet office desk panel directors corporate senior ward members joint internal
    own employee employees workforce crew crews inspectors nursing midwifery midwives registry procurement estates
    payroll finance legal commissioning inclusion admissions equalities confident ops corp
    """
)
"""Words of own structures; a name made of these and of plain words only is internal."""

INSIDE_LAST = words(
    """
    team teams directorate division unit board department branch section staff colleagues officers managers leads
    directors crews governors services desk
    """
)
POSTS = words(
    """
    officer manager director head lead minister secretary commissioner chair chairman inspector constable member
    coordinator co-ordinator adviser advisor analyst solicitor superintendent sergeant consultant partner leader
    mayor councillor chief deputy governor president principal owner champion nurse matron administrator registrar
    """
)
PAPERS = words(
    """
    act acts bill regulations order orders rules code measure directive convention policy policies strategy plan
    plans report reports review survey surveys census statistics assessment assessments analysis framework
    guidance form forms bulletin audit dataset data system systems programme scheme duty standard standards
    toolkit register database paper protocol charter index model statement schedule annex appendix table figure
    part stage step chapter section article question page version january february march april may june july
    august september october november december monday tuesday wednesday thursday friday saturday sunday easter
    christmas ramadan covid brexit eia eqia eqa psed study evaluation inquiry tool app platform allowance credit
    benefit payment grant fund award day week month read agreement contract summary record records profile episode
    episodes estimates list line news road street lane house estate court park square hotel bay gateway station
    library hall gardens
    """
)
TRAITS = words(
    """
    black asian african caribbean somali muslim islamic jewish charedi sikh hindu christian polish chinese
    bangladeshi pakistani roma romani gypsy traveller travellers deaf deaf-led blind disabled disability
    disabilities sight autism autistic dyslexia women women's womens girls lgbt lgbt+ lgbtq lgbtq+ lgbtqi+ lgbti
    trans transgender rainbow pride age older pensioners pensioner refugee refugees migrant migrants race racial
    ethnic ethnicity minority bme bame multicultural faith interfaith youth young maternity menopause dementia gay
    lesbian carers veterans equality equalities diversity edi senior mothers mothers' signing neurodiversity
    gender saheli apna shakti
    """
)
"""Words that tie a body to people with a characteristic."""

STATE = re.compile(
    r"\b(?:(?:Town|District|County|Borough|City|Parish|Metropolitan|Regional) Council|Council$|Councils$|Constabulary$|"
    r"Police(?: Service| Force)?$|Police Scotland|Department (?:for|of)\b|Ministry of\b|Government$|Executive$|"
    r"NHS\b|Health Board|Health and Social Care|Hospitals?$|Inspectorate|Ombudsman|Regulator|Commissioner|Authority$|"
    r"Fire (?:and|&) Rescue|Ambulance (?:Service|Trust)|Agency$|Tribunals?$|Probation|Parliament$|Senedd|"
    r"(?:Integrated Care|Clinical Commissioning|Health (?:and|&) Wellbeing) |Office (?:for|of)\b|Jobcentre)",
)
CENTRAL = re.compile(
    r"\b(?:department|departments|ministry|moj|treasury|cabinet office|home office|dwp|dhsc|dluhc|mhclg|defra|desnz|"
    r"dfe|dft|dcms|fcdo|hmrc|hmpps|hmcts|ukvi|hm \w+|border force|immigration enforcement|agency|ogds|government|"
    r"executive|dvla|dvsa|dbs|homes england|beis|dit|scotland office|wales office|northern ireland office)\b",
    re.I,
)
"""Departments and their agencies: to one another they are colleagues."""
NOT_STATE = re.compile(
    r"\b(?:Council (?:of|for)\b|Parent Council|Community Council|Youth Council|Student Council|Refugee Council|"
    r"Bar Council|Faith|Muslim|Hindu|Sikh|Jewish|Race Council|Voluntary|Federation|Association|Union\b|Patients|"
    r"Prisoners?\b|Deaf|Disab|Women|LGBT|Youth Parliament|Pensioners)"
)

NAMING = words(
    """
    rainbow pride signing shakti apna saheli disability autism dementia deaf sight lgbt lgbt+ trans
    """
)
"""Words for people that make a name without a telling word ("Rainbow Calder"); "South Asian" is no name of a body."""

SMALL = words(
    """
    of and & for the in with on against to y people people's persons' s
    """
)
PLAIN = words(
    """
    area ops operational digital business customer customers community public local regional national health
    education social housing mental care safety transport information data quality change delivery policy
    strategic general new central main stakeholder key service civil criminal family test pilot innovation
    resource learning training
    """
)
"""Words that do not make a name of their own: an "Area Partnership Forum" could be anyone's."""
STRONG = OUTSIDE - WEAK
LOOSE = words(
    """
    forum network partnership networks alliance hub board panel group committee
    """
)
"""Words of outside bodies and of own structures alike: the other words decide."""

_SPLIT_AFTER = (OUTSIDE | INSIDE_LAST | {"council"}) - {"action", "support"}


def words_of(name: str) -> list[str]:
    """Return the words of a name in lower case, without the s of a possessive.

    Examples
    --------
    >>> words_of("Nur Mothers’ Network")
    ['nur', 'mothers', 'network']
    """
    flat = name.replace("’", "'").lower()
    found = [word.strip("'") for word in _WORD.findall(flat)]
    return [word if word == "women's" else word.removesuffix("'s") for word in found]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without leading words that are no part of a name ("The", "From")."""
    while match := _FIRST.match(text, start, end):
        # Numbers of paragraphs ("F3 The ...") go with the leading words.
        if match.group(1).lower() not in LEADING and not _NUMBERED.fullmatch(match.group(1)):
            break
        start = match.end()
    return start, end


def names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of capitalised names of two words or more, and of single words that stand in capitals.

    A run of capitals is parted at an "and" that follows a complete name ("the Age Alliance and the Deaf Association"),
    not inside one ("Friends, Families and Travellers").
    """
    for run in _RUN.finditer(text):
        at, end = run.span()
        for joint in _SPLIT.finditer(text, at, end):
            left = words_of(text[at : joint.start()])
            whole = bool(left) and (left[-1] in _SPLIT_AFTER or "the" in joint.group().lower().split())
            if whole or (len(left) == 1 and text[at : joint.start()].isupper()):
                yield trim(text, at, joint.start())
                at = joint.end()
        yield trim(text, at, end)
