"""``eiascore rubric check``: each kind of mistake is found, at its line, and a sound rubric is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eiascore.checks import Concept, ConceptIndex
from eiascore.cli.main import app
from eiascore.rubric import Need, available
from eiascore.rubric.lint import Report, check_rubric
from eiascore.rubric.lint.names import classifier, read_by_checks
from eiascore.rubric.lint.reach import follows
from eiascore.rubric.lint.wording import neutral_sentences, readings
from eiascore.rubric.load import rubric_folder
from handmade import criterion, rubric

RUBRIC = """\
id: small
version: "1"
title: Small
limits: ["No advice."]
dimensions:
  - id: one
    title: One
    weight: 100
    criteria:
      - id: one_asked
        weight: 1
        question: "Was anybody asked?"
        why: "Because."
        sources: [LAW]
        rules:
          - {id: asked, says: [small_asked], also: [[small_who]], strength: 2, notes: [date]}
          - {id: promised, says: [small_promised], asserted: [planned]}
          - {id: nobody, says: [small_nobody], polarity: undermines, flag: nobody_asked}
        levels:
          0: {means: "Nobody."}
          1: {means: "Somebody is spoken of.", needs: [{evidence: any}]}
          2: {means: "Somebody was asked.", needs: [{evidence: [asked]}]}
          3: {means: "Two were asked, with a date.", needs: [{evidence: [asked], count: 2, facts: [date]}]}
        limits:
          - {at_most: 0, when: [{evidence: [nobody]}], unless: [{evidence: [asked]}], because: "nobody was asked"}
caps:
  - {target: one, at_most: D, criterion: one_asked, level_at_most: 0, flag: nobody_asked, because: "nobody"}
flags:
  nobody_asked: says that nobody was asked
sources:
  LAW: the law
"""
CONCEPTS = """\
small_asked:
  - (asked|met) (the|with)? (residents|tenants)
  - spoke to residents
small_who: [residents, tenants]
small_promised: [will ask residents]
small_nobody: [nobody was asked, not consulted]
"""
CASES = """\
criterion: one_asked
cases:
  - {tests: a, find: supports, text: "We asked the residents."}
  - {tests: b, find: nothing, text: "We asked for a key."}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a sound rubric of one criterion that a test may spoil."""
    (tmp_path / "concepts").mkdir()
    (tmp_path / "cases").mkdir()
    (tmp_path / "small.yaml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "concepts" / "small.yaml").write_text(CONCEPTS, encoding="utf-8")
    (tmp_path / "cases" / "one_asked.yaml").write_text(CASES, encoding="utf-8")
    return tmp_path / "small.yaml"


def spoilt(path: Path, old: str, new: str) -> tuple[Report, int]:
    """Return the report on a file in which one text was replaced, and the line that it stood on."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")
    folder = path.parent if (path.parent / "concepts").is_dir() else path.parents[1]
    return check_rubric(str(folder / "small.yaml")), text.count("\n", 0, text.index(old)) + 1


def codes(report: Report) -> list[tuple[str, str]]:
    return [(problem.severity, problem.code) for problem in report.problems]


@pytest.mark.parametrize("name", available())
def test_a_shipped_rubric_has_nothing_against_it(name: str) -> None:
    report = check_rubric(name)
    assert report.problems == ()
    assert sum(weight.weight for weight in report.weights) == pytest.approx(100)


def test_a_sound_rubric_of_ones_own_has_nothing_against_it(small: Path) -> None:
    assert check_rubric(str(small)).problems == ()


WHY = 'why: "Because."'
LEVEL_2 = '{means: "Somebody was asked.", needs: [{evidence: [asked]}]}'
LEVEL_3 = "[{evidence: [asked], count: 2, facts: [date]}]"


