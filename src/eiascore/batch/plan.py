"""From documents to a plan: the same content is scored once, whatever the number of files that hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from eiascore.batch.content import digests as digests_here
from eiascore.batch.kinds import failed
from eiascore.batch.metadata import assigned
from eiascore.batch.model import Duplicate, PassedOver, Plan, Reference, Task
from eiascore.batch.source import Found
from eiascore.errors import EiaError
from eiascore.schema.record import PolicyRecord


def plan(
    found: Found,
    *,
    key: Callable[[str, PolicyRecord], str],
    records: Mapping[str, PolicyRecord] = MappingProxyType({}),
    digests: Callable[[Sequence[Reference]], Iterable[str | EiaError]] = digests_here,
) -> Plan:
    """Say what a run is about.

    Parameters
    ----------
    found : Found
        What `references` found.
    key : callable
        Takes the hash of a content and what is known of its policy, and names the result.
    records : mapping of str to PolicyRecord, optional
        What a list beside the documents says: see `eiascore.batch.metadata.records`.
    digests : callable, optional
        Takes references and gives the hash of each content, or the error that it met, in their order.

    Returns
    -------
    Plan
        The first file of each content, in the order of names, is its task; the others are duplicates. A file that
        cannot be read is passed over as failed.

    Raises
    ------
    MetadataError
        If an entry of the list fits several documents.

    Examples
    --------
    >>> found = Found((Reference("a.pdf", "/x/a.pdf"), Reference("b.pdf", "/x/b.pdf")))
    >>> made = plan(found, key=lambda sha256, record: sha256[:4], digests=lambda references: ["5e3f" * 16] * 2)
    >>> [task.reference.name for task in made.tasks], [(d.name, d.of) for d in made.duplicates]
    (['a.pdf'], [('b.pdf', 'a.pdf')])
    """
    first: dict[str, Reference] = {}
    duplicates: list[Duplicate] = []
    unread: list[PassedOver] = []
    for reference, digest in zip(found.references, digests(found.references), strict=True):
        if isinstance(digest, EiaError):
            unread.append(failed(reference.name, digest))
        elif digest in first:
            duplicates.append(Duplicate(reference.name, first[digest].name, digest))
        else:
            first[digest] = reference
    names = [(reference.name, digest) for digest, reference in first.items()]
    known = assigned(records, [*names, *((each.name, each.sha256) for each in duplicates)]).records
    tasks = []
    for digest, reference in first.items():
        record = known.get(digest, PolicyRecord())
        tasks.append(Task(key(digest, record), reference, digest, record))
    passed_over = sorted([*found.passed_over, *unread], key=lambda each: each.name)
    return Plan(tuple(tasks), tuple(duplicates), tuple(passed_over))
