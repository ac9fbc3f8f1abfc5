"""ODT files that are sound zips and whose XML is not."""

from __future__ import annotations

from .case import SCORE, Bad, Where, bad
from .office import doctypes
from .zip_parts import XML, content, odt, odt_parts, zipped

CELL = "<table:table-cell><text:p>a</text:p></table:table-cell>"


def make(where: Where) -> list[Bad]:
    return [*entities(where), *sizes(), *parts(where)]


def entities(where: Where) -> list[Bad]:
    calls = f"<text:p>{'&x;' * 200}</text:p>"
    return [
        bad(f"entities-{name}.odt", odt(content(calls, head=XML + held)), "damaged")
        for name, held in doctypes(where, "office:document-content").items()
    ]


def table(inside: str) -> str:
    return f"<table:table>{inside}</table:table>"


def sizes() -> list[Bad]:
    many = "2000000000"
    wide = CELL.replace("-cell>", f'-cell table:number-columns-repeated="{many}">', 1)
    spans = CELL.replace(
        "-cell>", f'-cell table:number-columns-spanned="{many}" table:number-rows-spanned="{many}">', 1
    )
    row = f"<table:table-row>{CELL}</table:table-row>"
    rows = row.replace("-row>", f'-row table:number-rows-repeated="{many}">', 1)
    level = "<text:list><text:list-item>"
    changes = {
        "columns-repeated": table(f"<table:table-row>{wide}</table:table-row>"),
        "columns-declared": table(f'<table:table-column table:number-columns-repeated="{many}"/>{row}'),
        "columns-repeated-junk": table(f"<table:table-row>{wide.replace(many, '-1e9x')}</table:table-row>"),
        "rows-repeated": table(rows),
        "both-repeated": table(rows.replace(CELL, wide)),
        "spans-lie": table(f"<table:table-row>{spans * 50}</table:table-row>" * 50),
        "spaces-repeated": f'<text:p>a<text:s text:c="{many}"/>b</text:p>' * 50,
        "spaces-junk": '<text:p>a<text:s text:c="-5"/><text:s text:c="many"/>b</text:p>',
        "outline-level-lies": f'<text:h text:outline-level="{many}">Heading</text:h>',
        "paragraphs-empty": "<text:p/>" * 50_000,
        "attribute-huge": f'<text:p text:id="{"a" * 2_000_000}"/>',
    }
    scored = [bad(f"{name}.odt", odt(content(body)), SCORE, "too_large", "damaged") for name, body in changes.items()]
    return [
        *scored,
        bad("lists-deep.odt", odt(content(level * 3_000 + "</text:list-item></text:list>" * 3_000)), "too_large"),
        bad("tables-deep.odt", odt(content(nested(40))), SCORE),
    ]


def nested(depth: int) -> str:
    inside = "<text:p>deep</text:p>"
    for _ in range(depth):
        inside = table(f"<table:table-row><table:table-cell>{inside}</table:table-cell></table:table-row>")
    return inside


def parts(where: Where) -> list[Bad]:
    whole = odt_parts()
    link = "xmlns:xlink='http://www.w3.org/1999/xlink'"
    section = f'<text:section><text:section-source {link} xlink:href="{where.marker.as_uri()}"/></text:section>'
    remote = f'<text:section><text:section-source {link} xlink:href="{where.address}/section.odt"/></text:section>'
    events = f'<text:p>a<text:script {link} xlink:href="{where.address}/run.js">alert(1)</text:script></text:p>'
    ring = "".join(
        f'<style:style style:name="s{n}" style:family="paragraph" style:parent-style-name="s{(n + 1) % 2_000}"/>'
        for n in range(2_000)
    )
    styles = f"<office:automatic-styles>{ring}</office:automatic-styles>"
    locked = whole["META-INF/manifest.xml"].replace(
        b'text/xml"/>', b'text/xml"><manifest:encryption-data/></manifest:file-entry>'
    )
    return [
        bad("no-content.odt", zipped((n, c) for n, c in whole.items() if n != "content.xml"), "damaged"),
        bad("no-styles.odt", zipped((n, c) for n, c in whole.items() if n != "styles.xml"), SCORE, "damaged"),
        bad("no-manifest.odt", zipped((n, c) for n, c in whole.items() if "META" not in n), SCORE, "damaged"),
        bad("kind-only.odt", zipped([("mimetype", whole["mimetype"])]), "damaged"),
        bad("content-empty.odt", odt(b""), "damaged", "empty"),
        bad("content-of-another-root.odt", odt(b"<a><b/></a>"), "damaged", "empty"),
        bad("section-of-a-file.odt", odt(content(section)), SCORE),
        bad("section-of-a-site.odt", odt(content(remote)), SCORE),
        bad("script.odt", odt(content(events)), SCORE),
        bad(
            "style-ring.odt", odt(content('<text:p text:style-name="s0">We met carers.</text:p>', styles=styles)), SCORE
        ),
        bad("password.odt", odt(more={"META-INF/manifest.xml": locked}), "encrypted"),
        bad("encoding-utf16.odt", odt(content().decode().replace("UTF-8", "UTF-16").encode("utf-16")), SCORE),
        bad("characters-invalid.odt", odt(content("<text:p>\x02</text:p>")), "damaged"),
    ]