@pytest.mark.parametrize(
    ("old", "new", "severity", "code", "said"),
    [
        (LEVEL_3, "[{evidence: [promised], strength: 3}]", "error", "unreachable_level", "no rule gives strength 3"),
        (LEVEL_3, "[{evidence: [asked], facts: [money]}]", "error", "unreachable_level", "keeps a particular"),
        (LEVEL_3, "[{evidence: [asked], distinct: organisation}]", "error", "unreachable_level", "organisation"),
        (LEVEL_3, "[{evidence: any, distinct: rule, count: 3}]", "error", "unreachable_level", "only 2 rules"),
        (LEVEL_3, "[{evidence: [promised], asserted: [done]}]", "error", "unreachable_level", "nothing that is done"),
        (LEVEL_3, "[{any: [{evidence: any, strength: 3}, {evidence: any, facts: [money]}]}]", "error",
         "unreachable_level", "no rule gives strength 3"),
        (LEVEL_2, '{means: "Spoken of.", needs: [{evidence: any}]}', "error", "level_never_given", "meets level 2"),
        (LEVEL_2, '{means: "Somebody was asked."}', "error", "level_never_given", "level 1 is never given"),
        (LEVEL_2, '{means: "Good engagement.", needs: [{evidence: [asked]}]}', "warning", "vague_anchor", "nothing"),
        ("when: [{evidence: [nobody]}]", "when: [{strength: 3}]", "error", "limit_never_holds", ""),
        ("{at_most: 0, when", "{at_most: 3, when", "warning", "limit_without_effect", "holds nothing down"),
        ("level_at_most: 0, flag: nobody_asked, ", "", "warning", "cap_always_applies", "at every level"),
        ("  LAW: the law\n", "  LAW: the law\n  OTHER: another\n", "warning", "uncited_source", "no criterion cites"),
        ("flags:\n", "flags:\n  idle: is idle\n", "warning", "unraised_flag", "no rule raises"),
        ("level_at_most: 0, flag: nobody_asked", "flag: idle", "error", "schema", "'idle' that is not defined"),
        (WHY, f"{WHY}\n        classifier: [propose, lift]", "warning", "odd_classifier", "name one of them"),
        (WHY, f"{WHY}\n        classifier: [overrule, lift]", "warning", "odd_classifier", "add `confirm`"),
        (WHY, f"{WHY}\n        classifier: [confirm, confirm]", "warning", "odd_classifier", "twice"),
        (WHY, f"{WHY}\n        classifier: [confirm, decide]", "error", "schema",
         "Input should be 'confirm', 'overrule', 'propose' or 'lift'"),
    ],
)  # fmt: skip
def test_each_mistake_is_told(small: Path, old: str, new: str, severity: str, code: str, said: str) -> None:
    report, _ = spoilt(small, old, new)
    found = [p for p in report.problems if p.code == code]
    assert [p.severity for p in found] == [severity], codes(report)
    assert said in found[0].message


def test_a_problem_names_its_file_and_line(small: Path) -> None:
    report, line = spoilt(small, LEVEL_3, "[{evidence: any, strength: 3}]")
    (problem,) = report.problems
    assert (problem.file, problem.line, problem.where) == ("small.yaml", line, "one_asked.level 3")
    report, line = spoilt(small.parent / "concepts" / "small.yaml", "  - spoke to residents", "  - asked the residents")
    (cue,) = [p for p in report.problems if p.code == "shadowed_cue"]
    assert (cue.file, cue.line) == ("small.yaml", line)


def test_an_invalid_rubric_is_one_error_with_its_line(small: Path) -> None:
    report, line = spoilt(small, "says: [small_promised]", "says: [small_promise]")
    (problem,) = report.problems
    assert (problem.severity, problem.code) == ("error", "schema")
    assert f"small.yaml, line {line}" in problem.message


def test_a_cap_on_a_flag_that_its_criterion_never_raises(small: Path) -> None:
    text = small.read_text(encoding="utf-8").replace("flags:\n", "flags:\n  idle: is idle\n")
    small.write_text(text.replace("level_at_most: 0, flag: nobody_asked", "flag: idle"), encoding="utf-8")
    assert ("error", "cap_never_applies") in codes(check_rubric(str(small)))


@pytest.mark.parametrize(
    ("concepts", "code"),
    [
        ("small_idle: [zebra crossing]\n", "unused_concept"),
        ("small_promised: [will ask residents, the]\n", "common_cue"),
        ('small_promised: ["#"]\n', "runs_wild"),
        ("small_promised: [a~]\n", "runs_wild"),
        ("small_promised: [will ask, will ask residents]\n", "shadowed_cue"),
        ("small_promised: ['(will|shall) ask * residents', shall ask all residents]\n", "shadowed_cue"),
        ("small_promised: ['* residents asked']\n", "gap_at_end"),
        ("small_promised: [residents ** $]\n", "gap_at_end"),
        ("small_promised: ['will ask [a-z]* (residents|tenants)']\n", "foreign_mark"),
        (f"small_promised: [will ask ({'|'.join(f'a{i}' for i in range(101))})]\n", "long_alternation"),
    ],
)
def test_odd_wording_is_told(small: Path, concepts: str, code: str) -> None:
    file = small.parent / "concepts" / "small.yaml"
    kept = [line for line in CONCEPTS.splitlines() if line.split(":")[0] != concepts.split(":")[0]]
    file.write_text("\n".join(kept) + "\n" + concepts, encoding="utf-8")
    assert ("warning", code) in codes(check_rubric(str(small)))


