"""PDFs that are sound but whose pages are not: boxes, fonts and text that no one would write."""

from __future__ import annotations

from .case import SCORE, Bad, Where, bad
from .pdf_parts import FONT, PAGE, WORDS, pdf, shown, stream

BROKEN = ("damaged", "empty")


def make(_where: Where) -> list[Bad]:
    return [*boxes(), *fonts(), *texts(), *drawings()]


def boxed(box: bytes) -> bytes:
    return pdf({3: PAGE.replace(b"[0 0 595 842]", box)})


def boxes() -> list[Bad]:
    loop = {3: PAGE.replace(b"/MediaBox[0 0 595 842]", b"/MediaBox 3 0 R")}
    return [
        bad("box-giant.pdf", boxed(b"[0 0 1e30 1e30]"), SCORE, *BROKEN),
        bad("box-14400.pdf", boxed(b"[0 0 14400000 14400000]"), SCORE),
        bad("box-nan.pdf", boxed(b"[(nan) (inf) nan -nan]"), SCORE, *BROKEN),
        bad("box-negative.pdf", boxed(b"[0 0 -595 -842]"), SCORE, *BROKEN),
        bad("box-zero.pdf", boxed(b"[0 0 0 0]"), SCORE, *BROKEN),
        bad("box-short.pdf", boxed(b"[0 0]"), SCORE, *BROKEN),
        bad("box-page.pdf", pdf(loop), SCORE, *BROKEN),
        bad("box-crop-outside.pdf", boxed(b"[0 0 595 842]/CropBox[9000 9000 9001 9001]"), SCORE, *BROKEN),
        bad("box-tiny.pdf", boxed(b"[0 0 .0001 .0001]"), SCORE, *BROKEN),
        bad("rotate-45.pdf", boxed(b"[0 0 595 842]/Rotate 45"), SCORE),
        bad("rotate-huge.pdf", boxed(b"[0 0 595 842]/Rotate 9999999999999"), SCORE, *BROKEN),
        bad("unit-huge.pdf", boxed(b"[0 0 595 842]/UserUnit 1e9"), SCORE, *BROKEN),
    ]


def fonts() -> list[Bad]:
    wide = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 6 0 R>>"
    child = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>"
    head = b"/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange <0000><FFFF> endcodespacerange\n"
    ranges = head + b"1 beginbfrange <0000> <FFFF> <D800> endbfrange endcmap"
    loop = b"/CIDInit/ProcSet findresource begin /../../etc/passwd usecmap begincmap endcmap"
    mapped = FONT[:-2] + b"/ToUnicode 6 0 R>>"
    strange = head.replace(b"0000><FFFF", b"00><FF") + b"1 beginbfrange <00> <FF> <202E> endbfrange endcmap"
    lengthy = head.replace(b"0000><FFFF", b"00><FF") + b"1 beginbfchar <65> <%b> endbfchar endcmap" % (b"0061" * 512)
    kinds = ("illegible", "scanned", *BROKEN)
    return [
        bad("font-missing.pdf", pdf({3: PAGE.replace(b"/F1 5 0 R", b"")}), SCORE, *BROKEN),
        bad("font-null.pdf", pdf({5: b"null"}), SCORE, *BROKEN),
        bad("font-a-number.pdf", pdf({5: b"17"}), SCORE, *BROKEN),
        bad("to-unicode-junk.pdf", pdf({5: mapped, 6: stream(bytes(range(256)) * 40)}), SCORE, *kinds),
        bad("to-unicode-surrogates.pdf", pdf({5: wide, 6: stream(ranges), 7: child}), SCORE, *kinds),
        bad("to-unicode-elsewhere.pdf", pdf({5: mapped, 6: stream(loop)}), SCORE, *kinds),
        bad("to-unicode-bidi.pdf", pdf({5: mapped, 6: stream(strange)}), SCORE, *kinds),
        bad("to-unicode-itself.pdf", pdf({5: mapped, 6: stream(b"", b"/UseCMap 6 0 R")}), SCORE, *kinds),
        bad("to-unicode-lengthy.pdf", pdf({5: mapped, 6: stream(lengthy)}), SCORE, *kinds),
        bad("widths-huge.pdf", pdf({5: FONT[:-2] + b"/FirstChar 0/Widths[%b]>>" % (b"1e38 " * 256)}), SCORE, *kinds),
        bad("font-size-nan.pdf", pdf(content=WORDS.replace(b"9.00 Tf", b"nan Tf")), SCORE, *kinds),
        bad("font-size-huge.pdf", pdf(content=WORDS.replace(b"9.00 Tf", b"1e30 Tf")), SCORE, *kinds),
        bad("font-size-negative.pdf", pdf(content=WORDS.replace(b"9.00 Tf", b"-9 Tf")), SCORE, *kinds),
    ]


