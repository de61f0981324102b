"""What mkdocs.yml must not have: settings that make MkDocs run a program of the project, or that it reads otherwise.

MkDocs makes Python objects of YAML tags such as `!!python/name:os.system`, and puts the values of environment
variables where `!ENV` stands; it runs the files that `hooks` lists, and reads the settings of the file that `INHERIT`
names, which this check would not see. The guide needs none of them.

We read each value as the text that it is. MkDocs goes by the types of YAML 1.1: `no` is false, 2026-01-01 a day.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from teach_forward.util import yml

_RUNNING = {
    "hooks": "`hooks` lists programs that run while the site is built",
    "INHERIT": "`INHERIT` takes settings from another file, which may run programs",
    "extra_javascript": "`extra_javascript` puts programs on every page",
}
_TEXTS = {
    *("site_name", "site_description", "site_author", "copyright", "repo_name", "edit_uri", "name"),
    *("exclude_docs", "not_in_nav"),
}
_FLAGS = {
    *("strict", "use_directory_urls", "keep", "default", "build", "fallback_to_default"),
    *("reconfigure_material", "reconfigure_search"),
}
_NEVER_EMPTY = {"extra", "plugins", "theme", "validation"}
_BOOLEAN, _TEXT = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:str"
_PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}


def faults(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a mkdocs.yml that run something or may do so, from 1, with what is wrong there.

    Nothing for a file that is not YAML: `project.read` says that.
    """
    try:
        root = yml.nodes(text, aliases=True)
    except yml.YAMLError:
        return
    yield from sorted(set(_faults(root))) if root is not None else ()


def _faults(root: yaml.Node) -> Iterator[tuple[int, str]]:
    waiting, seen = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:  # an alias can stand within what it names
            continue
        seen.add(id(node))
        line = node.start_mark.line + 1
        if node.tag not in _PLAIN:
            yield line, f'the tag "{_shown(node.tag)}" is not allowed here: tags can run programs'
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                waiting += (key, value)
                if isinstance(key, yaml.ScalarNode) and key.value in _RUNNING:
                    yield key.start_mark.line + 1, _RUNNING[key.value]


def mistyped(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a mkdocs.yml, from 1, of values that MkDocs does not read as what they are here, and what to do.

    Raises YAMLError for a file that is not YAML.
    """
    waiting = [("", yml.nodes(text))]
    while waiting:
        key, node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting += [(key, item) for item in node.value]
        elif isinstance(node, yaml.MappingNode):
            waiting += [(str(name.value), value) for name, value in node.value]
            waiting += [("", name) for name, _ in node.value]
        elif isinstance(node, yaml.ScalarNode) and (what := _mistyped(key, node)):
            yield node.start_mark.line + 1, what


def _mistyped(key: str, node: yaml.ScalarNode) -> str:
    value, plain = str(node.value), not node.style
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, value, (plain, not plain))  # type: ignore[no-untyped-call]
    if not value and plain:
        return f"`{key}` is empty; write what belongs there, or leave it out" if key in _NEVER_EMPTY else ""
    if key in _FLAGS and tag != _BOOLEAN:
        return f"`{key}` is not true or false, without quotes"
    if tag != _TEXT and (key in _TEXTS or not _can_be_made(value)):
        return f'{f"`{key}`" if key else "the key"} is not read as a text; put it into quotes: "{value[:40]}"'
    return ""


def _can_be_made(value: str) -> bool:
    try:
        yaml.safe_load(value)
    except (ValueError, yaml.YAMLError):  # a month 13, a number of 5,000 digits
        return False
    return True


def _shown(tag: str) -> str:
    return ascii(tag.replace("tag:yaml.org,2002:", "!!")[:80])[1:-1]