def test_a_wide_word_is_no_matter_beside_another_condition(small: Path) -> None:
    report, _ = spoilt(small.parent / "concepts" / "small.yaml", "small_who: [", "small_who: [the, ")
    assert report.problems == ()


def test_cases_are_missed(small: Path) -> None:
    cases = small.parent / "cases" / "one_asked.yaml"
    one, _ = spoilt(cases, CASES.splitlines()[3], "")
    assert codes(one) == [("warning", "one_sided_cases")]
    cases.rename(cases.with_name("other.yaml"))
    other, _ = spoilt(cases.with_name("other.yaml"), "criterion: one_asked", "criterion: other_asked")
    assert sorted(codes(other)) == [("warning", "cases_of_nothing"), ("warning", "no_cases")]
    cases.with_name("other.yaml").write_text("criterion: [", encoding="utf-8")
    assert codes(check_rubric(str(small))) == [("error", "case_file")]


PROFILE = """\
id: plain
rubric: small
title: Plain
settles: nation
summary: Asks for less.
criteria:
  one_asked:
    levels:
      3: {means: "Asked on a date.", needs: [{evidence: [asked], facts: [money]}]}
"""


def test_what_a_profile_spoils_is_told_with_its_place(small: Path) -> None:
    (small.parent / "profiles").mkdir()
    file = small.parent / "profiles" / "plain.yaml"
    file.write_text(PROFILE, encoding="utf-8")
    (problem,) = check_rubric(str(small)).problems
    assert (problem.code, problem.where) == ("unreachable_level", "plain: one_asked.level 3")
    assert (problem.file, problem.line) == ("plain.yaml", 8)
    file.write_text(PROFILE.replace("one_asked", "one_unasked"), encoding="utf-8")
    (problem,) = check_rubric(str(small)).problems
    assert problem.code == "schema"


def test_a_rule_that_no_level_uses(small: Path) -> None:
    report, _ = spoilt(small, "needs: [{evidence: any}]", "needs: [{evidence: [asked]}]")
    assert ("warning", "unused_rule") in codes(report)


def test_a_level_that_rests_on_other_criteria_alone(small: Path) -> None:
    second = RUBRIC[RUBRIC.index("      - id: one_asked") : RUBRIC.index("caps:")]
    second = second.replace("one_asked", "two_asked").replace(LEVEL_3, "[{criterion: one_asked, level: 2}]")
    report, _ = spoilt(small, "caps:\n", f"{second}caps:\n")
    assert ("warning", "no_rule_leads_here") in codes(report)


def test_weights_out_of_line(small: Path) -> None:
    first = RUBRIC[RUBRIC.index("      - id: one_asked") : RUBRIC.index("caps:")]
    more = "".join(first.replace("one_asked", f"{name}_asked") for name in ("two", "three"))
    report, _ = spoilt(small, "caps:\n", more.replace("weight: 1\n", "weight: 0.02\n") + "caps:\n")
    assert [p.where for p in report.problems if p.code == "odd_weight"] == ["one_asked", "two_asked", "three_asked"]


def test_a_rubric_allows_a_warning_with_a_reason_and_never_an_error(small: Path) -> None:
    allow = 'allow: [{problem: uncited_source, where: "OTH*", because: "kept"}]\nflags:\n'
    text = small.read_text(encoding="utf-8").replace("  LAW: the law\n", "  LAW: the law\n  OTHER: another\n")
    small.write_text(text.replace("flags:\n", allow), encoding="utf-8")
    report = check_rubric(str(small))
    assert (report.problems, [p.code for p in report.allowed]) == ((), ["uncited_source"])
    small.write_text(RUBRIC.replace("flags:\n", allow), encoding="utf-8")
    assert codes(check_rubric(str(small))) == [("warning", "idle_allow")]
    wrong = RUBRIC.replace(LEVEL_3, "[{strength: 3}]").replace("flags:\n", allow.replace("uncited_source", "*"))
    small.write_text(wrong.replace("problem: *", "problem: unreachable_level"), encoding="utf-8")
    assert ("error", "unreachable_level") in codes(check_rubric(str(small)))


