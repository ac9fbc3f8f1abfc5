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
# # Score a folder and chart it
#
# A batch scores many documents and keeps the results in a folder: what was scored before is not scored again. On the
# command line this is `eiascore batch FOLDER`. Here it takes the five specimens and a blank form, as web pages.

# %%
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

import eiascore

results = Path(tempfile.mkdtemp()) / "results"
scores = eiascore.score_folder("../corpus/specimens/*.html", results, workers=0)
print(f"{len(scores)} documents: {scores['status'].value_counts().to_dict()}")

# %% [markdown]
# ## One row a document
#
# The table has a row for each different document, those without a letter included; `scores.csv` in the results
# holds the same.

# %%
letters = [column for column in scores if column.endswith("_letter")]
scores[["document", "kind", "letter", *letters]]

# %% [markdown]
# ## A chart whose title is its finding
#
# The title is worked out from the data, so that it cannot say anything else.

# %%
graded = scores.dropna(subset=["score"]).sort_values("score")
first, last = graded.iloc[-1], graded.iloc[0]
title = f"{len(graded)} assessments score from {last.score:.0f} to {first.score:.0f}"

figure, axes = plt.subplots(figsize=(8, 3.2), layout="constrained")
bars = axes.barh(graded["document"], graded["score"], color="#12436D")
axes.bar_label(bars, [f"{row.letter} ({row.score:.0f})" for row in graded.itertuples()], padding=4)
axes.set_xlim(0, 110)
axes.set_title(title, loc="left", weight="bold")
axes.set_xlabel("score of 100, and letter after limits")
axes.spines[:].set_visible(False)
axes.tick_params(length=0)
print(title)

# %% [markdown]
# ## Where all of them are weak
#
# `findings.csv` has a row for each criterion of each document. Scores of different kinds of form are not strictly
# comparable, so look at the criteria rather than at a league table.

# %%
findings = pd.read_csv(results / "findings.csv")
weak = findings.groupby("criterion")["level"].agg(["mean", "count"]).sort_values("mean").head(5)
weak

# %% [markdown]
# ## The same words everywhere
#
# Every quotation of every document in one table, to search in.

# %%
evidence = pd.read_csv(results / "evidence.csv")
said = evidence[evidence["quotation"].str.contains(r"\bsurvey\b|\binterviews?\b", case=False)]
print(f"{len(said)} of {len(evidence)} quotations speak of a survey or an interview")
said[["document", "criterion", "page", "quotation"]].drop_duplicates("quotation").head(5)

# %% [markdown]
# Run it again: nothing is scored anew, and the table is the same.

# %%
before = (results / "journal.jsonl").stat().st_size
again = eiascore.score_folder("../corpus/specimens/*.html", results, workers=0)
print("the same table:", again.equals(scores))
print("results added:", (results / "journal.jsonl").stat().st_size - before)
