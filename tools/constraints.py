"""Write constraints.txt: the versions, in this environment, of everything that eiascore needs to be tested and linted.

Run it in a fresh environment: ``pip install -U -e ".[test,lint,report]"``, then ``python tools/constraints.py``.
"""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HEAD = """\
# Versions with which the tests are known to pass: pip install -c constraints.txt -e ".[test,lint,report]"
# To refresh: in a fresh environment pip install -U -e ".[test,lint,report]", test, then python tools/constraints.py
"""


def closure(name: str, extras: frozenset[str], found: dict[tuple[str, frozenset[str]], str]) -> None:
    """Add a distribution and all that it requires here to ``found``, with versions."""
    key = (canonicalize_name(name), extras)
    if key in found:
        return
    made = distribution(name)
    found[key] = made.version
    for text in made.requires or ():
        requirement = Requirement(text)
        wanted = any(
            requirement.marker is None or requirement.marker.evaluate({"extra": extra}) for extra in extras | {""}
        )
        if wanted:
            closure(requirement.name, frozenset(requirement.extras), found)


def main() -> None:
    """Write the file beside pyproject.toml."""
    found: dict[tuple[str, frozenset[str]], str] = {}
    closure("eiascore", frozenset({"test", "lint", "report"}), found)
    pins = {name: version for (name, _), version in found.items() if name != "eiascore"}
    lines = [f"{name}=={version}" for name, version in sorted(pins.items())]
    (Path(__file__).parents[1] / "constraints.txt").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
