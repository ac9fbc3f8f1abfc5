"""Caps: limits on letters."""

from __future__ import annotations

from eiascore.schema.frozen import Frozen
from eiascore.schema.scorecard import Letter


class CapRule(Frozen):
    """A limit on a dimension's letter, or on the overall letter (``target: overall``).

    It applies when ``criterion`` has at most ``level_at_most``, its evidence raised ``flag`` (and not ``unless``), and
    the criterion ``also`` has at least ``also_level_at_least``; without a criterion, when the share of criteria with
    status ``template_only`` is above ``template_only_above``.
    """

    target: str
    at_most: Letter
    criterion: str = ""
    level_at_most: int = 3
    flag: str = ""
    unless: str = ""
    also: str = ""
    also_level_at_least: int = 0
    template_only_above: float = 1.0
    because: str


class Allowed(Frozen):
    """A warning of ``eiascore rubric check`` that a rubric lives with, and why.

    Attributes
    ----------
    problem : str
        Its code, such as ``unraised_flag``.
    where : str
        Where it stands, as the check prints it; ``*`` stands for anything.
    because : str
        The reason.
    """

    problem: str
    where: str
    because: str
