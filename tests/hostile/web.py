"""Web pages that nest, swell, reach out or carry what would run in a browser."""

from __future__ import annotations

from .case import PROSE, SCORE, SENTENCES, Bad, Where, bad
from .office import doctypes

BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def make(where: Where) -> list[Bad]:
    return [*nesting(), *sizes(), *outside(where), *encodings(), *markup()]


def page(inside: str = "", head: str = "", start: str = "<!DOCTYPE html>") -> str:
    return (
        f"{start}<html><head><title>Equality impact assessment</title>{head}</head><body>{BODY}{inside}</body></html>"
    )


def nesting() -> list[Bad]:
    tags = ("div", "b", "table", "svg", "blockquote", "template")
    return [bad(f"open-{tag}-100000.html", page(f"<{tag}>" * 100_000), SCORE, "too_large") for tag in tags] + [
        bad("open-p-30000.html", page("<p>" * 30_000), SCORE),
        bad("open-li-50000.html", page("<ul><li>" * 20_000), SCORE, "too_large"),
        bad("open-cells.html", page("<table><tr>" + "<td>" * 8_000), SCORE, "too_large"),
        bad("tables-deep.html", page("<table><tr><td>" * 150), SCORE, "too_large"),
        bad("formatting-crossed.html", page("<b><i><u><a href=x><p>" * 300), SCORE, "too_large"),
        bad("closed-only.html", page("</div>" * 200_000), SCORE),
    ]


def sizes() -> list[Bad]:
    return [
        bad("attribute-10mb.html", page(f'<p title="{"a" * 10_000_000}">x</p>'), SCORE, "too_large"),
        bad("attributes-many.html", page("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x</p>"), SCORE),
        bad("classes-many.html", page(f'<p class="{"main " * 200_000}">x</p>'), SCORE),
        bad("style-long.html", page(f'<p style="{"color:red;" * 200_000}">x</p>'), SCORE),
        bad("style-rules-many.html", page(head="<style>" + "p.a b{font-weight:bold}" * 20_000 + "</style>"), SCORE),
        bad("style-open.html", page(head="<style>" + "a{" * 100_000), SCORE, "empty"),
        bad("entities-many.html", page("&amp;" * 100_000), SCORE),
        bad("entities-invalid.html", page("&#0;&#xD800;&#x110000;&#99999999999;&nope;" * 2_000), SCORE),
        bad("comment-open.html", page("<!-- " + "a" * 1_000_000), SCORE),
        bad("comments-many.html", page("<!---->" * 100_000), SCORE),
        bad("angles-100000.html", page("<" * 100_000), SCORE),
        bad("tag-never-closed.html", page("<p " + "a" * 500_000), SCORE),
        bad("tags-never-closed.html", page("<a " * 60_000), SCORE),
        bad("spans-lie.html", page("<table><tr><td rowspan=65534 colspan=1000000>a b</table>" * 200), SCORE),
        bad("options-many.html", page(f"<select>{'<option>Yes' * 5_000}</select>"), SCORE),
        bad("boxes-many.html", page("<input type=checkbox checked> Yes " * 1_000), SCORE),
        bad("links-many.html", page("<ul>" + "<li><a href=x>Some page</a>" * 1_000 + "</ul>"), SCORE),
        bad("headings-many.html", page("<h2>Our evidence</h2>" * 1_000), SCORE),
    ]


