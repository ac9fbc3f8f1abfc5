# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Write your own criterion
#
# A rubric is data: a question, wording to look for, rules, and what each level needs. This one has a single criterion:
# in which formats could people take part? It stands beside the rubric that comes with eiascore and changes nothing in
# it. [rubrics/README.md](../rubrics/README.md) tells all that a rule can ask.

# %%
import tempfile
from pathlib import Path

import eiascore

folder = Path(tempfile.mkdtemp())
(folder / "concepts").mkdir()

# %% [markdown]
# ## The wording
#
# A concept is a list of phrases. `~` stands for any ending, `*` for a few words between.

# %%
wording = """
fmt_format:
  - easy read
  - large print
  - (british sign language|bsl)
  - (braille|audio version~)
  - on paper
  - (in person|face to face|drop in~)
  - (translat~|interpret~)

fmt_taking_part:
  - (survey~|questionnaire~|consultation~|workshop~|meeting~|session~|interview~|interpret~)
"""
(folder / "concepts" / "formats.yaml").write_text(wording, encoding="utf-8")
print(wording.count("  - "), "phrases")

# %% [markdown]
# ## The criterion
#
# Each rule asks for two things at once, so that one word alone counts for nothing. Each level says what it means to a
# reader and what it needs.

# %%
criterion = """
id: formats
version: "1.0.0"
title: Formats in which people could take part

limits:
  - "This judges what the document shows, not what was done: it is not legal advice."

dimensions:
  - id: access
    title: Access
    weight: 100
    criteria:
      - id: acc_formats
        weight: 1.0
        question: "In which formats could people take part?"
        why: "A consultation that runs in one format leaves out those whom the policy may hit hardest."
        sources: [OWN-METHOD]
        rules:
          - {id: used, strength: 2, says: [fmt_format], also: [[fmt_taking_part]], asserted: [done]}
          - {id: planned, strength: 1, says: [fmt_format], also: [[fmt_taking_part]], asserted: [planned]}
        levels:
          0: {means: "No format is named."}
          1: {means: "A format is planned, or one was used.", needs: [{evidence: any}]}
          2: {means: "A format beside the usual one was used.", needs: [{evidence: [used]}]}
          3: {means: "Several were used.", needs: [{evidence: [used], count: 2}]}

flags: {}

sources:
  OWN-METHOD: "Our own method, 2026"
"""
(folder / "formats.yaml").write_text(criterion, encoding="utf-8")
rubric = eiascore.load_rubric(str(folder / "formats.yaml"))
print(f"{rubric.title}: {len(rubric.criteria)} criterion, levels {list(rubric.criteria[0].levels)}")

# %% [markdown]
# `eiascore rubric check formats.yaml` finds mistakes that a rubric can have although it loads; from Python:

# %%
from eiascore.rubric.lint import check_rubric

report = check_rubric(str(folder / "formats.yaml"))
for problem in report.problems:
    print(f"{problem.severity}: {problem.message}")
print(f"{report.count('error')} errors, {report.count('warning')} warnings")

# %% [markdown]
# ## Score by it

# %%
card = eiascore.score("../corpus/specimens/strong-police-search.docx", rubric=rubric, model=None)
card.finding("acc_formats")

# %%
for evidence in card.finding("acc_formats").evidence:
    print(f"{evidence.rule}: {evidence.quote}")

# %% [markdown]
# The same criterion for other documents: what differs is the document.

# %%
for name in ("middling-council-form", "weak-ministerial-statement", "screening-health-trust"):
    other = eiascore.score(f"../corpus/specimens/{name}.docx", rubric=rubric, model=None)
    found = other.finding("acc_formats")
    print(f"{name}: level {found.level}, {len(found.evidence)} quotations")
