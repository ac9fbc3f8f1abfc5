"""The kinds of evidence: each check is a function that asks by name for what it needs and yields what it found.

A check finds, it does not judge: it knows neither rubric nor level. A new kind of evidence is one file with one
function marked ``@check("name", Options)``, one test file and one section of the docs.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from eiascore.checks.statement import Match, Miss, StatementOptions, statements
from eiascore.checks.view import DocumentView

CheckFunction = Callable[..., Iterable[Match | Miss]]


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of evidence: its name, the model that validates its options, and the function that finds it."""

    name: str
    options: type[BaseModel]
    function: CheckFunction

    def run(self, document: DocumentView, options: BaseModel) -> Iterable[Match | Miss]:
        """Call the function with what its parameters name: ``document``, ``views``, ``tables``, ``options``.

        Returns
        -------
        iterable of Match or Miss
            Sentences that passed, and near misses.
        """
        given: dict[str, Any] = {
            "document": document,
            "views": document.authored,
            "form_text": document.form_text,
            "tables": document.document.tables,
            "options": options,
        }
        return self.function(**{name: given[name] for name in _parameters(self.function)})


@cache
def _parameters(function: CheckFunction) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


CHECKS: dict[str, Check] = {"statement": Check("statement", StatementOptions, statements)}
"""Every kind of evidence by name."""


def check(name: str, options: type[BaseModel]) -> Callable[[CheckFunction], CheckFunction]:
    """Register a function as a kind of evidence.

    Parameters
    ----------
    name : str
        The name by which rubrics call it.
    options : type of pydantic.BaseModel
        Validates the options that a rubric gives.

    Returns
    -------
    callable
        A decorator that returns the function unchanged.
    """

    def register(function: CheckFunction) -> CheckFunction:
        CHECKS[name] = Check(name, options, function)
        return function

    return register
