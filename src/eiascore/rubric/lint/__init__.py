"""``eiascore rubric check``: what is wrong or odd in a rubric beyond its form."""

from eiascore.rubric.lint.problem import Problem, Report
from eiascore.rubric.lint.run import check_rubric

__all__ = ["Problem", "Report", "check_rubric"]