def outside(where: Where) -> list[Bad]:
    found = [
        bad(f"entities-{name}.xhtml", page("&x;" * 200, start=held), SCORE, "damaged", "not_a_document")
        for name, held in doctypes(where, "html").items()
    ]
    at, marker = where.address, where.marker.as_uri()
    reaching = "".join(
        f'<{tag}="{at}/{n}"></{tag.split()[0]}>'
        for n, tag in enumerate(
            ("script src", "iframe src", "img src", "object data", "embed src", "video src", "audio src", "track src")
        )
    )
    heads = f'<base href="{at}/"><meta http-equiv=refresh content="0;url={at}/refresh"><link rel=import href="{at}/i">'
    imports = f'<style>@import "{at}/a.css"; p{{background:url({at}/b)}}</style>'
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{marker}" parse="text"/>'
    return [
        *found,
        bad("reaches-out.html", page(reaching, heads), SCORE),
        bad("reaches-files.html", page(reaching.replace(at, marker), heads.replace(at, marker)), SCORE),
        bad("style-imports.html", page(head=imports), SCORE),
        bad("xinclude.xhtml", page(include), SCORE),
        bad("server-side.html", page(f'<!--#include file="{where.marker}"--><!--#exec cmd="id"-->{{{{7*7}}}}'), SCORE),
        bad("xml-start.xhtml", page(start='<?xml version="1.0"?><!DOCTYPE html>'), SCORE, "not_a_document"),
    ]


def encodings() -> list[Bad]:
    plain = page()
    charset = "<meta charset={}>".format
    return [
        bad("charset-unknown.html", page(head=charset("x-none")), SCORE),
        bad("charset-utf7.html", page("+ADw-script+AD4-", charset("utf-7")), SCORE),
        bad("charset-codec-of-bytes.html", page("\u2019", charset("base64")).encode("cp1252"), SCORE),
        bad("charset-hex.html", page("\u2019", charset("hex")).encode("cp1252"), SCORE),
        bad("charset-zip.html", page("\u2019", charset("zlib")).encode("cp1252"), SCORE),
        bad("charset-idna.html", page("\u2019", charset("idna")).encode("cp1252"), SCORE),
        bad("charset-punycode.html", page("\u2019 \xe9" * 3, charset("punycode")).encode("cp1252"), SCORE),
        bad("charset-undefined.html", page("\u2019", charset("undefined")).encode("cp1252"), SCORE),
        bad("charset-wrong.html", page("caf\xe9", charset("shift_jis")).encode("latin-1"), SCORE),
        bad("charset-utf16.html", plain.encode("utf-16"), SCORE),
        bad(
            "nul-in-tags.html", plain.replace("<p>", "<\0p>").replace("the", "t\0he"), SCORE, "not_a_document", "empty"
        ),
        bad("bytes-not-utf8.html", plain.encode().replace(b"Elm", b"\xff\xfe\x80"), SCORE),
    ]


def markup() -> list[Bad]:
    shadow = f"<x-a><template shadowrootmode=open><p>{PROSE}</p></template></x-a>"
    hidden = f'<div hidden><p>{PROSE}</p></div><p style="display:none">{PROSE}</p><noscript>{PROSE}</noscript>'
    forms = "<form><textarea>" + "a " * 2_000 + '</textarea><input value="&quot;><script>"><select><option selected>Yes'
    bodies = {
        "template-and-shadow": shadow,
        "hidden": hidden,
        "forms-open": forms,
        "svg-foreign": f"<svg><foreignObject><p>{PROSE}</p><script>alert(1)</script></foreignObject></svg>",
        "mathml": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "plaintext": "<plaintext></plaintext><script>alert(1)</script>",
        "framed": "<frameset><frame src=x></frameset>",
        "tables-misnested": "<table><td><tr><table><caption><p><td></table>" * 50,
        "mains-many": f"<main><p>{PROSE}</p></main>" * 40,
        "footnotes-of-themselves": '<p id="a">One <a href="#a">1</a> <a href="#a">2</a></p>' * 500,
        "labels-of-themselves": "<label for=a id=a><input id=a aria-labelledby=a type=radio></label>" * 500,
        "twice-many": '<p id="same">We met the carers of Elm Ward.</p>' * 400,
    }
    return [bad(f"{name}.html", page(body), SCORE) for name, body in bodies.items()] + [
        bad("nothing-said.html", "<!DOCTYPE html><html><body></body></html>", "empty"),
        bad("only-script.html", f"<!DOCTYPE html><script>var a = '{PROSE}'</script>", "empty", "damaged"),
        bad("only-pictures.html", "<!DOCTYPE html><body>" + "<img src=a.png alt=''>" * 500, "empty"),
    ]
