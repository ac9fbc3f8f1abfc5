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
# # From a published assessment to a letter
#
# Five minutes from a document to a draft that asks for what it does not show. Nothing is sent, nothing says that the
# law was broken, and none of it is legal advice: [docs/next-steps.md](../docs/next-steps.md) has the same for the
# command line.

# %%
from datetime import date

import eiascore
from eiascore.deadlines import deadlines
from eiascore.letters import letter

card = eiascore.score(
    "../corpus/specimens/weak-ministerial-statement.pdf",
    record=eiascore.PolicyRecord(body="Department for Courts and Resettlement", policy="Digital Release Travel"),
)
print(card.grade.letter, {name: grade.letter for name, grade in card.grade.dimensions.items()})

# %% [markdown]
# ## What it does not show
#
# The letter asks only about criteria at level 0 or 1, and leaves out those that a person should judge first.

# %%
doubted = {doubt.criterion for doubt in card.needs_person.criteria}
thin = [f for f in card.findings if f.level in (0, 1) and f.criterion not in doubted]
print(f"{len(thin)} of {len(card.findings)} criteria stand at 0 or 1")
for finding in thin[:3]:
    print(f"{finding.criterion}: {finding.question}")
    print(f"   level {finding.level}; looked in {', '.join(finding.searched.places)}")

# %% [markdown]
# ## The letter
#
# A Word file to edit, and the same as text. What you have to fill in is listed at its top.

# %%
draft = letter(card, "foi", nation="england")
print(f"{len(draft.docx)} bytes for Word; to fill in: {', '.join(draft.fill_in[:5])} ...")
body = draft.text[draft.text.index("Dear ") :]
print(body[:1500])

# %% [markdown]
# Every quotation in it stands in the document.

# %%
quoted = [part.split("”")[0] for part in body.split("“")[1:]]
text = " ".join(card.document.text.split())
found = [words for words in quoted if " ".join(words.split()).rstrip("….") in text]
print(f"{len(found)} of {len(quoted)} passages in quotation marks stand in the document; the others name parts of it")

# %% [markdown]
# ## The dates that matter
#
# They come from dates that you give, never from the document alone.

# %%
for one in deadlines("england", decision=date(2026, 5, 22), foi_sent=date(2026, 6, 1), body_kind="central"):
    print(f"{one.date:%d %B %Y}  {one.what}\n    {one.rule}")
