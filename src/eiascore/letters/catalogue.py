"""What a letter may ask for, on the ground of which criteria: ``requests.yaml``."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml
from pydantic import Field

from eiascore.schema.frozen import Frozen


class Part(Frozen):
    """A part of a request under the acts on information, and the criteria of which one must stand at level 0 or 1."""

    criteria: tuple[str, ...] = Field(alias="for")
    asks: str


class Topic(Frozen):
    """A request: the criteria of which one must stand at level 0 or 1, and how it is put in each kind of letter.

    ``foi`` is empty where nothing is asked for under the acts on information; ``question`` is for a letter on the duty.
    """

    id: str
    title: str
    criteria: tuple[str, ...]
    foi: tuple[Part, ...] = ()
    question: str


class Catalogue(Frozen):
    """All requests; ``lacks`` ends the sentence "the document does not show ..." for each criterion."""

    always: str
    requests: tuple[Topic, ...]
    lacks: dict[str, str]


@cache
def catalogue() -> Catalogue:
    """Return the requests that come with eiascore.

    Examples
    --------
    >>> [topic.id for topic in catalogue().requests][:3]
    ['data', 'gaps', 'analysis']
    """
    text = resources.files("eiascore.letters").joinpath("requests.yaml").read_text(encoding="utf-8")
    return Catalogue.model_validate(yaml.safe_load(text))
