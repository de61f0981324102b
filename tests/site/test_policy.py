"""The Content-Security-Policy of the pages: what it says, and that no page needs more than it allows."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config

from teach_forward.site import build, preview
from teach_forward.site.assets import COUNTS
from teach_forward.site.policy import policy
from tests.guide import build_real_site
from tests.once import Once
from tests.sites import built, page, write_small


def directives(value: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in value.split(";"))}


def test_nothing_runs_that_stands_in_a_page() -> None:
    said = directives(policy())
    assert said["default-src"] == said["object-src"] == said["base-uri"] == said["form-action"] == ["'none'"]
    assert "'unsafe-inline'" not in policy()
    assert "'unsafe-eval'" not in policy()
    assert {value for values in said.values() for value in values} <= {"'none'", "'self'"}


def test_a_preview_allows_the_script_that_loads_pages_again() -> None:
    ours, allowed = directives(policy()), directives(policy(preview=True))
    assert allowed["script-src"] == [*ours["script-src"], "'unsafe-inline'"]
    assert allowed["connect-src"] == ["'self'"]
    del allowed["connect-src"]
    assert allowed | {"script-src": []} == ours | {"script-src": []}


def test_the_policy_stands_before_all_that_a_page_loads(tmp_path: Path) -> None:
    site = built(write_small(tmp_path / "project", ("en",)), tmp_path / "site")
    for name in ("index.html", "404.html"):
        assert in_head(site, name) == ("Content-Security-Policy", policy())


def test_a_preview_has_the_policy_of_previews(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, site = write_small(tmp_path / "project", ("en",)), tmp_path / "site"
    monkeypatch.setattr(preview, "bring_up_to_date", lambda *_: None)  # which makes decks

    def serve(config_file: str, *, strict: bool, plugins: list[object], **_: object) -> None:
        mkdocs_build.build(load_config(config_file, strict=strict, site_dir=str(site), plugins=plugins))

    monkeypatch.setattr("mkdocs.commands.serve.serve", serve)
    assert build.serve(root / "mkdocs.yml", "127.0.0.1:8000", None)
    assert in_head(site, "index.html") == ("Content-Security-Policy", policy(preview=True))


def in_head(site: Path, name: str) -> tuple[str, str]:
    """What stands in the head of a page, right after the encoding."""
    _, meta = page(site, name).xpath("/html/head/*[position() < 3]")
    return meta.get("http-equiv"), meta.get("content")


@pytest.mark.browser
def test_no_page_has_a_style_or_a_script_of_its_own(once: Once) -> None:
    """All pages of all languages: what the policy would keep from working is not there."""
    site = once("real-site", build_real_site) / "site"
    found, counts = [], {name: set[int]() for name in COUNTS}
    for path in site.rglob("*.html"):
        root = page(site, path.relative_to(site).as_posix())
        scripts = "//script[not(@src) and not(@type='application/json')]"
        found += [(path.name, node.tag) for node in root.xpath(f"{scripts} | //style | //base | //iframe | //object")]
        found += [(path.name, name) for name in root.xpath("//@style | //@*[starts-with(name(), 'on')]")]
        found += [(path.name, src) for src in root.xpath("//@src") if src.startswith(("data:", "http", "//"))]
        for name, seen in counts.items():
            seen.update(int(value) for value in root.xpath(f"//@data-{name}"))
    assert found == []
    assert all(2 <= min(seen) <= max(seen) <= COUNTS[name] for name, seen in counts.items())  # the style sheet has all


@pytest.mark.browser
def test_lists_beside_pages_are_not_published(once: Once) -> None:
    """Messages, known words and habits are for those who write; the site is for those who read."""
    site = once("real-site", build_real_site) / "site"
    assert [path.name for path in site.rglob("*") if path.suffix in {".txt", ".yml"}] == []
