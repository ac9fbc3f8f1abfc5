"""DOCX files that are sound zips and whose XML is not: entities, missing and looping parts, runaway sizes."""

from __future__ import annotations

from .case import SCORE, Bad, Where, bad
from .zip_parts import RELATION, XML, W, document, docx, docx_parts, relations, zipped

TEXT = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def make(where: Where) -> list[Bad]:
    return [*entities(where), *parts(where), *sizes(), *encodings()]


def doctypes(where: Where, root: str) -> dict[str, str]:
    """Return document types that swell or reach out, each defining an entity ``x``."""
    laughs = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    marker = where.marker.as_uri()
    inner = {
        "laughs": laughs + '<!ENTITY x "&a9;">',
        "quadratic": f'<!ENTITY x "{"a" * 50_000}">',
        "external-file": f'<!ENTITY x SYSTEM "{marker}">',
        "external-http": f'<!ENTITY x SYSTEM "{where.address}/entity">',
        "parameter": f'<!ENTITY % p SYSTEM "{where.address}/parameter.dtd"> %p; <!ENTITY x "x">',
        "loop": '<!ENTITY x "&y;"><!ENTITY y "&x;">',
    }
    found = {name: f"<!DOCTYPE {root} [{held}]>" for name, held in inner.items()}
    return found | {"external-dtd": f'<!DOCTYPE {root} SYSTEM "{where.address}/outside.dtd">'}


def entities(where: Where) -> list[Bad]:
    calls = TEXT.format("&x;" * 200)
    found = [
        bad(f"entities-{name}.docx", docx(document=document(calls, head=XML + held)), "damaged")
        for name, held in doctypes(where, "w:document").items()
    ]
    styles = f'{XML}<!DOCTYPE a [<!ENTITY x SYSTEM "{where.marker.as_uri()}">]><a>&x;</a>'.encode()
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{where.marker.as_uri()}" parse="text"/>'
    sheet = f'{XML}<?xml-stylesheet href="{where.address}/sheet.xsl" type="text/xsl"?>'
    schema = f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a {where.address}/a.xsd"'
    return [
        *found,
        bad("entities-in-styles.docx", docx({"word/styles.xml": styles}), "damaged"),
        bad("entities-in-custom.docx", docx({"customXml/item1.xml": styles}), "damaged"),
        bad("xinclude.docx", docx(document=document(include)), SCORE),
        bad("stylesheet.docx", docx(document=document(head=sheet)), SCORE),
        bad("schema.docx", docx(document=document(inside=schema)), SCORE),
    ]


def parts(where: Where) -> list[Bad]:
    loop = relations(("r1", "styles", "document.xml", False), ("r2", "numbering", "../word/document.xml", False))
    outside = relations(
        *(
            (f"r{n}", kind, f"{where.address}/{kind}", True)
            for n, kind in enumerate(("image", "attachedTemplate", "hyperlink"))
        ),
    )
    styles_outside = relations(("r1", "styles", f"{where.address}/styles", True))
    main_outside = relations(("r1", "officeDocument", f"{where.address}/document.xml", True))
    chunk = relations(("r1", "aFChunk", "chunk.html", False))
    html = (
        f'<script>alert(1)</script><img src="{where.address}/chunk.png"><iframe src="{where.marker.as_uri()}">'.encode()
    )
    climbing = relations(("r1", "styles", "../../../../etc/passwd", False))
    twin = relations(("r1", "styles", "styles.xml", False), ("r1", "styles", "other.xml", False))
    types = docx_parts()["[Content_Types].xml"]
    pages = types.replace(b"</Types>", b'<Default Extension="html" ContentType="text/html"/></Types>')
    odd = types.replace(b"main+xml", b"main+text")
    includes = '<w:p><w:r><w:instrText>INCLUDETEXT "{}" DDEAUTO cmd "/c id"</w:instrText></w:r></w:p>'
    back = {"word/_rels/styles.xml.rels": loop, "word/styles.xml": f"{XML}<w:styles {W}/>".encode()}
    return [
        bad("no-document.docx", docx(document=None), "damaged", "not_a_document"),
        bad("no-relations.docx", docx(relations=None), SCORE),
        bad("no-package-relations.docx", docx(package=None), SCORE, "damaged"),
        bad("no-types.docx", docx(types=None), "not_a_document", "damaged"),
        bad("types-only.docx", zipped([("[Content_Types].xml", types)]), "damaged", "not_a_document"),
        bad("types-odd.docx", docx(types=odd), SCORE, "not_a_document", "damaged"),
        bad("document-empty.docx", docx(document=b""), "damaged", "empty"),
        bad("document-of-another-root.docx", docx(document=b"<html><body>Hello</body></html>"), "damaged", "empty"),
        bad("document-without-body.docx", docx(document=f"{XML}<w:document {W}/>".encode()), "damaged", "empty"),
        bad("relations-loop.docx", docx(back, relations=loop), SCORE, "damaged"),
        bad("relations-outside.docx", docx(relations=outside), SCORE),
        bad("relations-of-styles-outside.docx", docx(relations=styles_outside), SCORE, "damaged"),
        bad("relations-of-package-outside.docx", docx(package=main_outside), SCORE, "damaged"),
        bad("relations-climb.docx", docx(relations=climbing), SCORE, "damaged"),
        bad("relations-twin.docx", docx(relations=twin), SCORE, "damaged"),
        bad("relations-junk.docx", docx(relations=b"<Relationships><Relationship/></Relationships>"), SCORE, "damaged"),
        bad(
            "alternative-chunk.docx",
            docx({"word/chunk.html": html}, document=document('<w:altChunk r:id="r1"/>'), relations=chunk, types=pages),
            SCORE,
        ),
        bad("fields-that-include.docx", docx(document=document(includes.format(where.marker))), SCORE),
        bad("style-of-itself.docx", styled('<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>'), SCORE),
        bad(
            "style-ring.docx",
            styled(
                "".join(
                    f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 2_000}"/></w:style>' for n in range(2_000)
                ),
                "s0",
            ),
            SCORE,
        ),
    ]


