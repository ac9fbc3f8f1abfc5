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
# This reads a specimen (a fictional police force's assessment of a search policy, 9 pages of PDF), scores it, and
# looks at what came out. Put the path of a document of your own in place of the specimen.
#
# `python tools/notebooks.py` runs the notebooks and writes their outputs anew.

# %%
import eiascore

card = eiascore.score("../corpus/specimens/strong-police-search.pdf")
card

# %% [markdown]
# Everything above can be asked for by itself. `print(card)` says in a line what there is.

# %%
print(card)

# %% [markdown]
# ## The letters
#
# Each dimension has a letter from A to F. Some gaps hold a letter down however good the rest is; each such limit is
# listed with its reason.

# %%
print(f"Overall {card.grade.letter} ({card.grade.score})")
for cap in card.grade.caps:
    print(f"{cap.target} at most {cap.at_most}: {cap.reason}")

# %% [markdown]
# The chart needs matplotlib (`pip install "eiascore[report]"`).

# %%
card.plot()

# %% [markdown]
# ## What a person should judge
#
# The scorecard names the criteria on which it is not to be relied on without a reader, and what its letters hang on.

# %%
for doubt in card.needs_person.criteria:
    print(f"{doubt.criterion}: {doubt.reason}")
for change in card.sensitivity.quotations[:3]:
    print(f"{change.target} would be {change.becomes} and not {change.letter} without one quotation (p. {change.page})")

# %% [markdown]
# ## As a table
#
# One row a criterion, with its strongest quotation. `card.evidence_frame()` has a row for every quotation.

# %%
table = card.to_frame()
table[["dimension", "criterion", "level", "status", "confidence", "page", "quotation"]]

# %%
table.groupby("dimension", sort=False)["level"].value_counts().unstack(fill_value=0).sort_index(axis="columns")

# %% [markdown]
# ## To pass it on
#
# `card.write_html("card.html")` writes a page that can be sent: one file, no script, nothing loaded.
# `eiascore.redacted(card)` masks names of individuals, e-mail addresses and telephone numbers, as far as they can be
# told, and says so.

# %%
print(f"{len(card.to_html()):,} characters of HTML")
print(eiascore.redacted(card).provenance.options["redact"])
