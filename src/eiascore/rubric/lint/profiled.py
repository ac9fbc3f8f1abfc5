"""What is wrong with a rubric only as one of its profiles changes it."""

from __future__ import annotations

from eiascore.rubric.lint import names, reach
from eiascore.rubric.lint.problem import Problems
from eiascore.rubric.lookup import everything_asked
from eiascore.rubric.model import Rubric
from eiascore.rubric.overlay import laid_over


def profiles(rubric: Rubric) -> Problems:
    """Yield the problems that each profile brings; ``where`` begins with its id."""
    without = set(sound(rubric))
    for profile in rubric.profiles:
        own = profile.flags.keys() | profile.sources.keys()
        for problem in sound(laid_over(rubric, (profile,))):
            # What a profile no longer raises or cites, the rubric does without it.
            elsewhere = problem.code in ("unraised_flag", "uncited_source") and problem.where not in own
            if problem not in without and not elsewhere:
                yield problem.model_copy(update={"where": f"{profile.id}: {problem.where}"})


def sound(rubric: Rubric) -> Problems:
    """Yield what is wrong with levels, the classifier, flags, sources, caps, weights and anchors."""
    for criterion in everything_asked(rubric):
        if not criterion.not_applicable:
            yield from reach.levels(criterion)
    yield from names.classifier(rubric)
    yield from names.flags_and_sources(rubric)
    yield from names.caps(rubric)
    yield from names.weights(rubric)
    yield from names.vague_anchors(rubric)
