"""The rubric as a tree of codes: dimension, criterion, and under each criterion its levels and polarities.

Names are unique in the whole tree, because programs that keep codes in one list drop the second of a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from eiascore.exchange.characters import label, memo
from eiascore.exchange.identity import guid
from eiascore.rubric import Criterion, Rubric

FLAGS = "flag"
_POLARITIES = {
    "supports": ("for", "Quotations that count for it.", "#1B7837"),
    "undermines": ("against", "Quotations that count against it.", "#B2182B"),
    "excuses": ("does not apply", "Reasons of the author's for which it does not apply.", "#737373"),
}


@dataclass(frozen=True, slots=True)
class Code:
    """A code with what stands under it; only the leaves are given to a passage or a document."""

    guid: str
    name: str
    description: str
    color: str = ""
    children: tuple[Code, ...] = ()


def code_guid(rubric: Rubric, group: str, member: str | int) -> str:
    """Return the GUID of a code: of a criterion's polarity or level, or of a red flag.

    It holds the version: in another version of a rubric a code may mean something else.
    """
    return guid("code", rubric.id, rubric.version, group, member)


def codes_of(rubric: Rubric) -> tuple[Code, ...]:
    """Return the tree of codes of a rubric.

    Parameters
    ----------
    rubric : Rubric
        Without profiles.

    Returns
    -------
    tuple of Code
        A code for each dimension, and one for the red flags.

    Examples
    --------
    >>> from eiascore import load_rubric
    >>> tree = codes_of(load_rubric())
    >>> tree[0].name, tree[0].children[0].children[0].name
    ('Stakeholder engagement', 'eng_external_stakeholders: for')
    """
    dimensions = tuple(
        Code(
            code_guid(rubric, "dimension", dimension.id),
            label(dimension.title),
            memo(f"Dimension {dimension.id} of the rubric {rubric.id} {rubric.version}, weight {dimension.weight:g}."),
            children=tuple(_criterion(rubric, criterion) for criterion in dimension.criteria),
        )
        for dimension in rubric.dimensions
    )
    flags = tuple(
        Code(code_guid(rubric, FLAGS, flag), label(f"red flag: {flag}"), memo(f"Here {means}."), "#E08214")
        for flag, means in rubric.flags.items()
    )
    said = "Wording that a reader should see; never a finding of unlawfulness."
    red = Code(code_guid(rubric, "flags", "all"), "Red flags", said, children=flags)
    return (*dimensions, red) if flags else dimensions


def _criterion(rubric: Rubric, criterion: Criterion) -> Code:
    sides = tuple(
        Code(code_guid(rubric, criterion.id, polarity), f"{criterion.id}: {name}", said, color)
        for polarity, (name, said, color) in _POLARITIES.items()
    )
    levels = tuple(
        Code(code_guid(rubric, criterion.id, number), f"{criterion.id}: level {number}", memo(level.means))
        for number, level in sorted(criterion.levels.items())
    )
    sources = [f"{source}: {rubric.sources[source]}" for source in criterion.sources]
    return Code(
        code_guid(rubric, "criterion", criterion.id),
        criterion.id,
        memo(criterion.question, f"Why: {criterion.why}", *sources),
        children=(*sides, *levels),
    )


def append_codes(parent: Element, codes: tuple[Code, ...]) -> None:
    """Append codes to an element ``Codes`` or ``Code`` as REFI-QDA writes them."""
    for code in codes:
        element = SubElement(parent, "Code", guid=code.guid, name=code.name)
        element.set("isCodable", "false" if code.children else "true")
        if code.color:
            element.set("color", code.color)
        if code.description:
            SubElement(element, "Description").text = code.description
        append_codes(element, code.children)
