"""What the sheets on a screen promise, and which tests hold each promise: acceptance tests 1 to 17 of their design.

The eighteenth needs people: six stewards, on their own phones, without help.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teach_forward.library.scan import load
from teach_forward.site.practice import from_script, practice
from tests import node_calls
from tests.forms import PAGE, SMALL
from tests.node_calls import shapes
from tests.sites import built, page, put, write_small
from tests.tools import ROOT

PROMISES = {
    1: "the_words_of_a_sheet_are_the_same_without_forms without_scripts_the_page_is_a_sheet"
    " without_scripts_the_page_is_the_sheet without_scripts_the_pages_are_the_sheets",  # no JavaScript
    2: "other_pages_have_nothing_of_it a_sheet_is_filled_in_saved_opened_and_printed",
    3: "in_no_language_does_a_sheet_add_more_than_it_may the_bundles_are_those_of_the_scripts"
    " the_program_of_the_wheel_makes_a_site",
    4: "all_answers_in_french_are_read_in_arabic what_is_written_goes_into_a_file_and_opens_in_another_language",
    5: "nothing_stays_when_the_tab_closes_until_somebody_keeps_it",
    6: "where_the_browser_keeps_nothing_the_bar_says_so_and_a_file_is_made",
    7: "two_tabs_do_not_undo_each_other a_tab_that_is_killed_loses_half_a_second_at_most"
    " what_was_typed_is_there_when_the_page_goes_before_typing_rests",
    8: "two_copies_come_together_and_a_person_chooses merging_is_the_same_in_any_order_and_once_is_enough"
    " two_people_write_in_two_copies_and_nothing_is_lost",
    9: "a_folder_of_the_first_version_opens_and_nothing_of_it_is_lost what_later_editions_add_survives"
    " answers_move_to_the_ids_that_they_have_now an_id_vanishes_only_when_its_new_name_or_its_end_is_written_down",
    10: "what_is_hostile_runs_nothing_and_freezes_nothing what_cannot_be_opened_is_refused_in_words"
    " a_hundred_thousand_brackets_open_nothing keys_of_a_prototype_and_signs_that_nobody_sees_are_left_out"
    " no_text_can_become_markup",
    11: "paper_shows_words_and_no_controls the_spreadsheet_has_texts_and_lists_to_choose_from"
    " a_document_holds_the_words_that_were_typed",  # a long answer is whole
    12: "files_are_valid_and_libreoffice_opens_them the_spreadsheet_has_texts_and_lists_to_choose_from"
    " a_blank_becomes_a_request_and_a_letter_that_keeps_no_name"
    " a_document_in_arabic_reads_from_right_to_left_and_other_words_keep_their_way",
    13: "every_screen_is_accessible screens_are_accessible_and_fit_a_small_phone"
    " a_row_is_scored_with_the_keyboard_alone at_four_times_the_size_nothing_is_cut_off"
    " one_thing_is_said_when_a_file_is_saved_and_nothing_while_people_write",
    14: "a_chart_is_read_without_pictures what_is_not_known_draws_nothing a_chart_has_shapes_and_no_colours"
    " a_strip_is_mirrored_where_people_read_from_the_right",
    15: "a_copy_to_share_names_what_it_leaves_out a_copy_to_share_holds_nothing_of_the_unions_own"
    " nothing_of_ours_is_left_in_the_browser_once_everything_is_removed",
    16: "mutation_is_found each_fault_of_the_file_is_told_with_its_line",  # form-columns, -rows, -choices, -blanks
    17: "a_new_edition_is_seen_at_the_next_visit_and_kept_when_asked_for the_site_can_end_what_was_kept"
    " a_language_that_is_kept_opens_when_the_server_is_dead",
}
DEFINED = re.compile(r"^def test_(\w+)\(", re.MULTILINE)


def test_each_promise_has_its_tests() -> None:
    there = {name for path in (ROOT / "tests").rglob("test_*.py") for name in DEFINED.findall(path.read_text("utf-8"))}
    assert {
        (number, name) for number, names in PROMISES.items() for name in names.split() if name not in there
    } == set()
    assert list(PROMISES) == list(range(1, 18))


def test_the_words_of_a_sheet_are_the_same_without_forms(tmp_path: Path) -> None:
    texts = []
    for name, forms in (("with", SMALL.replace("sheet.md", "about.md")), ("without", "")):
        root = tmp_path / name
        write_small(root, ("en",))
        put(root / "docs/en/about.md", f"{PAGE}\n## Us {{#us}}\n\nWe.\n")
        if forms:
            put(root / "workshops/forms.yml", forms)
        site = built(root, tmp_path / f"{name}-site")
        article = page(site, "about/index.html").find(".//article")
        assert article is not None
        hidden = article.xpath(".//*[@data-practice] | .//script")
        assert bool(hidden) == bool(forms)
        for node in hidden:
            node.drop_tree()
        texts.append(" ".join(article.text_content().split()))
    assert texts[0] == texts[1]


def test_a_chart_has_shapes_and_no_colours() -> None:
    """Grey paper tells now from before: a disc from a ring, by being filled or not."""
    with node_calls.started() as node:
        drawn = shapes(node, {"now": 1, "before": 3, "low": 0, "high": 2, "goal": 4})
    assert {drawn[name]["fill"] for name in ("before", "goal", "change")} == {"none"}
    assert drawn["now"]["fill"] == "currentColor"
    assert {each.get("stroke", "currentColor") for each in drawn.values()} == {"currentColor"}
    assert drawn["now"]["r"] < drawn["before"]["r"]


@pytest.mark.parametrize("address", ["", "https://forge.example/union/guide"])
def test_a_card_is_proposed_where_the_guide_has_a_form_for_it(tmp_path: Path, address: str) -> None:
    write_small(tmp_path, ("en",))
    put(tmp_path / "docs/en/sheet.md", PAGE)
    put(tmp_path / "workshops/forms.yml", SMALL.replace("systems:\n", "cards:\n").replace("  of: systems\n", ""))
    settings = tmp_path / "mkdocs.yml"
    lines = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith(("repo_url", "edit_uri"))]
    settings.write_text("\n".join([*lines, *([f"repo_url: {address}"] if address else []), ""]), "utf-8")

    def proposal() -> str | None:
        found = practice(load(tmp_path), "sheet.md", "en", str)
        assert found is not None
        urls: dict[str, str] = from_script(found.script)["urls"]
        return urls.get("proposal")

    assert proposal() is None
    put(tmp_path / ".github/ISSUE_TEMPLATE/clause.yml", "name: A clause\n")
    assert proposal() == (f"{address}/issues/new?template=clause.yml" if address else None)
