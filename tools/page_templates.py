"""Templates of the pages that are written from measured figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2

from eiascore.evaluate.show import number


def rendered(template: str, **given: Any) -> str:
    """Return a page of this folder's templates; a figure that the template asks for and is not given is an error.

    Parameters
    ----------
    template : str
        Name of the template.
    **given
        What the template asks for.

    Returns
    -------
    str
        The page, in which ``n`` writes a figure to two places, ``n3`` to three, and ``interval`` with its bounds.
    """
    environment = jinja2.Environment(  # noqa: S701  (Markdown, from figures of our own)
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["n"] = number
    environment.filters["n3"] = lambda value: f"{value:.3f}".replace("0.", ".", 1)
    environment.filters["interval"] = _interval
    return environment.get_template(template).render(given)


def _interval(figure: dict[str, float | None]) -> str:
    if figure["low"] is None:
        return number(figure["value"])
    return f"{number(figure['value'])} ({number(figure['low'])} to {number(figure['high'])})"
