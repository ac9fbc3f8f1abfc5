"""What a specimen is edited with to make its next version."""

from __future__ import annotations

from collections.abc import Mapping

NEWER = {
    # A promise is dropped, one slips and one loses its date.
    "| Ramp at Quay Road | Building Surveyor | 30 September 2026 |\n": "",
    "Bowel and Bladder Friends | Communications Officer | 31 August 2026": (
        "Bowel and Bladder Friends | Communications Officer | 30 November 2026"
    ),
    "| Contact parent and toddler groups again | Family Hubs Manager | July 2026 |": (
        "| Contact parent and toddler groups again | Family Hubs Manager | TBC |"
    ),
    # A sentence is worded anew, and engagement is added.
    "Strongly against closing Market Street and Esplanade East.": (
        "Firmly against the closing of Market Street and Esplanade East."
    ),
    "| Faith groups | To be arranged | | |": (
        "| Faith groups | 3 March 2026 | Visit to the Carrowby mosque, 40 people | "
        "They asked for washing facilities and a separate entrance. |"
    ),
    # An answer goes elsewhere.
    "Yes. We did not ask about ethnic group, religion or sexual orientation on the clipboard survey because it felt "
    "intrusive at a toilet door. ": "Yes. ",
    "Door counters will be looked at every three months": (
        "We did not ask about ethnic group, religion or sexual orientation on the clipboard survey because it felt "
        "intrusive at a toilet door. Door counters will be looked at every three months"
    ),
}

HOSTILE = """# Equality Impact Assessment: ramp at the library <script>alert(1)</script>

## Consultation [a link](javascript:alert)

We consulted 40 disabled residents in May 2024 about the ramp
and about &lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt; [bold]they[/bold] :bomb:.

| Group | Impact |
|---|---|
| +Age | -We consulted 25 older people in June 2024 and they asked for a handrail; we added it \u202egnp.exe |
| Disability | =HYPERLINK("https://x.invalid/") We met forty wheelchair users on 3 May 2024 `code` **b** $x$ ~~z~~ |

## Actions

We will fit a second handrail by 1 May 2025 </q><svg onload=alert(1)> &lt;script&gt; {{ 7 * 7 }} {% raw %}.
"""


def edited(text: str, edits: Mapping[str, str]) -> str:
    """Return a text with edits made, each of which must be possible."""
    for old, new in edits.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text
