"""A workshop planned in a browser: by the rule of the model, kept in the address, and without a script the whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from teach_forward.library.library import Library
from teach_forward.plan import Part, parts_of, plan, second_evening
from tests.browsing import W1, Visit, until, wire

pytestmark = pytest.mark.browser


def test_script_and_model_have_one_rule(visit: Visit) -> None:
    page = visit.go(f"{W1}/guide/#plan=90")
    until(page, "typeof planOf === 'function'")
    chance = random.Random(14)  # noqa: S311  (any numbers will do)
    cases = []
    for _ in range(200):
        lengths = [chance.randint(1, 40) for _ in range(chance.randint(0, 12))]
        parts = [Part(str(at), n, chance.randint(1, n), chance.random() < 0.4) for at, n in enumerate(lengths)]
        cases.append((parts, chance.randint(0, 200)))
    given = [[[vars_of(part) for part in parts], minutes] for parts, minutes in cases]
    found = page.evaluate("(cases) => cases.map(([parts, minutes]) => planOf(parts, minutes))", given)
    for (parts, minutes), theirs in zip(cases, found, strict=True):
        ours = plan(parts, minutes)
        assert [(part["id"], part["length"]) for part in theirs["lasting"]] == [(p.id, n) for p, n in ours.parts]
        assert (theirs["leftOut"], theirs["spare"]) == ([part.id for part in ours.left_out], ours.spare)
    some = [[part.minutes for part in parts] for parts, _ in cases]
    assert page.evaluate("(cases) => cases.map(secondEvening)", some) == [second_evening(lengths) for lengths in some]


def vars_of(part: Part) -> dict[str, object]:
    return {"id": part.id, "minutes": part.minutes, "short": part.short, "optional": part.optional}


@pytest.mark.parametrize("home", ["", "fr/", "ar/"])
def test_an_address_is_a_plan(visit: Visit, real_library: Library, home: str) -> None:
    page = visit.go(f"{home}{W1}/guide/#plan=90&people=14&start=18:30")
    ours = plan(parts_of(real_library.workshops("en")[0].guide), 90)
    shown = page.locator(".agenda tbody tr:visible")
    assert [int(row.locator("td").last.inner_text()) for row in shown.all()] == [n for _, n in ours.parts]
    assert page.locator(".agenda tfoot td").last.inner_text() == "90"
    assert [page.get_attribute(f"#{part.id}", "data-left-out") for part in ours.left_out] == [""] * len(ours.left_out)
    assert ours.left_out
    first = shown.first.locator("td").first.inner_text()
    assert first == {"": "18:30", "fr/": "18:30", "ar/": first}[home]
    page.select_option(".plan select", "two")
    assert page.locator(".agenda .evening").count() == 2
    assert page.url.endswith("#plan=two&people=14&start=18:30")


def test_the_plan_is_fetched_when_somebody_opens_it(visit: Visit, site: Path) -> None:
    page = visit.go(f"{W1}/guide/")
    visit.rest()
    assert not [url for url in visit.asked if "assets/plan.js" in url]
    page.click(".plan summary")
    expect(page.locator(".plan [data-for]").first).to_have_text("16")
    assert wire(site / "assets/plan.js") <= 25_000


def copies(page: Page) -> dict[str, int]:
    """How many copies of each sheet a plan has printed."""
    printed = (item.inner_text().partition(" × ") for item in page.locator(".plan li:has([data-for])").all())
    return {name: int(count) for count, _, name in printed}


def test_a_plan_says_how_many_copies_to_print(visit: Visit) -> None:
    page = visit.go("fr/workshops/4-co-governance/guide/#plan=90&people=13&start=")
    cards = [count for name, count in copies(page).items() if name.startswith("Cartes de rôle")]
    assert cards == [2]  # one for ten people
    page = visit.go("fr/workshops/6-digital-impact/guide/#plan=90&people=13&start=")
    assert copies(page)["Plan"] == 7  # two for a table
    page = visit.go("fr/workshops/5-bargaining-hub/guide/#plan=90&people=13&start=")
    counts = copies(page)
    assert counts["Feuille à distribuer"] == 13
    assert counts["L’échelle"] == 7  # one for two people
    assert counts["Des clauses que d’autres ont obtenues"] == 7  # the same: two for a table
    assert page.locator(".plan .task-list li").count() > 5
    links = page.locator(".plan a").evaluate_all("links => links.map(link => link.href.split('#')[0])")
    assert {page.request.get(link).status for link in links} == {200}


def test_a_plan_without_a_number_of_people_stays_as_it_was(visit: Visit) -> None:
    page = visit.go(f"{W1}/guide/#plan=90&people=13&start=")
    expect(page.locator(".plan [data-for]").first).to_have_text("13")
    page.fill(".plan input[type=number]", "")
    page.press(".plan input[type=number]", "Tab")
    assert page.locator(".plan [data-for]").first.inner_text() == "13"
    assert "people=13" in page.url


def test_run_mode_goes_by_the_plan(visit: Visit, real_library: Library) -> None:
    page = visit.go(f"{W1}/guide/#plan=90&people=14&start=18:30")
    ours = plan(parts_of(real_library.workshops("en")[0].guide), 90)
    page.click(".plan-run")
    page.wait_for_selector(".run")
    page.keyboard.press("PageDown")
    assert page.locator(".run-clock b").inner_text() == "Minute 0 of 90"
    titles = page.locator(".run select option").all_inner_texts()
    assert [part.id for part in ours.left_out] == ["break-2", "colleague"]
    assert "Rehearse a talk with a colleague" not in " ".join(titles)
    page.reload()
    page.wait_for_selector(".run")
    assert page.locator(".run-clock b").inner_text() == "Minute 0 of 90"
    page.keyboard.press("Escape")
    page.click(".plan summary")
    page.wait_for_selector(".plan-run[href='#run&skip=&minutes=']")
    page.click(".band [data-run] a")
    page.wait_for_selector(".run")
    assert page.locator(".run-clock b").inner_text() == "Minute 0 of 120"


def test_a_plan_is_a_sheet_to_print(visit: Visit) -> None:
    page = visit.go(f"{W1}/guide/#plan=90&people=14&start=18:30")
    page.evaluate("window.print = () => {}")
    page.click(".plan-sheet")
    page.emulate_media(media="print")
    shown = (
        "[...document.querySelectorAll('article > *')].filter(node => node.offsetHeight).map(node => node.className)"
    )
    assert page.evaluate(shown) == ["agenda", "plan"]
    assert page.locator(".plan [data-for]").first.is_visible()
    assert page.evaluate("document.body.scrollHeight") < 1400  # two pages at the most
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(page.evaluate(shown)) > 20


def test_a_plan_for_nonsense_is_the_whole(visit: Visit) -> None:
    page = visit.go(f"{W1}/guide/#plan=%3Cb%3E&people=x&start=99:99")
    assert page.locator(".agenda tfoot td").last.inner_text() == "120"
    assert page.locator(".plan b").count() == 0


def test_without_a_script_the_agenda_is_the_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{W1}/guide/#plan=90")
    assert page.locator(".agenda tfoot td").last.inner_text() == "120"
    assert not page.locator(".plan").is_visible()
    context.close()
