"""The Content-Security-Policy of the pages: what it says, and that no page needs more than it allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from teach_forward.site.assets import COUNTS
from teach_forward.site.policy import policy
from tests.once import Once
from tests.sites import build_real_site, built, page, write_small


def directives(value: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in value.split(";"))}


def test_nothing_runs_that_stands_in_a_page() -> None:
    said = directives(policy())
    assert said["default-src"] == said["object-src"] == said["base-uri"] == said["form-action"] == ["'none'"]
    assert "'unsafe-inline'" not in policy()
    assert "'unsafe-eval'" not in policy()
    assert {value for values in said.values() for value in values} <= {"'none'", "'self'", "'wasm-unsafe-eval'"}


def test_a_preview_allows_the_script_that_loads_pages_again() -> None:
    ours, preview = directives(policy()), directives(policy(preview=True))
    assert preview["script-src"] == [*ours["script-src"], "'unsafe-inline'"]
    assert preview | {"script-src": []} == ours | {"script-src": []}


@pytest.mark.parametrize("preview", [False, True])
def test_the_policy_stands_before_all_that_a_page_loads(tmp_path: Path, preview: bool) -> None:
    root = write_small(tmp_path / "project", ("en",))
    if preview:
        settings = root / "mkdocs.yml"
        settings.write_text(settings.read_text().replace("- teach-forward\n", "- teach-forward: {preview: true}\n"))
    site = built(root, tmp_path / "site")
    for name in ("index.html", "404.html"):
        _, meta = page(site, name).xpath("/html/head/*[position() < 3]")
        assert (meta.get("http-equiv"), meta.get("content")) == ("Content-Security-Policy", policy(preview=preview))


@pytest.mark.browser
def test_no_page_has_a_style_or_a_script_of_its_own(once: Once) -> None:
    """All pages of all languages: what the policy would keep from working is not there."""
    site = once("real-site", build_real_site) / "site"
    found, counts = [], {name: set[int]() for name in COUNTS}
    for path in site.rglob("*.html"):
        root = page(site, path.relative_to(site).as_posix())
        within = root.xpath("//style | //script[not(@src) and not(@type='application/json')] | //base | //iframe | //object")
        found += [(path.name, node.tag) for node in within]
        found += [(path.name, name) for name in root.xpath("//@style | //@*[starts-with(name(), 'on')]")]
        found += [(path.name, src) for src in root.xpath("//@src") if src.startswith(("data:", "http", "//"))]
        for name, seen in counts.items():
            seen.update(int(value) for value in root.xpath(f"//@data-{name}"))
    assert found == []
    assert all(2 <= min(seen) <= max(seen) <= COUNTS[name] for name, seen in counts.items())  # the style sheet has all
