"""What documents have in common: the families of their forms, and sentences that stand in several of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eiascore.batch.summary import NOT_KNOWN, grouped
from eiascore.reading.shared import Wordings, needed
from eiascore.schema.document import Document, Origin, Sentence

if TYPE_CHECKING:
    import pandas as pd

_LEAST_QUOTED_WORDS = 6
_SHARED = ("body", "sentence", "speaks", "documents", "of", "says", "names", "document", "page", "section")
_REPEATED = ("quotation", "documents", "bodies", "criteria", "names", "document", "page")


def families(scores: pd.DataFrame) -> pd.DataFrame:
    """Return the families of forms that each body writes on.

    Parameters
    ----------
    scores : DataFrame
        One row a document, with ``body`` and ``template_family``.

    Returns
    -------
    DataFrame
        A row a body and family: ``body``, ``template_family``, ``documents``, and their ``share`` of the body's.

    Examples
    --------
    >>> import pandas as pd
    >>> forms = ["section-75", "section-75", ""]
    >>> scores = pd.DataFrame({"key": list("abc"), "body": "Moyle Council", "template_family": forms})
    >>> families(scores)[["template_family", "documents"]].to_dict("records")
    [{'template_family': 'not known', 'documents': 1}, {'template_family': 'section-75', 'documents': 2}]
    """
    import pandas as pd

    rows = []
    for body, documents in grouped(scores, "body"):
        named = documents["template_family"].fillna("").replace("", NOT_KNOWN)
        for family, count in sorted(named.value_counts().items(), key=lambda found: str(found[0])):
            rows.append((body, family, int(count), int(count) / len(documents)))
    return pd.DataFrame(rows, columns=["body", "template_family", "documents", "share"])


@dataclass
class _Wording:
    """A sentence as the first document has it, and which documents have it too."""

    sentence: Sentence
    text: str
    section: str
    names: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)


def shared_wording(
    texts: Mapping[str, Document], bodies: Mapping[str, str] | None = None, *, least: int = 3
) -> pd.DataFrame:
    r"""Return the sentences that stand in several documents of one body, be they the form's or pasted answers.

    Sentences are compared without case and punctuation; near copies count as one. Those of fewer than four words,
    headings, ticked options and what repeats on each page are left out. One counts as the form's where reading took it
    for that in most documents, or where ``mark_shared`` would, because too many have it for a pasted answer.

    Parameters
    ----------
    texts : mapping of str to Document
        Documents by name; each is asked for once, so that a mapping may read them one by one.
    bodies : mapping of str to str, optional
        The body of each document; by default all are of one.
    least : int, optional
        Documents that a sentence must stand in.

    Returns
    -------
    DataFrame
        By body, the most frequent first: ``body``, ``sentence`` as the first document has it, ``speaks`` (form or
        author), ``documents``, ``of`` how many of the body, ``says`` in words, ``names``, and for the first
        ``document`` its ``page`` and ``section``.

    Examples
    --------
    >>> from eiascore import read
    >>> answer = "We spoke to 12 carers at the hub in May and none of them objected."
    >>> form = "# Equality impact assessment\n\nThe {} policy is new.\n\n{}\n\n" + "No more was said here. " * 5
    >>> said = {"parks": answer, "roads": answer, "pools": answer, "halls": "", "bins": ""}
    >>> texts = {name: read(form.format(name, words).encode(), name=f"{name}.md") for name, words in said.items()}
    >>> found = shared_wording(texts)
    >>> found.loc[found["speaks"] == "author", ["sentence", "says"]].values.tolist()[0][1]
    'the same sentence answers in 3 of 5 documents'
    """
    import pandas as pd

    by_body: dict[str, list[str]] = defaultdict(list)
    for name in sorted(texts):
        by_body[(bodies or {}).get(name, "")].append(name)
    rows = [row for body in sorted(by_body) for row in _of_body(texts, body, by_body[body], least)]
    return pd.DataFrame(rows, columns=list(_SHARED))


def _of_body(texts: Mapping[str, Document], body: str, names: Sequence[str], least: int) -> list[tuple[object, ...]]:
    wordings, found = Wordings(), dict[int, _Wording]()
    contents: set[str] = set()
    for name in names:
        document = texts[name]
        if document.sha256 and document.sha256 in contents:  # the same file again shares everything and shows nothing
            continue
        contents.add(document.sha256 or name)
        _collect(document, name, wordings, found)
    several = [wording for wording in found.values() if len(wording.names) >= least]
    several.sort(key=lambda wording: (-len(wording.names), wording.text))
    return [_shared_row(body, wording, len(contents)) for wording in several]


def _collect(document: Document, name: str, wordings: Wordings, found: dict[int, _Wording]) -> None:
    for sentence in document.sentences:
        if sentence.kind in ("heading", "furniture") or sentence.ticked is not None:
            continue
        text = document.quote(sentence)
        number = wordings.number(text)
        if number is None:
            continue
        if number not in found:
            found[number] = _Wording(sentence, text, " / ".join(document.sections[sentence.section].path))
        wording = found[number]
        if not wording.names or wording.names[-1] != name:
            wording.names.append(name)
            wording.origins.append(sentence.origin)


def _shared_row(body: str, wording: _Wording, documents: int) -> tuple[object, ...]:
    count = len(wording.names)
    printed = sum(origin != "author" for origin in wording.origins) * 2 > count
    form = printed or count >= needed(wording.sentence, wording.text, documents)
    says = f"the form's own text in {count}" if form else f"the same sentence answers in {count}"
    return (
        body,
        wording.text,
        "form" if form else "author",
        count,
        documents,
        f"{says} of {documents} documents",
        "; ".join(wording.names),
        wording.names[0],
        wording.sentence.page,
        wording.section,
    )


def _long(quotation: str) -> bool:
    return len(quotation.split()) >= _LEAST_QUOTED_WORDS


def repeated_quotations(evidence: pd.DataFrame, scores: pd.DataFrame | None = None, *, least: int = 2) -> pd.DataFrame:
    """Return quotations that stand in several documents: one answer that was given for several policies.

    Parameters
    ----------
    evidence : DataFrame
        One row a quotation: ``key``, ``document``, ``criterion``, ``quotation``, ``page``.
    scores : DataFrame, optional
        One row a document: gives the bodies.
    least : int, optional
        Documents that a quotation must stand in.

    Returns
    -------
    DataFrame
        The most frequent first: ``quotation`` as the first document has it, the number of ``documents``, ``bodies``,
        ``criteria`` and ``names`` with "; " between, and the first ``document`` with its ``page``. Quotations of fewer
        than six words are left out; near copies count as one.

    Examples
    --------
    >>> import pandas as pd
    >>> said = "We have considered all groups and found no negative impact."
    >>> rows = [("1", "a.pdf", "evi_three_limbs", said, 2), ("2", "b.pdf", "evi_three_limbs", said.upper(), 4)]
    >>> evidence = pd.DataFrame(rows, columns=["key", "document", "criterion", "quotation", "page"])
    >>> repeated_quotations(evidence)[["documents", "names", "page"]].to_dict("records")
    [{'documents': 2, 'names': 'a.pdf; b.pdf', 'page': 2}]
    """
    import pandas as pd

    columns = ["key", "document", "criterion", "quotation", "page"]
    ordered = evidence[columns].sort_values(["document", "key", "page", "quotation", "criterion"], kind="stable")
    ordered = ordered[ordered["quotation"].fillna("").map(_long).astype(bool)]
    wordings = Wordings()
    number = ordered["quotation"].map(wordings.number)
    body_of = {} if scores is None else dict(zip(scores["key"], scores["body"].fillna(""), strict=True))
    rows = []
    for _, same in ordered.groupby(number, sort=False):
        keys = same.drop_duplicates("key")
        if len(keys) >= least:
            bodies = sorted({body for key in keys["key"] if (body := body_of.get(key, ""))})
            first = same.iloc[0]
            lists = ("; ".join(dict.fromkeys(names)) for names in (bodies, sorted(same["criterion"]), keys["document"]))
            rows.append((first["quotation"], len(keys), *lists, first["document"], first["page"]))
    rows.sort(key=lambda row: (-row[1], row[0]))
    return pd.DataFrame(rows, columns=list(_REPEATED))
