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
# # Score one equality impact assessment
#
# This reads a specimen (a fictional police force's assessment of a search policy, 9 pages of PDF), scores it, and looks
# at what stands behind the letters. Put the path of a document of your own in place of the specimen.
#
# `python tools/notebooks.py` runs this notebook and writes its outputs anew.

# %%
from pathlib import Path

import pandas as pd

import eiascore
from eiascore.report.tables import rows

card = eiascore.score(Path("../corpus/specimens/strong-police-search.pdf"))
print(f"{card.document.name}: {len(card.document.pages)} pages, {card.document.words:,} words, kind {card.kind.kind}")

# %% [markdown]
# ## The letters
#
# Each dimension has a letter from A to F. `uncapped` is the letter before limits: some gaps hold a letter down however
# good the rest is, and each such limit is listed with its reason.

# %%
letters = pd.DataFrame(
    {name: {"letter": d.letter, "uncapped": d.uncapped, "score": d.score} for name, d in card.grade.dimensions.items()}
).T
print(f"Overall {card.grade.letter} ({card.grade.score})")
for cap in card.grade.caps:
    print(f"{cap.target} at most {cap.at_most}: {cap.reason}")
letters

# %% [markdown]
# ## The evidence
#
# No level stands without a quotation. Here is what was found on whether engagement changed the policy: the words, the
# page, and why they count.

# %%
finding = card.finding("eng_influence")
print(finding.question)
print(f"Level {finding.level}: {finding.means}\n")
for evidence in finding.evidence[:4]:
    quote = card.document.text[evidence.start : evidence.end]
    print(f"p. {evidence.page} ({evidence.polarity}) {quote}\n    {evidence.why}")

# %% [markdown]
# Where the document does not show something, the finding says where was looked and what came near.

# %%
absent = [f for f in card.findings if f.level == 0]
for finding in absent:
    print(f"{finding.criterion}: {finding.status}, looked at {finding.searched.sentences} sentences")
    for miss in finding.searched.near_misses[:1]:
        print(f"    near: “{card.document.text[miss.start : miss.end][:100]}” ({miss.reason})")

# %% [markdown]
# ## As a table
#
# One row a criterion, with its strongest quotation: the same rows as `--format csv`.

# %%
table = pd.DataFrame(rows(card))
table[["dimension", "criterion", "level", "status", "page", "quotation"]]

# %%
levels = pd.crosstab(table["dimension"], table["level"], rownames=["dimension"], colnames=["level"])
levels.loc[list(card.grade.dimensions)]
