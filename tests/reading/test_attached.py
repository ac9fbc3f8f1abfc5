"""What stands in a glossary, a guide to the form or an attached policy is no part of the assessment."""

from __future__ import annotations

import pytest

from eiascore import read
from eiascore.reading.attached import part_of

ASSESSMENT = (
    "# Equality impact assessment: allotments\n\n## Engagement\n\nWe met the Deaf Gardeners on 3 May 2025.\n\n"
    "## Action plan\n\nWe will lay a level path by 1 September 2025.\n\n"
)


def origins(markdown: str) -> dict[str, str]:
    document = read(markdown.encode(), name="allotments.md")
    return {document.quote(s): s.origin for s in document.sentences}


def test_the_policy_in_an_appendix_speaks_for_itself() -> None:
    found = origins(
        ASSESSMENT + "## Appendix 2: Extract from the Allotments Policy (for reference)\n\n"
        "1.4 Tenants shall meet the site manager each spring.\n\n### Fees\n\nFees fall due in April.\n\n"
        "## Appendix 3: Replies\n\nThe Deaf Gardeners asked for a textphone."
    )
    assert found["We met the Deaf Gardeners on 3 May 2025."] == "author"
    assert found["1.4 Tenants shall meet the site manager each spring."] == "attached"
    assert found["Fees fall due in April."] == "attached"
    assert found["The Deaf Gardeners asked for a textphone."] == "author"


def test_a_glossary_finds_nothing() -> None:
    found = origins(
        ASSESSMENT + "## Annex B – Glossary\n\n| Term | Meaning |\n|---|---|\n"
        "| Harassment | Conduct that creates a hostile setting for disabled tenants |\n"
    )
    assert found["Conduct that creates a hostile setting for disabled tenants"] != "author"


@pytest.mark.parametrize(
    "title",
    [
        "Appendix B: Consultees", "2. The policy", "Aims of the policy", "Guidance considered by officers",
        "Annex C: Data and reasoning", "Appendix 1: Action plan", "Policy and practice",
        "Definition of the area affected",
        "Annex D: Extract of survey replies", "Statement of reasons",
    ],
)  # fmt: skip
def test_appendices_that_are_part_of_it(title: str) -> None:
    assert part_of(title) is None


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Glossary of terms", "guidance"),
        ("Appendix A - Definitions", "guidance"),
        ("Protected characteristics explained", "guidance"),
        ("Notes for officers completing this form", "guidance"),
        ("Annex C: How to fill in the template", "guidance"),
        ("Annex A – Text of section 149", "attached"),
        ("Appendix 4: Draft Lettings Policy", "attached"),
        ("Equality Scheme 2024 (extract)", "attached"),
    ],
)
def test_parts_that_are_not(title: str, part: str) -> None:
    assert part_of(title) == part
