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
# # Measure, and retrain
#
# How far do levels and quotations agree with people? The repository holds labelled documents, written for this project
# ([data statement](../corpus/DATA-STATEMENT.md)). This notebook takes a small part of them, so that it runs in
# seconds: its figures are no measure of eiascore. Those of the whole corpus stand in
# [accuracy.md](../docs/accuracy.md).

# %%
import pandas as pd

from eiascore import load_rubric
from eiascore.evaluate.run import evaluate, to_measure
from eiascore.training.train import labelled, train

rubric = load_rubric()
documents = {document.id: document for document in to_measure("../corpus/training/eia")}
held_out = [documents["C10"]]
print(f"{len(documents)} labelled documents; measured here: {', '.join(document.id for document in held_out)}")

# %% [markdown]
# ## Train a classifier on a few documents
#
# What is measured must not have been learned. `leave_out` keeps all but five documents away.

# %%
from pathlib import Path

learned = {"C01", "C02", "C03", "C04", "C05"}
everything = [document.id for document in labelled(Path("../corpus/training"))]
fitted = train("../corpus/training", leave_out=[id for id in everything if id not in learned], name="small")
about = fitted.model.about
seen = learned.intersection(document.id for document in held_out)
print(f"{about['documents']} documents, {about['examples']} lines, {len(fitted.labels)} labels learned")
print(f"{len(seen)} of the documents that are measured were learned from")

# %% [markdown]
# ## Rules alone, and with the small classifier
#
# Quotations are matched with those that raters picked; levels are compared with theirs. With one document the
# intervals are as wide as can be.

# %%
alone = evaluate(held_out, rubric, model=None)
beside = evaluate(held_out, rubric, model=fitted.model)
runs = {"rules alone": alone, "with the small classifier": beside}
pd.DataFrame(
    {
        name: {
            "levels compared": run.ours.levels.pooled.pairs,
            "levels alike": run.ours.levels.pooled.exact.value,
            "within one level": run.ours.levels.pooled.within_one.value,
        }
        for name, run in runs.items()
    }
).T

# %% [markdown]
# ## Where levels differ
#
# Rows are the raters' levels, columns those of the rules.

# %%
pd.DataFrame(alone.ours.levels.pooled.confusion, index=pd.RangeIndex(4, name="raters"))

# %% [markdown]
# ## Keep it
#
# `eiascore train corpus/training -o my-model` trains on everything and writes a model that `eiascore FILE --model
# my-model` uses; reviews of your own quotations go in with `--reviews` ([docs/reviews.md](../docs/reviews.md)).
