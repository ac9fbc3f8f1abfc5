"""The text of a corpus of one document."""

TEXT = """# Car parks

| Author | Policy Manager |
|---|---|
| Date | **4 May** 2025 |

Residents were asked in March and the charge was dropped as they had wished.
"""
ROWS = ["Car parks", "Author", "Policy Manager", "Date", "4 May 2025"]
SENTENCE = "Residents were asked in March and the charge was dropped as they had wished."
