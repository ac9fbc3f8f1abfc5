"""Which policies of a list have an assessment among the files that were scored, and when it was made and published."""

from eiascore.register.compare import register
from eiascore.register.model import Policy, Register, Row
from eiascore.register.policies import policies
from eiascore.register.results import Found, results

__all__ = ["Found", "Policy", "Register", "Row", "policies", "register", "results"]
