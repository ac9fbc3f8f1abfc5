"""The name of a result: it changes with everything that a scorecard depends on, and with nothing else."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from eiascore.batch.model import Options
from eiascore.schema.record import PolicyRecord


def key_of(
    sha256: str, record: PolicyRecord, options: Options, rubric_sha256: str, model_name: str, version: str
) -> str:
    """Return the name of the result of a document.

    Parameters
    ----------
    sha256 : str
        Hash of the content of the file.
    record : PolicyRecord
        What is known of the policy.
    options : Options
        How it is scored. Where the rubric and the model are kept does not count: their hashes do.
    rubric_sha256 : str
        Hash of the rubric with its profiles.
    model_name : str
        Name of the classifier, which holds its hash; "" for the rules alone.
    version : str
        Version of eiascore.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> key_of("ab", PolicyRecord(), Options(), "cd", "linear-1 0123", "0.1.0")[:12]
    'b7c411b6dad0'
    """
    how = asdict(options)
    del how["rubric"], how["model"]
    parts = {
        "sha256": sha256,
        "record": record.model_dump(mode="json"),
        "options": how,
        "rubric": rubric_sha256,
        "model": model_name,
        "version": version,
    }
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
