"""The single figures of a breakdown: whose they are, in tables and in tables that were flattened into lines."""

from __future__ import annotations

from layouts import document, heading, run, table, values

from eiascore.checks import DocumentView, Match

TITLE = heading(
    "Equality impact assessment: permits for parking in the three zones of the town and what a permit costs its holder",
    1,
)
HEADER = ("Group", "Permit holders", "Borough residents", "Ratio")
ROWS = (
    ("White British", "61%", "70%", "0.87"),
    ("Black African", "14%", "6%", "2.33"),
    ("18–34", "22%", "30%", "0.73"),
    ("Disabled", "18%", "18%", "1.00"),
)


def texts(matches: list[Match]) -> list[str]:
    return [m.view.text for m in matches]


def in_columns() -> DocumentView:
    return document(TITLE, heading("Who holds permits"), table(HEADER, *ROWS))


def in_lines() -> DocumentView:
    lines = [cell for row in (HEADER, *ROWS) for cell in row]
    return document(TITLE, heading("Who holds permits"), *lines, "The permits are renewed every year in April.")


def test_figures_of_those_affected_are_told_from_the_comparator() -> None:
    for view in (in_columns(), in_lines()):
        found = run("figure_cells", view, show="affected")
        assert texts(found) == ["61%", "14%", "22%", "18%"]
        assert values(found) == {"race", "age", "disability"}
        assert run("figure_cells", view, show="general") == []


def test_ratios_count_where_they_lie_clear_of_parity() -> None:
    for view in (in_columns(), in_lines()):
        assert texts(run("figure_cells", view, show="measure")) == ["0.87", "2.33", "0.73"]


def test_a_table_of_the_population_at_large_is_general() -> None:
    view = document(
        TITLE,
        heading("Profile"),
        table(("Group", "Borough residents", "England"), ("White", "61%", "82%"), ("Black", "14%", "4%")),
    )
    assert run("figure_cells", view, show="affected") == []
    assert texts(run("figure_cells", view, show="general", each="row")) == ["61%", "14%"]


def test_counts_beside_shares_say_how_many_were_asked() -> None:
    rows = (("Women", "166", "41%"), ("Men", "131", "33%"))
    for view in (
        document(TITLE, table(("Group", "Number asked", "Cannot climb stairs"), *rows)),
        document(TITLE, "Group", "Number asked", "Cannot climb stairs", *(cell for row in rows for cell in row)),
    ):
        assert texts(run("figure_cells", view)) == ["41%", "33%"]


def test_groups_with_two_characteristics_are_crossed() -> None:
    view = document(TITLE, table(("Group", "Refused"), ("Black women", "19%"), ("White women", "22%")))
    assert run("figure_cells", view) == []
    assert texts(run("figure_cells", view, show="crossed", each="table")) == ["19%"]


def test_remarks_at_the_end_of_a_row_do_not_end_a_flattened_table() -> None:
    view = document(
        TITLE, "Under 20", "5.9%", "Higher.", "40 and over", "4.1%", "Disabled", "13%", "Under-recorded, says the ward."
    )
    assert texts(run("figure_cells", view)) == ["5.9%", "4.1%", "13%"]


def test_prices_dates_and_lone_lines_are_no_breakdown() -> None:
    view = document(
        TITLE,
        table(("Item", "2024/25", "2025/26"), ("Adult", "£5.20", "£5.60"), ("Child", "£2.60", "£2.80")),
        "Women", "14 May 2025", "Older people", "3 June 2025",
        "Disabled", "18%", "This figure is from the register of permits and was taken in May.",
    )  # fmt: skip
    for show in ("affected", "general", "measure", "crossed"):
        assert run("figure_cells", view, show=show) == []


def test_a_long_document_of_figures_takes_linear_time() -> None:
    view = document(TITLE, *(cell for _ in range(1500) for cell in ("White", "61%", "Black", "14%")))
    assert len(run("figure_cells", view)) == 6000 // 2
