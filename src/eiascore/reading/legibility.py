"""Whether a text reads as language at all, or is what a bad text layer or a font without a table of letters leaves.

Two things are asked of the words, neither of which takes a dictionary: has each the shape of a word, and are the little
words there that no prose does without?
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from eiascore.reading.function_words import ENGLISH, FOREIGN

TOKEN = re.compile(r"\S+")
EDGES = "\"'“”‘’«»()[]{}<>.,;:!?…·•*_|/\\–—-☐☒☑✓✔✗✘■▪●○§¶†‡#=+~&@©®™%£$€^"
#: Figures with their units, addresses, and codes such as PSED, EIA/25/041, SW1A and Y: right in any text.
NO_WORD = re.compile(
    r"[£$€]?\d[\d.,:/%x×°ºª–—+-]*(?:st|nd|rd|th|[skmpabcKMG]|bn|am|pm)?%?[+]?"
    r"|(?:https?:|www\.|[\w.+-]+@)\S+|\S+\.(?:uk|com|org|gov|net|wales|scot|pdf|docx?|html?)\b\S*"
    r"|[A-Z]{1,5}[\d./-]*\d[\dA-Z./-]*|[A-Z]{1,6}s?|(?:[A-Z]\.)+[A-Z]?"
)
PARTS = re.compile(r"[-–—/’'‘.,:;&()\[\]]+")
FOOTNOTES = "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"  # marks behind a word
LETTERS = re.compile(r"[^\W\d_]+")
VOWELS = frozenset("aeiouyw")
#: Pairs of letters that languages written in Latin letters do not put side by side within a word.
PAIRS = """
    bq bx cj cv cx dx fq fv fx fz gq gv gx hh hx hz ii jb jc jd jf jg jh jk jl jm jn jp jq jr js jt jv jw jx jz kq kx kz
    lx mx mz px pz qb qc qd qf qg qh qj qk ql qm qn qo qp qr qs qt qv qw qx qy qz sx tq uu vb vc vf vg vh vj vk vm vn
    vp vq vt vw vx vz wj wq wv wx xb xd xg xj xk xm xn xr xv xx xz yq yy zb zc zf zg zj zk zn zp zq zr zx
"""
ODD_PAIRS = frozenset(PAIRS.split())
CLUSTER = re.compile(r"[bcdfghjklmnpqrstvxz]{6}")  # German has five in a row (Angst-schweiß), few languages six
LONGEST = 40  # letters; a text layer without spaces has no words
ENOUGH = 25  # lower-case words it takes to miss the little words
#: Share of little words among those in lower case that lists and tables still have. English prose has half, languages
#: that say with endings what English says with little words an eighth.
EXPECTED, EXPECTED_ELSEWHERE = 0.3, 0.1


def legibility(text: str) -> float:
    """Return the share of words that read as words of a natural language.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    float
        0 to 1; 1 for a text without words. Figures, codes and addresses do not count.

    Examples
    --------
    >>> legibility("We asked 40 residents about the lift in May 2024.")
    1.0
    >>> legibility("Zh dvnhg 40 uhvlghqwv derxw wkh oliw lq Pdb 2024.") < 0.5
    True
    """
    shaped = {True: 0, False: 0}  # whether a word is in lower case: names and labels go without little words
    counted = {True: 0, False: 0}
    english = foreign = 0
    for token in TOKEN.findall(unicodedata.normalize("NFKC", text)):
        bare = token.strip(EDGES)
        if not bare or NO_WORD.fullmatch(bare):
            continue
        lower = bare[0].islower()
        counted[lower] += 1
        shaped[lower] += _is_word(bare)
        english += lower and bare in ENGLISH
        foreign += lower and bare in FOREIGN
    if not sum(counted.values()):
        return 1.0
    little = 1.0
    if counted[True] >= ENOUGH:
        little = min(1.0, max(english / EXPECTED, foreign / EXPECTED_ELSEWHERE) / counted[True])
    return (shaped[False] + little * shaped[True]) / sum(counted.values())


@lru_cache(maxsize=20_000)  # a document says the same words over and over
def _is_word(bare: str) -> bool:
    if bare.lower() in ENGLISH:
        return True
    return all(part.isdigit() or _shaped(part.rstrip(FOOTNOTES)) for part in PARTS.split(bare) if part)


def _shaped(part: str) -> bool:
    if not LETTERS.fullmatch(part) or len(part) > LONGEST:
        return False
    if not part.isascii() and not all(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in part):
        return len({unicodedata.name(c, "?").split()[0] for c in part}) == 1  # another script: all of it, or garbled
    # Capitals stand first or throughout; names such as McDonald and LGBTQIA are few.
    if not (part[1:].islower() or part.isupper() or part.islower() or len(part) == 1):
        return False
    plain = part.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    if len(plain) == 1 or CLUSTER.search(plain) or (len(plain) > 3 and not VOWELS & set(plain)):
        return False
    return ODD_PAIRS.isdisjoint(map("".join, pairwise(plain)))
