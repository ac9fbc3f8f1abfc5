"""Before publication: what a draft does not show yet, ordered by what it would lift."""

from eiascore.advice.check import check, checked
from eiascore.advice.model import Check

__all__ = ["Check", "check", "checked"]
