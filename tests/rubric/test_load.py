"""Rubrics: those that are shipped load and are complete, and a wrong one is told with its file and line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from eiascore.errors import RubricError
from eiascore.rubric import Rubric, available, load_rubric
from eiascore.rubric.describe import describe_need, describe_rule
from eiascore.rubric.load import rubric_folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the shipped rubrics that a test may spoil."""
    return Path(shutil.copytree(rubric_folder(), tmp_path / "rubrics"))


def spoil(path: Path, pattern: str, replacement: str) -> int:
    """Replace the first match of a pattern and return the line that it stood on."""
    text = path.read_text(encoding="utf-8")
    found = re.search(pattern, text, re.MULTILINE)
    assert found, pattern
    path.write_text(text[: found.start()] + found.expand(replacement) + text[found.end() :], encoding="utf-8")
    return text.count("\n", 0, found.start()) + 1


def problem(folder: Path) -> str:
    with pytest.raises(RubricError) as caught:
        load_rubric(str(folder / "psed-2010.yaml"))
    assert caught.value.exit_status == 5
    return str(caught.value)


@pytest.mark.parametrize("name", available())
def test_every_shipped_rubric_loads(name: str) -> None:
    rubric = load_rubric(name)
    assert rubric.id == name
    assert sum(d.weight for d in rubric.dimensions) == pytest.approx(100)
    assert re.fullmatch(r"[0-9a-f]{64}", rubric.sha256)


def test_the_rubric_holds_every_criterion_of_the_draft_with_its_weight(shared: Path) -> None:
    draft = yaml.safe_load((shared / "rubric-draft.yaml").read_text(encoding="utf-8"))
    wanted = {d["id"]: (d["weight"], {c["id"]: c["weight"] for c in d["criteria"]}) for d in draft["dimensions"]}
    rubric = load_rubric("psed-2010")
    assert {d.id: (d.weight, {c.id: c.weight for c in d.criteria}) for d in rubric.dimensions} == wanted
    assert len(rubric.criteria) == 33


def test_each_level_says_what_it_needs_and_each_rule_can_be_put_in_words() -> None:
    bare = []
    for criterion in load_rubric("psed-2010").criteria:
        bare += [(criterion.id, n) for n, level in criterion.levels.items() if n and not level.needs]
        assert criterion.rules, criterion.id
        assert all(describe_rule(rule) for rule in criterion.rules)
        assert all(describe_need(need) for need in criterion.all_needs())
    assert bare == []


def test_each_flag_is_raised_by_some_rule_or_unused_by_caps() -> None:
    rubric = load_rubric("psed-2010")
    raised = {rule.flag for c in rubric.criteria for rule in c.rules}
    assert {f for cap in rubric.caps for f in (cap.flag, cap.unless) if f} <= raised