def texts() -> list[Bad]:
    controls = "".join(map(chr, range(1, 32))) + "\x7f"
    small = b"".join(shown("a " * 250, x=1, y=800 - row * 4, size=1) for row in range(80))
    placed = (
        b"BT /F1 1 Tf "
        + b"".join(b"1 0 0 1 %d %d Tm (ab) Tj " % (place % 290 * 2, 838 - place // 290 * 2) for place in range(20_000))
        + b"ET\n"
    )
    return [
        bad("text-controls.pdf", pdf(content=WORDS + shown(controls * 20, y=60)), SCORE),
        bad("text-nul.pdf", pdf(content=WORDS.replace(b" the ", b"\0the\0")), SCORE),
        bad("text-invisible.pdf", pdf(content=b"3 Tr\n" + WORDS), SCORE, "empty", "scanned"),
        bad("text-white.pdf", pdf(content=b"1 1 1 rg\n" + WORDS), SCORE),
        bad("text-outside.pdf", pdf(content=WORDS + shown("elsewhere", x=1e9, y=-1e9)), SCORE),
        bad("word-10000.pdf", pdf(content=WORDS + shown("w" * 10_000, y=60, size=0.05)), SCORE),
        bad("words-20000-tiny.pdf", pdf(content=WORDS + small), SCORE),
        bad("words-20000-placed.pdf", pdf(content=WORDS + placed), SCORE, "illegible"),
        bad("text-on-one-spot.pdf", pdf(content=WORDS + b"".join(shown("over", y=60) for _ in range(3_000))), SCORE),
        bad("text-open.pdf", pdf(content=WORDS + b"BT (never closed " + b"x" * 50_000), SCORE),
        bad("text-spread.pdf", pdf(content=b"100 Tc\n" + WORDS), SCORE, "illegible"),
        bad("text-turned.pdf", pdf(content=b".7 .7 -.7 .7 300 0 cm\n" + WORDS), SCORE, "illegible"),
        bad("text-squashed.pdf", pdf(content=b"0 0 0 0 0 0 cm\n" + WORDS), SCORE, "illegible", "empty"),
    ]


def drawings() -> list[Bad]:
    across = b"".join(b"0 %.1f m 595 %.1f l S\n" % (y, y) for y in (n * 0.4 for n in range(2_000)))
    down = b"".join(b"%.1f 0 m %.1f 842 l S\n" % (x, x) for x in (n * 0.3 for n in range(2_000)))
    boxes = b"".join(b"%d %d 4 4 re S\n" % (n % 99 * 6, n // 99 * 6) for n in range(9_000))
    tagged = b"/P <</MCID 0>> BDC " * 4_000
    return [
        bad("operators-300000.pdf", pdf(content=WORDS + b"q " * 150_000 + b"Q " * 150_000), SCORE),
        bad("operators-unknown.pdf", pdf(content=WORDS + b"frob " * 200_000), SCORE),
        bad("rules-4000.pdf", pdf(content=WORDS + across + down), SCORE),
        bad("boxes-9000.pdf", pdf(content=WORDS + boxes), SCORE),
        bad("path-long.pdf", pdf(content=WORDS + b"0 0 m " + b"9 9 l 1 3 l " * 60_000 + b"S"), SCORE),
        bad("marks-open.pdf", pdf(content=WORDS + tagged), SCORE),
        bad("matrix-overflow.pdf", pdf(content=WORDS + b"1e30 0 0 1e30 0 0 cm " * 50 + shown("far away")), SCORE),
    ]
