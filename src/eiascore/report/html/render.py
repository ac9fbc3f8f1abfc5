"""Templates -> pages: everything is escaped, nothing is loaded, and what acts on a screen is shown by its number."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from eiascore.report.html.terms import explained
from eiascore.report.words import counted
from eiascore.text import visible

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **shown: object) -> str:
    """Return a page.

    Parameters
    ----------
    template : str
        Name of the template.
    **shown : object
        What it shows. All text is escaped where it is put out, whoever wrote it.

    Returns
    -------
    str
        A whole HTML document with its style sheet and a policy that allows that style sheet and nothing else.
    """
    css, digest = _style()
    return _environment().get_template(template).render(css=css, css_hash=digest, **shown)


def fragment(template: str, **shown: object) -> str:
    """Return a piece of HTML without a style sheet, as for a cell of a notebook; parameters as for ``render``."""
    return _environment().get_template(template).render(**shown)


@cache
def _style() -> tuple[str, str]:
    css = _environment().get_template("scorecard.css").render()
    return css, base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("eiascore.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_harmless,
    )
    environment.globals["counted"] = counted
    environment.filters["explained"] = explained
    return environment


def _harmless(value: object) -> object:
    """Return what a template puts out, with control characters and direction marks as their numbers."""
    # What is marked as safe was made of values that have been here before; most text shows all of its characters.
    if not isinstance(value, str) or hasattr(value, "__html__") or value.isprintable():
        return value
    return visible(value)
