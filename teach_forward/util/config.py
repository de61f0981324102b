"""What mkdocs.yml must not have: settings that make MkDocs run a program of the project.

MkDocs makes Python objects of YAML tags such as `!!python/name:os.system`, and puts the values of environment
variables where `!ENV` stands; it runs the files that `hooks` lists, and reads the settings of the file that `INHERIT`
names, which this check would not see. The guide needs none of them.
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


def _shown(tag: str) -> str:
    return ascii(tag.replace("tag:yaml.org,2002:", "!!")[:80])[1:-1]
