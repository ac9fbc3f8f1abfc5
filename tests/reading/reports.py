"""Writes reports to a committee of a fictional council, with an equality assessment appended, and prints them.

The assessments inside are the specimens of the corpus, or the short one below.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

SPECIMENS = Path(__file__).parents[2] / "corpus" / "specimens"
STYLE = """<style>@page { size: A4; margin: 25mm } body { font: 11pt Arial, sans-serif; line-height: 1.4 }
table { border-collapse: collapse; width: 100% } td, th { border: 1px solid #333; padding: 4px; text-align: left }
.new { break-before: page } h1 { font-size: 18pt } h2 { font-size: 14pt } h3 { font-size: 12pt }</style>"""

HEAD = """<h1>Wexcombe District Council</h1><h2>Report to Cabinet, 10 February 2026</h2>
<table><tr><td>Subject</td><td>Future of the community centres at Long Lane and Ferry Road</td></tr>
<tr><td>Report author</td><td>Head of Property</td></tr><tr><td>Portfolio holder</td><td>Communities</td></tr>
<tr><td>Key decision</td><td>Yes</td></tr><tr><td>Wards</td><td>Eastgate, Harbour</td></tr></table>"""

BODY = "".join(
    f"<h2>{number}. {title}</h2><p>{text}</p>"
    for number, (title, text) in enumerate(
        (
            ("Recommendations", "That Cabinet agrees to lease Long Lane to a trust and to close Ferry Road. " * 3),
            ("Background", "Both centres were built in 1974. The roof of Ferry Road leaks. " * 12),
            ("The proposal", "A trust would take Long Lane on a lease of 25 years and keep the bookings. " * 9),
            ("Options considered", "Officers looked at keeping both, closing both, and sharing one building. " * 9),
            ("Financial implications", "The saving is £84,000 in a full year; the lease needs £30,000 once. " * 5),
            ("Legal implications", "The disposal is at less than best consideration and needs an open notice. " * 5),
            (
                "Equality implications",
                "The Council must have due regard to the matters in section 149 of the Equality Act 2010. An equality "
                "impact assessment has been carried out and is at Appendix 3.",
            ),
            ("Climate implications", "Closing Ferry Road lowers emissions by 41 tonnes a year on present use. " * 4),
        ),
        1,
    )
)

LISTED = """<h2>9. Appendices</h2><ul><li>Appendix 1: Options appraisal</li><li>Appendix 2: Consultation summary</li>
<li>Appendix 3: Equality Impact Assessment</li><li>Appendix 4: Data protection impact assessment</li></ul>
<h2>Background papers</h2><p>Stock condition survey of the two centres, 2024.</p>"""

OPTIONS = "<p>Each option was scored from one to five on cost, risk, use and building condition. </p>" * 12
CONSULTED = "<p>We had 412 replies. Users of Ferry Road asked for a later bus and for cheaper rooms. </p>" * 12
PRIVACY = "<p>The trust will hold names of hirers for six years. Access is by role and logged. </p>" * 14

ASSESSMENT = """<p>What is the proposal? The Council would lease Long Lane to a trust and close Ferry Road.</p>
<p>Who uses the service? Most users of Ferry Road are over 65, and 34 of 120 are disabled.</p>
<h3>Age</h3><p>Older people lose a hall that they can walk to. This is a negative impact on about 60 people.</p>
<h3>Disability</h3><p>Ferry Road has no step and Long Lane has two. The impact is negative until a ramp is built.</p>
<h3>Race</h3><p>A Polish reading group of 14 meets at Ferry Road. No adverse impact if it moves to Long Lane.</p>
<h3>Sex</h3><p>Women make up 71% of users. We found no disproportionate impact beyond that on older people.</p>
<h3>Religion or belief</h3><p>No group worships at either centre, and none told us of an impact.</p>
<h3>Pregnancy and maternity</h3><p>The toddler group moves to the library. Neutral impact.</p>
<h3>Engagement</h3><p>On 4 November 2025 we met the lunch club and the Wexcombe Access Group. They asked for a ramp and
for a minibus on Tuesdays, and both were added to the proposal.</p>
<h3>Mitigation</h3><p>The Head of Property will build the ramp at Long Lane by 30 June 2026.
The minibus runs from July.</p>"""


def specimen(name: str) -> str:
    """Return the main content of a specimen's page."""
    page = (SPECIMENS / f"{name}.html").read_text(encoding="utf-8")
    found = re.search(r"<main[^>]*>(.*)</main>", page, re.S)
    assert found is not None
    return found[1]


def appendix(title: str, content: str, *, tag: str = "h1") -> str:
    return f'<{tag} class="new">{title}</{tag}>{content}'


def report(*appendices: str, head: str = HEAD, body: str = BODY + LISTED, title: str = "Report") -> str:
    front = f"<!doctype html><html><head><title>{title}</title>{STYLE}</head>"
    return f"{front}<body>{head}{body}{''.join(appendices)}</body></html>"


def usual(assessment: str, *, title: str = "Appendix 3: Equality Impact Assessment", tag: str = "h1") -> str:
    """Return the report with the assessment between other appendices."""
    return report(
        appendix("Appendix 1: Options appraisal", OPTIONS),
        appendix("Appendix 2: Consultation summary", CONSULTED),
        appendix(title, assessment, tag=tag),
        appendix("Appendix 4: Data protection impact assessment", PRIVACY),
    )


def printed(html: str, folder: Path, chromium: str, name: str = "report") -> Path:
    """Print a page to PDF."""
    source, target = folder / f"{name}.html", folder / f"{name}.pdf"
    source.write_text(html, encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", source.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return target


def converted(html: str, folder: Path, soffice: str, ending: str, name: str = "report") -> Path:
    """Save a page as DOCX or ODT."""
    source = folder / f"{name}.html"
    source.write_text(html, encoding="utf-8")
    command = [soffice, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
    command += ["--infilter=HTML (StarWriter)", "--convert-to", ending, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"{name}.{ending}"
