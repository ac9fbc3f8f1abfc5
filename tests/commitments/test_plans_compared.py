"""Two editions of a plan."""

from __future__ import annotations

from eiascore.commitments import compare


def kinds(changes, words):
    (found,) = [c for c in changes if words in ((c.after or c.before).action)]
    return found


def test_slipped_dropped_reworded_weakened_and_new(first, second):
    changes = compare(first, second)
    course = kinds(changes, "course on fair")
    assert (course.kinds, course.days) == (("slipped",), 181)
    assert kinds(changes, "drill-yard").kinds == ("weakened", "reworded")
    assert kinds(changes, "mentoring").kinds == ("same",)
    assert kinds(changes, "what leavers said").kinds == ("same",)
    assert kinds(changes, "open days").kinds == ("brought_forward",)
    assert kinds(changes, "open days").days == -92
    assert kinds(changes, "pay gaps").kinds == ("end_lost", "owner_changed")
    assert kinds(changes, "cadet unit").kinds == ("new",)
    dropped = [change.before.action for change in changes if change.kinds == ("dropped",)]
    assert len(dropped) == 11
    assert "Advertise posts in Polish and Bengali" in dropped


def test_each_commitment_stands_in_one_change(first, second):
    changes = compare(first, second)
    assert sorted(c.before.id for c in changes if c.before) == sorted(one.id for one in first)
    assert [c.after.id for c in changes if c.after] == [one.id for one in second]


def test_a_plan_against_itself_and_against_nothing(first):
    assert {change.kinds for change in compare(first, first)} == {("same",)}
    assert {change.kinds for change in compare(first, ())} == {("dropped",)}
    assert {change.kinds for change in compare((), first)} == {("new",)}
