"""Accuracy: how near scorecards come to what people say of the same documents."""

from eiascore.evaluate.difference import Difference, difference
from eiascore.evaluate.judgement import Judgement, Quote, judge
from eiascore.evaluate.measure import JudgedQuote, Measured, measure
from eiascore.evaluate.run import Evaluation, evaluate, from_json, to_measure

__all__ = [
    "Difference",
    "Evaluation",
    "JudgedQuote",
    "Judgement",
    "Measured",
    "Quote",
    "difference",
    "evaluate",
    "from_json",
    "judge",
    "measure",
    "to_measure",
]
