"""Building and previewing the site, for the command line: MkDocs without its own command."""

from __future__ import annotations

import copy
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils.yaml import yaml_load

from teach_forward.library.library import Library
from teach_forward.settings import PLUGIN
from teach_forward.site.plugin import TeachForwardPlugin

# Material tells on every start that it will end in May 2027; the README says so once.
QUIET = "NO_MKDOCS_2_WARNING"

# Not "mkdocs": a successor that takes its place under its name logs under its own.
LOGGER = mkdocs.__name__
log = logging.getLogger(f"{LOGGER}.teach_forward")


def build(
    config_file: Path,
    out: Path,
    locales: Sequence[str] | None,
    *,
    with_files: bool = True,
    library: Library | None = None,
) -> bool:
    """Build the site into `out`; what is wrong goes to standard error. False where something is.

    With locales, only those and the default one; with None, those that mkdocs.yml says. Without files, pages offer
    decks alone. Texts that have just been read, and have no errors, are not read again: `library` holds them.
    """
    with _telling(logging.WARNING):
        try:
            config = load_config(
                str(config_file),
                site_dir=str(out.resolve()),
                **_settings(config_file, locales=locales and list(locales), files=with_files),
            )
            if isinstance(ours := config.plugins.get(PLUGIN), TeachForwardPlugin):
                ours.library = library
            mkdocs_build.build(config)
        except Abort:  # it has been said why
            return False
        except MkDocsException as error:
            log.error(error)  # noqa: TRY400  (what is wrong is said; where it was found is of no use)
            return False
    return True


def serve(config_file: Path, address: str, locale: str | None, *, with_files: bool = True) -> bool:
    """Preview the site at `address` until the keyboard says stop; with a locale, only that one and the default.

    False where something is wrong with the guide's settings.
    """
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415  (it brings a server, and what watches files)

    settings = _settings(config_file, locales=[locale] if locale else None, files=with_files, preview=True)
    with _telling(logging.INFO):
        try:
            mkdocs_serve.serve(str(config_file), dev_addr=address, strict=False, **settings)
        except Abort:  # it has been said why
            return False
        except MkDocsException as error:
            log.error(error)  # noqa: TRY400  (as above)
            return False
    return True


def _settings(config_file: Path, **options: Any) -> dict[str, Any]:
    """What takes the place of settings of mkdocs.yml: the list of plugins, ours with some further options.

    Nothing, where there are none; MkDocs says then what is wrong with the file.
    """
    if not config_file.is_file():
        return {}
    with config_file.open("rb") as file:
        plugins = yaml_load(file).get("plugins") or []
    listed = [{name: options} for name, options in plugins.items()] if isinstance(plugins, dict) else plugins
    return {"plugins": _Fresh(_with_options(plugin, options) for plugin in listed)}


class _Fresh(list[Any]):
    """A list that gives copies of what it holds: MkDocs changes what it reads, and a preview reads it again."""

    def __iter__(self) -> Iterator[Any]:
        return iter([copy.deepcopy(item) for item in super().__iter__()])


def _with_options(plugin: Any, more: dict[str, Any]) -> Any:
    name, options = next(iter(plugin.items())) if isinstance(plugin, dict) else (plugin, None)
    return {name: {**(options or {}), **more}} if name == PLUGIN else plugin


@contextmanager
def _telling(level: int) -> Iterator[None]:
    """Send what MkDocs and its plugins say to standard error, one line each."""
    os.environ.setdefault(QUIET, "1")
    logger = logging.getLogger(LOGGER)
    handler = logging.StreamHandler()
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter("%(levelname)s  %(message)s" if level > logging.INFO else "%(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.removeHandler(handler)
