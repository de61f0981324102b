"""Building and previewing the site, for the command line: MkDocs without its own command."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

# Material tells on every start that it will end in May 2027; the README says so once.
QUIET = "NO_MKDOCS_2_WARNING"


def build(config_file: Path, out: Path, locales: Sequence[str] = ()) -> bool:
    """Build the site into `out`; what is wrong goes to standard error. False where something is.

    With locales, only those and the default one.
    """
    os.environ["LOCALE"] = ",".join(locales)
    with _messages(logging.WARNING) as logger:
        try:
            mkdocs_build.build(load_config(str(config_file), site_dir=str(out.resolve())))
        except Abort:  # it has been said why
            return False
        except MkDocsException as error:
            logger.error(str(error))  # noqa: TRY400  (a fault of the content needs no traceback)
            return False
    return True


def serve(config_file: Path, address: str, locale: str | None) -> bool:
    """Preview the site at `address` until the keyboard says stop; with a locale, only that one and the default.

    False where something is wrong with the guide's settings.
    """
    if locale:
        os.environ["LOCALE"] = locale
    with _messages(logging.INFO) as logger:
        try:
            mkdocs_serve.serve(str(config_file), dev_addr=address, strict=False)
        except Abort:
            return False
        except MkDocsException as error:
            logger.error(str(error))  # noqa: TRY400  (the same)
            return False
    return True


@contextmanager
def _messages(level: int) -> Iterator[logging.Logger]:
    """Send what MkDocs and its plugins say to standard error, one line each."""
    os.environ.setdefault(QUIET, "1")
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter("%(levelname)s  %(message)s" if level > logging.INFO else "%(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield logger
    finally:
        logger.removeHandler(handler)
