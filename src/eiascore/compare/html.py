"""Comparison -> one HTML page that needs nothing else: no script, no request."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from eiascore.compare import words
from eiascore.compare.model import Comparison
from eiascore.text import squeeze, visible
from eiascore.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment


def to_html(comparison: Comparison) -> str:
    """Return a comparison as a page.

    Parameters
    ----------
    comparison : Comparison
        What was compared.

    Returns
    -------
    str
        A whole HTML document in English; all that comes from documents is escaped, and what cannot be seen is named.
    """
    return page("compare.html", comparison=comparison, words=words)


def page(template: str, **values: Any) -> str:
    """Return a page of a template of this package, with the style sheet that it may use alone."""
    from markupsafe import Markup

    environment = _environment()
    css = environment.get_template("compare.css").render()
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return environment.get_template(template).render(
        css=Markup(css),  # noqa: S704  # ours, and no text of a document
        css_hash=digest,
        version=__version__,
        **values,
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: object) -> object:
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=PackageLoader("eiascore.compare"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=shown,
    )
    environment.filters["squeeze"] = lambda text: squeeze(visible(text))
    return environment
