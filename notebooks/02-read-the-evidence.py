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
# # Read the evidence
#
# No level stands without a quotation that can be found again in the document. This notebook goes from a level to the
# words, from the words to the page, and to the passages that nearly counted.

# %%
import eiascore

card = eiascore.score("../corpus/specimens/strong-police-search.pdf")
finding = card.finding("eng_influence")
finding

# %% [markdown]
# ## The words, and the page
#
# Each piece of evidence knows its quotation, its page and why it was picked.

# %%
for evidence in [e for e in finding.evidence if e.found_by == "rules"][:4]:
    print(f"p. {evidence.page}, {evidence.polarity}, strength {evidence.strength}: {evidence.quote}")
    print(f"    {evidence.why}")

# %% [markdown]
# `show()` cuts the passage out of the page, with the quotation boxed. It needs a PDF that was read here, as a
# scorecard holds no copy of the file.

# %%
finding.show(scale=1.2)

# %% [markdown]
# ## Every quotation stands in the text
#
# A quotation is a range of the text that was read, so this can be checked for all of them at once.

# %%
quotations = [evidence for one in card.findings for evidence in one.evidence]
verbatim = sum(card.document.text[e.start : e.end] == e.quote for e in quotations)
print(f"{verbatim} of {len(quotations)} quotations stand in the text, character by character")

# %% [markdown]
# ## What speaks against
#
# Evidence may undermine a criterion, too. It is shown beside what supports it.

# %%
for one in card.findings:
    for evidence in [e for e in one.evidence if e.polarity == "undermines"][:1]:
        print(f"{one.criterion} (level {one.level}): {evidence.quote}")

# %% [markdown]
# ## Absence
#
# Where the document does not show something, the finding says where was looked and what came nearest. Absence from the
# text is not absence in fact.

# %%
absent = next(one for one in card.findings if one.level == 0)
absent

# %% [markdown]
# ## How a level came about
#
# The trace says which needs of the rubric were met, what was left out, and what held the level down.

# %%
for one in card.findings[:4]:
    for step in one.trace:
        print(f"{one.criterion}: {step}")

# %% [markdown]
# ## What was read
#
# Whose words are they? The form's own questions, its guidance and recitals of the law never count.

# %%
card.document
