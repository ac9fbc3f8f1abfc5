"""PDFs whose structure is broken, loops, lies or unpacks without end."""

from __future__ import annotations

import io
import random

import pikepdf

from .case import SCORE, Bad, Where, bad
from .pdf_parts import CATALOG, FONT, PAGE, PAGES, WORDS, many_pages, pdf, stream, with_catalog, with_entries

BROKEN = ("damaged", "empty")


def make(where: Where) -> list[Bad]:
    return [*cut(), *looped(), *bombs(), *deep(), *protected(), *active(where)]


def cut() -> list[Bad]:
    whole = pdf()
    scrambled = bytearray(whole)
    chance = random.Random(7)
    for _ in range(60):
        scrambled[chance.randrange(9, len(scrambled))] = chance.randrange(256)
    return [
        bad("truncated-10.pdf", whole[: len(whole) // 10], *BROKEN),
        bad("truncated-50.pdf", whole[: len(whole) // 2], SCORE, *BROKEN),
        bad("truncated-99.pdf", whole[: len(whole) * 99 // 100], SCORE),
        bad("startxref-wrong.pdf", whole.replace(b"startxref\n", b"startxref\n9"), SCORE),
        bad("startxref-negative.pdf", whole.replace(b"startxref\n", b"startxref\n-"), SCORE),
        bad("no-xref.pdf", whole[: whole.index(b"xref\n0 1")], SCORE, *BROKEN),
        bad("bytes-scrambled.pdf", bytes(scrambled), SCORE, *BROKEN, "not_a_document"),
        bad("header-only.pdf", b"%PDF-1.7\n", *BROKEN),
        bad("garbage-first.pdf", random.Random(1).randbytes(900) + whole, SCORE, "damaged"),
        bad("garbage-first-5k.pdf", random.Random(2).randbytes(5_000) + whole, "not_a_document", "damaged", SCORE),
        bad("garbage-last.pdf", whole + random.Random(3).randbytes(5_000), SCORE, "damaged"),
        bad("wrong-length.pdf", whole.replace(b"/Length ", b"/Length 9"), SCORE, *BROKEN),
        bad("no-objects.pdf", b"%PDF-1.7\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n", *BROKEN),
    ]


def looped() -> list[Bad]:
    whole = pdf()
    start = whole.rindex(b"startxref\n") + 10
    place = whole[start : whole.index(b"\n", start)]
    return [
        bad("page-tree-loop.pdf", pdf({2: b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 5>>"}), SCORE, *BROKEN),
        bad("page-tree-of-itself.pdf", pdf({2: b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"}), *BROKEN),
        bad("page-parent-itself.pdf", pdf({3: PAGE.replace(b"/Parent 2", b"/Parent 3")}), SCORE, *BROKEN),
        bad("prev-loop.pdf", pdf(trailer=b"/Prev %b" % place), SCORE, *BROKEN),
        bad("prev-huge.pdf", pdf(trailer=b"/Prev 99999999999999999999"), SCORE, *BROKEN),
        bad("outline-loop.pdf", pdf(with_catalog(b"/Outlines 6 0 R") | outline(loop=True)), SCORE),
        bad("outline-deep.pdf", pdf(with_catalog(b"/Outlines 6 0 R") | outline(loop=False)), SCORE),
        bad("contents-itself.pdf", pdf({4: b"[4 0 R]"}), *BROKEN),
        bad("reference-loop.pdf", pdf({4: b"6 0 R", 6: b"4 0 R"}), *BROKEN),
        bad("length-itself.pdf", pdf({4: stream(WORDS).replace(b"/Length", b"/Length 4 0 R/Old")}), SCORE, *BROKEN),
        bad(
            "count-lies.pdf", pdf({2: PAGES.replace(b"/Count 1", b"/Count 2000000000")}), SCORE, "too_large", "damaged"
        ),
        bad("count-negative.pdf", pdf({2: PAGES.replace(b"/Count 1", b"/Count -1")}), SCORE, *BROKEN),
        bad("pages-none.pdf", pdf({2: b"<</Type/Pages/Kids[]/Count 0>>"}), "empty"),
        bad("pages-2001.pdf", many_pages(2_001), "too_large"),
        bad("pages-not-pages.pdf", pdf({3: b"<</Type/Font>>"}), *BROKEN),
        bad("kids-null.pdf", pdf({2: b"<</Type/Pages/Kids[null 99 0 R 3 0 R]/Count 3>>"}), SCORE, *BROKEN),
        bad("root-missing.pdf", pdf().replace(b"/Root 1", b"/Root 9"), SCORE, *BROKEN),
        bad("objstm-of-itself.pdf", pdf({4: stream(b"4 0 ", b"/Type/ObjStm/N 1/First 4/Extends 4 0 R")}), *BROKEN),
    ]


def outline(*, loop: bool) -> dict[int, bytes]:
    """Make bookmarks that follow each other in a ring, or each of which stands below the last."""
    if loop:
        entry = b"<</Title(One)/Parent 6 0 R/Next 8 0 R/Dest[3 0 R/Fit]>>"
        return {6: b"<</First 7 0 R/Last 8 0 R>>", 7: entry, 8: entry.replace(b"/Next 8", b"/Next 7")}
    below = b"<</Title(Deep)/Parent %d 0 R/First %d 0 R/Last %d 0 R/Dest[3 0 R/Fit]>>"
    return {6: b"<</First 7 0 R/Last 7 0 R>>"} | {n: below % (n - 1, n + 1, n + 1) for n in range(7, 3_000)}


def bombs() -> list[Bad]:
    blanks = WORDS + b" " * 60_000_000
    parameters = b"/DecodeParms<</Predictor 15/Columns 2000000000>>"
    doll = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    dolls = {n: stream(b"/X Do " * 12, doll[2:] % (n + 1)) for n in range(10, 18)} | {
        18: stream(b"0 0 m", doll[2:] % 10)
    }
    drawn = {3: PAGE.replace(b"/Font<<", b"/XObject<</X 10 0 R>>/Font<<"), 4: stream(WORDS + b"/X Do")}
    itself = {10: stream(b"/X Do " * 3, doll[2:] % 10)}
    return [
        bad("flate-60mb.pdf", pdf({4: stream(blanks, packed=1)}), SCORE, "too_large"),
        bad("flate-twice.pdf", pdf({4: stream(blanks, packed=2)}), SCORE, "too_large"),
        bad("flate-five-times.pdf", pdf({4: stream(WORDS, packed=5)}), SCORE, "too_large", *BROKEN),
        bad("flate-cut.pdf", pdf({4: stream(WORDS, packed=1)[:-60] + b"\nendstream"}), SCORE, *BROKEN),
        bad("forms-in-forms.pdf", pdf(drawn | dolls), "too_large"),
        bad("form-in-itself.pdf", pdf(drawn | itself), SCORE, "too_large"),
        bad("filters-1000.pdf", pdf({4: stream(WORDS, b"/Filter[%b]" % (b"/ASCIIHexDecode" * 1_000))}), SCORE, *BROKEN),
        bad(
            "predictor-huge.pdf",
            pdf({4: stream(WORDS, parameters, packed=1)}),
            SCORE,
            *BROKEN,
        ),
        bad(
            "picture-huge.pdf",
            pdf(
                drawn
                | {
                    10: stream(
                        b"\0",
                        b"/Subtype/Image/Width 2000000000/Height 2000000000/BitsPerComponent 8/ColorSpace/DeviceRGB",
                    )
                }
            ),
            SCORE,
        ),
    ]


def deep() -> list[Bad]:
    many = b"[" * 100_000 + b"]" * 100_000
    return [
        bad("array-deep.pdf", pdf({3: PAGE[:-2] + b"/Deep " + many + b">>"}), SCORE, *BROKEN),
        bad("dictionary-deep.pdf", pdf({4: stream(WORDS + b"<</A" * 50_000)}), SCORE, *BROKEN),
        bad("array-long.pdf", pdf({4: stream(WORDS + b"[" + b"1 " * 300_000 + b"] TJ")}), SCORE),
        bad("number-overflow.pdf", pdf({4: stream(WORDS + b"9" * 100_000 + b" 0 Td")}), SCORE),
        bad("name-long.pdf", pdf({4: stream(WORDS + b"/" + b"n" * 1_000_000 + b" gs")}), SCORE),
        bad("catalogue-many.pdf", pdf(dict.fromkeys(range(10, 3_000), CATALOG)), SCORE),
        bad("objects-open.pdf", b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n" % n for n in range(60_000)), *BROKEN),
        bad("streams-open.pdf", b"%PDF-1.7\n" + b"stream\n\x78\x9c" * 20_000, *BROKEN),
    ]


def protected() -> list[Bad]:
    def locked(**entries: object) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf())) as document:
            document.save(out, encryption=pikepdf.Encryption(**entries), static_id=True)
        return out.getvalue()

    return [
        bad("password-rc4.pdf", locked(user="secret", owner="master", R=4, aes=False, metadata=False), "encrypted"),
        bad("password-aes256.pdf", locked(user="secret", owner="master", R=6), "encrypted"),
        bad("password-unicode.pdf", locked(user="пароль–é", owner="пароль", R=6), "encrypted"),
        bad("password-owner-only.pdf", locked(user="", owner="master", R=6), SCORE),
        bad("encrypt-unknown.pdf", pdf(trailer=b"/Encrypt<</Filter/Own/V 9/R 9>>/ID[<00><00>]"), "encrypted", *BROKEN),
        bad("encrypt-missing.pdf", pdf(trailer=b"/Encrypt 77 0 R"), SCORE, "encrypted", *BROKEN),
    ]


def active(where: Where) -> list[Bad]:
    script = b"<</S/JavaScript/JS(app.launchURL\\('%b/js'\\);)>>" % where.address.encode()
    launch = b"<</S/Launch/F(/bin/sh)/P(-c id)/Next<</S/URI/URI(%b/open)>>>>" % where.address.encode()
    remote = b"<</S/GoToR/F<</FS/URL/F(%b/remote)>>>>" % where.address.encode()
    form = b"<</Fields[]/XFA[(template)8 0 R]/NeedAppearances true>>"
    data = {8: stream(b'<!DOCTYPE x [<!ENTITY e SYSTEM "%b">]><x>&e;</x>' % where.marker.as_uri().encode())}
    named = b"/Names<</EmbeddedFiles<</Names[(a.exe)9 0 R]>>/JavaScript<</Names[(j)%b]>>>>" % script
    attached = {9: b"<</Type/Filespec/F(a.exe)/EF<</F 8 0 R>>>>", 8: stream(b"MZ" * 1_000)}
    reader = {4: stream(WORDS + b"BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"\0" * 10)}
    elsewhere = {4: b"<</Length 0/F<</FS/URL/F(%b/stream)>>>>\nstream\n\nendstream" % where.address.encode()}
    beside = {4: b"<</Length 0/F(%b)>>\nstream\n\nendstream" % str(where.marker).encode()}
    return [
        bad("script.pdf", pdf(with_catalog(b"/OpenAction " + script)), SCORE),
        bad("launch.pdf", pdf(with_catalog(b"/OpenAction " + launch)), SCORE),
        bad("go-to-remote.pdf", pdf(with_entries(b"/AA<</O %b>>" % remote)), SCORE),
        bad("xfa.pdf", pdf(with_catalog(b"/AcroForm " + form) | data), SCORE),
        bad("embedded-file.pdf", pdf(with_catalog(named) | attached), SCORE),
        bad("inline-picture-open.pdf", pdf(reader), SCORE),
        bad("stream-elsewhere.pdf", pdf(elsewhere), *BROKEN),
        bad("stream-in-a-file.pdf", pdf(beside), *BROKEN),
        bad(
            "fields-of-themselves.pdf",
            pdf(with_catalog(b"/AcroForm<</Fields[6 0 R]>>") | {6: b"<</T(a)/Kids[6 0 R]/FT/Tx>>"}),
            SCORE,
        ),
        bad(
            "font-of-itself.pdf",
            pdf({5: FONT[:-2] + b"/DescendantFonts[5 0 R]/Subtype/Type0>>"}),
            SCORE,
            *BROKEN,
            "illegible",
        ),
    ]
