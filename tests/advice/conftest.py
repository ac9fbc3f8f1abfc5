"""Drafts of several kinds, checked."""

from __future__ import annotations

import pytest

from eiascore.advice import Check, check
from inprocess import command  # noqa: F401  # a fixture


@pytest.fixture(scope="session")
def middling(specimens) -> Check:
    return check(specimens / "middling-council-form.docx", fail_under="B")


@pytest.fixture(scope="session")
def strong(specimens) -> Check:
    return check(specimens / "strong-police-search.pdf", fail_under="C")


@pytest.fixture(scope="session")
def blank(specimens) -> Check:
    return check(specimens / "blank-form.odt", fail_under="E")


HOSTILE = """# Equality Impact Assessment: ramp <script>alert(1)</script> ]]>

## Engagement & <b>consultation</b> \u202e[bold]x[/bold]

We consulted colleagues about the ramp ]]> &lt;/failure&gt;&lt;testcase name="x"/&gt; and nobody else was asked.

## Impact on older people

There is no evidence of any impact on older people &lt;script&gt; and so there is no impact on them {{ 7 * 7 }}.
"""


@pytest.fixture(scope="session")
def hostile() -> Check:
    return check(HOSTILE.encode(), name='=cmd|calc\u202e"<x>.md', profile="england", fail_under="B")