def styled(styles: str, name: str = "a") -> bytes:
    body = f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>We met carers in May 2024.</w:t></w:r></w:p>'
    linked = relations(("r1", "styles", "styles.xml", False))
    types = docx_parts()["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.styles+xml"/></Types>',
    )
    sheet = {"word/styles.xml": f"{XML}<w:styles {W}>{styles}</w:styles>".encode()}
    return docx(sheet, document=document(body), relations=linked, types=types)


def sizes() -> list[Bad]:
    cell = "<w:tc><w:p/></w:tc>"
    deep = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
    deeper = "<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000
    wide = f"<w:tbl><w:tr>{cell * 5_000}</w:tr></w:tbl>"
    tall = f"<w:tbl>{f'<w:tr>{cell}</w:tr>' * 5_000}</w:tbl>"
    spans = (
        '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    )
    numbers = '<w:p><w:pPr><w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="-1"/></w:numPr></w:pPr></w:p>'
    changes = {
        "paragraphs-empty-40000": "<w:p/>" * 40_000,
        "tables-deep": deep,
        "table-wide": wide,
        "table-tall": tall,
        "table-spans-lie": f"<w:tbl>{f'<w:tr>{spans}</w:tr>' * 300}</w:tbl>",
        "attribute-huge": f'<w:p w:rsidR="{"a" * 2_000_000}"/>',
        "attributes-many": "<w:p>" + "".join(f"<w:r w:a{n}='1'/>" for n in range(50_000)) + "</w:p>",
        "numbering-lies": numbers * 200,
        "runs-30000": f"<w:p>{'<w:r><w:t>a </w:t></w:r>' * 30_000}</w:p>",
        "paragraph-of-250000": TEXT.format("and so on, " * 22_000),
    }
    return [bad(f"{name}.docx", docx(document=document(body)), SCORE) for name, body in changes.items()] + [
        bad("elements-deep.docx", docx(document=document(deeper)), "too_large"),
    ]


def encodings() -> list[Bad]:
    text = document().decode()
    utf16 = text.replace("UTF-8", "UTF-16").encode("utf-16")
    wrong = text.replace("UTF-8", "UTF-16").encode()
    bare = text.removeprefix(XML)
    return [
        bad("encoding-utf16.docx", docx(document=utf16), SCORE),
        bad("encoding-lies.docx", docx(document=wrong), "damaged"),
        bad("encoding-unknown.docx", docx(document=text.replace("UTF-8", "x-none").encode()), "damaged"),
        bad("encoding-utf7.docx", docx(document=text.replace("UTF-8", "UTF-7").encode()), "damaged"),
        bad("encoding-ebcdic.docx", docx(document=bare.encode("cp037")), "damaged"),
        bad("characters-invalid.docx", docx(document=document(TEXT.format("a\x01\x02\x00b"))), "damaged"),
        bad("characters-not-utf8.docx", docx(document=document().replace(b"Elm", b"\xff\xfe\xfd")), "damaged"),
        bad("references-invalid.docx", docx(document=document(TEXT.format("&#0;&#xFFFF;&#xD800;"))), "damaged"),
        bad("namespace-missing.docx", docx(document=document().replace(W.encode(), b"")), "damaged"),
        bad("mark-up-open.docx", docx(document=document()[:-30]), "damaged"),
        bad("namespace-other.docx", docx(document=document().replace(b"2006/main", b"2099/other")), "damaged", "empty"),
        bad(
            "relation-kind-odd.docx",
            docx(package=docx_parts()["_rels/.rels"].replace(RELATION.encode(), b"urn:x")),
            SCORE,
            "damaged",
        ),
    ]