def test_no_cue_is_cut_short_by_a_comment() -> None:
    """In YAML ` #` begins a comment, so that an unquoted cue with a number in it loses its end."""
    cut = re.compile(r"^\s*- (?![\"']).*\s#\S*")
    lines = [
        (path.name, number, line.strip())
        for path in sorted((rubric_folder() / "concepts").glob("*.yaml"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if cut.match(line) and not re.search(r"\s# ", line)
    ]
    assert lines == []


def test_a_rubric_outside_the_package_works_with_its_parts(copy: Path) -> None:
    rubric = load_rubric(str(copy / "psed-2010.yaml"))
    assert rubric.sha256 == load_rubric("psed-2010").sha256
    assert len(rubric.criteria) == 33


def test_a_rubric_without_concepts_of_its_own_uses_those_that_are_shipped(copy: Path) -> None:
    shutil.rmtree(copy / "concepts")
    assert set(load_rubric(str(copy / "psed-2010.yaml")).concepts) == set(load_rubric("psed-2010").concepts)


def test_a_comment_leaves_the_identity_of_a_rubric_alone_and_a_weight_does_not(copy: Path) -> None:
    first = load_rubric("psed-2010").sha256
    main = copy / "psed-2010.yaml"
    main.write_text("# a comment\n" + main.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_rubric(str(main)).sha256 == first
    changed = Path(shutil.copytree(copy, copy.with_name("other")))
    spoil(changed / "psed-2010" / "timing.yaml", r"^  weight: .*$", "  weight: 9")
    assert load_rubric(str(changed / "psed-2010.yaml")).sha256 != first


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "says"),
    [
        ("psed-2010.yaml", r"^title: .*$", "title: a: b", "mapping values are not allowed"),
        ("psed-2010/timing.yaml", r"^  weight: .*$", "  weight: -1", "greater than 0"),
        ("psed-2010/timing.yaml", r"^  weight: .*$", "  weight: heavy", "valid number"),
        ("psed-2010/timing.yaml", r"^  weight: .*$", "  wait: 1", "wait"),
        ("psed-2010/evidence.yaml", r"^  sources: .*$", "  sources: [NOBODY]", "'NOBODY'"),
        ("psed-2010/evidence.yaml", r"^  rules:", "  rules_: []\n  rules:", "rules_"),
        ("psed-2010.yaml", r"^  - target: timing$", "  - target: tmiing", "'tmiing'"),
        ("psed-2010.yaml", r"^    criterion: tim_before_decision$", "    criterion: tim_after", "'tim_after'"),
        ("psed-2010.yaml", r"^    flag: absence_as_evidence$", "    flag: abcense", "'abcense'"),
        ("psed-2010.yaml", r"^overall_above: .*$", "overall_above: [luck]", "'luck'"),
        ("psed-2010.yaml", r"^version: .*$", 'version: "1"\nversion: "2"', "stands twice"),
        ("concepts/people.yaml", r"^people_affected:", "people_affected: 7\npeople_:", "not a list of cues"),
        ("concepts/people.yaml", r"^people_affected:", "people_: [12]\npeople_affected:", "Put numbers in quotes"),
        ("concepts/people.yaml", r"^people_affected:", "people_: ['(a|b']\npeople_affected:", "'(a|b'"),
        ("concepts/people.yaml", r"^people_affected:", "people_: {cue: [a]}\npeople_affected:", "'cue'"),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(
    copy: Path, file: str, pattern: str, replacement: str, says: str
) -> None:
    line = spoil(copy / file, pattern, replacement)
    told = problem(copy)
    named = re.match(r"([\w.-]+\.yaml), line (\d+)", told)
    assert named, told
    assert named[1] == Path(file).name
    # A whole criterion or cap may be what is wrong; then its first line is named.
    assert line - 4 <= int(named[2]) <= line + 1, (line, told)
    assert says in told


CRITERION = """
- id: {name}
  weight: 1
  question: "Is it?"
  why: "Because."
  sources: [LAW]
  rules:
    - id: said
      {rule}
  levels:
    0: {{means: "no"}}
    1: {{means: "some", needs: [{need}]}}
    2: {{means: "more", needs: [{{count: 2}}]}}
    {last}
"""
MAIN = """id: small
version: "1"
title: Small
limits: []
dimensions:
  - {id: one, title: One, weight: 100, include: parts/one.yaml}
caps: []
flags: {}
sources: {LAW: the law}
"""


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes a small rubric with an included part and returns its path."""

    def write(*, main: str = MAIN, concepts: str = "said: [consult~]\n", name: str = "crit_a", **changes: str) -> str:
        (tmp_path / "parts").mkdir(exist_ok=True)
        (tmp_path / "concepts").mkdir(exist_ok=True)
        parts = {"rule": "says: [said]", "need": "{count: 1}", "last": '3: {means: "all", needs: [{count: 3}]}'}
        (tmp_path / "parts" / "one.yaml").write_text(CRITERION.format(name=name, **(parts | changes)), encoding="utf-8")
        (tmp_path / "concepts" / "words.yaml").write_text(concepts, encoding="utf-8")
        (tmp_path / "small.yaml").write_text(main, encoding="utf-8")
        return str(tmp_path / "small.yaml")

    return write


def test_a_small_rubric_loads(small: Callable[..., str]) -> None:
    rubric = load_rubric(small())
    assert isinstance(rubric, Rubric)
    assert [c.id for c in rubric.criteria] == ["crit_a"]
    assert rubric.index.find("We consulted.")["said"][0].cue == "consult~"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            {"rule": "says: [sayd]"},
            "one.yaml, line 8: dimensions.0.criteria.0.rules.0: crit_a.said names a concept 'sayd'",
        ),
        ({"rule": "check: smell"}, "one.yaml, line 8: dimensions.0.criteria.0.rules.0: there is no check 'smell'"),
        ({"rule": "check: [a]"}, "one.yaml, line 8"),
        ({"rule": "saays: [said]"}, "one.yaml, line 9: dimensions.0.criteria.0.rules.0.saays: Extra inputs"),
        ({"rule": "{says: [said], strength: 4}"}, "one.yaml, line 10"),
        ({"rule": "flag: red"}, "names a red flag 'red'"),
        ({"rule": "facts: [smell]"}, "names a fact 'smell'"),
        ({"last": ""}, "one.yaml, line 2: dimensions.0.criteria.0: levels 0, 1, 2 and 3 must each be described"),
        ({"last": '4: {means: "too much"}'}, "levels 0, 1, 2 and 3 must each be described"),
        ({"need": "{evidence: [sed]}"}, "one.yaml, line 2: dimensions.0.criteria.0: there is no rule 'sed'"),
        ({"need": "{distinct: smell}"}, "one.yaml, line 12: dimensions.0.criteria.0.levels.1.needs.0.distinct"),
        ({"need": "{facts: [smell]}"}, "names a fact 'smell'"),
        ({"need": "{criterion: crit_z, level: 1}"}, "names a criterion before it 'crit_z'"),
        ({"need": "{count: 0}"}, "one.yaml, line 12"),
        ({"name": "Crit A"}, "one.yaml, line 2: dimensions.0.criteria.0.id"),
        ({"concepts": "said: [a]\nsaid: [b]\n"}, "words.yaml, line 2: 'said' stands twice"),
        ({"concepts": "- said\n"}, "words.yaml, line 1"),
        ({"main": MAIN.replace("weight: 100", "weight: 90")}, "small.yaml, line 5: dimensions: the weights"),
        ({"main": MAIN.replace("one.yaml", "two.yaml")}, "two.yaml is included but not there"),
        ({"main": "- a list\n"}, "small.yaml, line 1: a rubric is a mapping"),
        ({"main": MAIN + "\x01"}, "small.yaml, line 1"),
    ],
)
def test_a_fault_in_a_small_rubric_is_told(small: Callable[..., str], changes: dict[str, str], says: str) -> None:
    if rule := changes.get("rule", ""):
        changes = changes | {"rule": rule.strip("{}").replace(", ", "\n      ")}
    with pytest.raises(RubricError) as caught:
        load_rubric(small(**changes))
    assert says in str(caught.value)


def test_an_empty_part_is_told(small: Callable[..., str]) -> None:
    path = Path(small())
    (path.parent / "parts" / "one.yaml").write_text("", encoding="utf-8")
    with pytest.raises(RubricError, match=r"one\.yaml, line 1"):
        load_rubric(str(path))


def test_a_file_that_is_not_utf8_is_told(small: Callable[..., str]) -> None:
    path = Path(small())
    path.write_bytes(MAIN.replace("Small", "Sm\xe4ll").encode("latin-1"))
    with pytest.raises(RubricError, match=r"small\.yaml is not UTF-8"):
        load_rubric(str(path))


def test_two_criteria_of_one_name_are_told(small: Callable[..., str]) -> None:
    path = Path(small())
    part = path.parent / "parts" / "one.yaml"
    part.write_text(part.read_text(encoding="utf-8") * 2, encoding="utf-8")
    with pytest.raises(RubricError, match="'crit_a' stands twice"):
        load_rubric(str(path))


def test_english_words_are_no_switches(small: Callable[..., str]) -> None:
    rubric = load_rubric(small(concepts="said: [no, on, off, yes]\n"))
    assert rubric.concepts["said"].cues == ("no", "on", "off", "yes")


def test_a_name_that_is_no_rubric_is_told_with_those_there_are() -> None:
    with pytest.raises(RubricError, match=r"no rubric 'psed-1066'.*psed-2010"):
        load_rubric("psed-1066")