def test_the_command_ends_with_5_on_errors_and_on_warnings_if_strict(small: Path) -> None:
    def ran(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["rubric", "check", str(small), *arguments])
        return result.exit_code, result.stdout

    assert ran("--strict") == (0, "weights: one 100 (its criteria 1)\nsmall: 0 errors, 0 warnings\n")
    spoilt(small, "  LAW: the law\n", "  LAW: the law\n  OTHER: another\n")
    assert ran()[0] == 0
    assert ran("--strict")[0] == 5
    spoilt(small, LEVEL_3, "[{evidence: any, strength: 3}]")
    status, said = ran()
    assert status == 5
    assert "error unreachable_level one_asked.level 3: level 3 can never be reached" in said
    status, said = ran("--json")
    assert status == 5
    assert {p["code"] for p in json.loads(said)["problems"]} == {"unreachable_level", "uncited_source"}


@pytest.mark.parametrize(
    ("met", "need", "does"),
    [
        ({}, {}, True),
        ({"count": 2}, {}, True),
        ({}, {"count": 2}, False),
        ({"evidence": ["a"]}, {"evidence": ["a", "b"]}, True),
        ({"evidence": ["a", "b"]}, {"evidence": ["a"]}, False),
        ({"evidence": ["a"]}, {}, False),  # a named rule may be one that undermines
        ({"strength": 2}, {"strength": 1}, True),
        ({"facts": ["date"]}, {}, True),
        ({}, {"facts": ["date"]}, False),
        ({"asserted": ["done"]}, {"asserted": ["done", "planned"]}, True),
        ({}, {"asserted": ["done"]}, False),
        ({"facts": ["date"], "count": 3}, {"distinct": "date"}, True),
        ({"count": 3}, {"distinct": "date", "count": 2}, False),
        ({"any": [{"count": 2}, {"count": 3}]}, {"count": 2}, True),
        ({"any": [{"count": 1}, {"count": 3}]}, {"count": 2}, False),
        ({"all": [{"count": 1}, {"count": 3}]}, {"count": 2}, True),
        ({"count": 3}, {"any": [{"count": 5}, {"count": 2}]}, True),
        ({"count": 3}, {"all": [{"count": 5}, {"count": 2}]}, False),
        ({"criterion": "x", "level": 2}, {"criterion": "x", "level": 1}, True),
        ({"criterion": "x", "level": 2}, {}, False),
    ],
)
def test_what_meets_one_need_meets_another(met: dict, need: dict, does: bool) -> None:
    assert follows(Need.model_validate(met), Need.model_validate(need)) is does


@pytest.mark.parametrize("cue", ["met with", "(held|ran a) * workshop~ (again)?", "^ #% (of)? women", "no ** effect $"])
def test_each_reading_of_a_cue_is_found_by_it(cue: str) -> None:
    index = ConceptIndex({"it": Concept("it", (cue,))})
    texts = list(readings(cue))
    assert len(texts) == len(set(texts)) > 0
    assert all([hit.cue for hit in index.find(text)["it"]] == [cue] for text in texts)


def test_the_neutral_text_is_ordinary_and_long_enough() -> None:
    text = " ".join(neutral_sentences()).lower()
    assert len(neutral_sentences()) >= 100
    assert not [word for word in ("equality", "consult", "policy", "protected", "assess") if word in text]


def test_what_checks_read_by_name_is_known() -> None:
    names, prefixes = read_by_checks()
    assert {"kind_eia_title", "scope_applies"} <= names
    assert "characteristic_" in prefixes


def test_the_example_of_the_readme_is_sound() -> None:
    folder = rubric_folder() / "examples" / "welsh-language"
    assert check_rubric(str(folder / "welsh-language.yaml")).problems == ()


def test_an_unknown_use_of_the_classifier_is_told_with_its_line(small: Path) -> None:
    report, line = spoilt(small, WHY, f"{WHY}\n        classifier:\n          - confirm\n          - decide")
    assert f"small.yaml, line {line + 3}: " in report.problems[0].message


def test_the_classifier_may_do_nothing_or_one_thing(small: Path) -> None:
    assert spoilt(small, WHY, f"{WHY}\n        classifier: []")[0].problems == ()
    assert spoilt(small, "classifier: []", "classifier: [propose]")[0].problems == ()


def test_the_criterion_of_relevance_leaves_no_room_for_the_classifier() -> None:
    (told,) = classifier(rubric(relevance=criterion("weight_of_it", classifier=["confirm", "overrule"])))
    assert (told.where, told.code, told.severity) == ("weight_of_it", "odd_classifier", "warning")
    assert "rules alone" in told.message
    assert list(classifier(rubric(relevance=criterion("weight_of_it")))) == []
