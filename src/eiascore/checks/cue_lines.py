"""A parsed cue as one line of text and back, so that a process need not parse what another one has parsed."""

from __future__ import annotations

from eiascore.checks.cues import Cue, Item


def dump(cue: Cue) -> str:
    r"""Return a cue as a line.

    Examples
    --------
    >>> from eiascore.checks.cues import parse
    >>> dump(parse("^ (held|ran a) * workshop~"))
    '^\t0\t\t0!held|ran a\t4!workshop~'
    """
    head = ["^" if cue.at_start else "", str(cue.end_gap), "$" if cue.at_end else ""]
    return "\t".join([*head, *map(_dump_item, cue.items)])


def _dump_item(item: Item) -> str:
    kind = "%" if item.percent else "?" if item.optional else "!"
    return f"{item.gap}{kind}{'|'.join(map(' '.join, item.options))}"


def restore(line: str, known: dict[str, Item] | None = None) -> Cue:
    r"""Return the cue of a line that ``dump`` wrote.

    Parameters
    ----------
    line : str
        The line.
    known : dict of str to Item, optional
        Places that were restored before; many cues share some, such as "(the|our)?". New ones are added.

    Returns
    -------
    Cue
        The cue.

    Examples
    --------
    >>> from eiascore.checks.cues import words_of
    >>> list(restore("\t0\t\t0!held|ran\t4!workshop~").find(words_of("we held three lively workshops")))
    [(3, 30)]
    """
    known = {} if known is None else known
    start, end_gap, end, *items = line.split("\t")
    for text in items:
        if text not in known:
            known[text] = _restore_item(text)
    return Cue(tuple([known[text] for text in items]), bool(start), bool(end), int(end_gap))


def _restore_item(text: str) -> Item:
    # Gaps have one or two digits; what follows them tells what kind of place it is.
    at = 1 if text[1] in "!?%" else 2
    options = tuple(tuple(option.split(" ")) for option in text[at + 1 :].split("|")) if text[at] != "%" else ()
    return Item(options, int(text[:at]), optional=text[at] == "?", percent=text[at] == "%")
