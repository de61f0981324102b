"""Nothing that could run in a browser, or call another host, gets through from Markdown, however it is put together."""

from __future__ import annotations

import html
from urllib.parse import urlsplit

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from teach_forward.text.dialect import ATTRIBUTES, SCHEMES, TAGS, to_html
from teach_forward.text.reader import read
from tests.tools import tenfold

PIECES = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<script src=//example.org/x.js>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<math><mtext></p>",
        "<style>@import '//example.org/x'</style>",
        "<iframe srcdoc='<script>1</script>'>",
        "<a href='JaVa\tScRiPt:alert(1)'>x</a>",
        "<a href=data:text/html,x>x</a>",
        "<form action=//example.org><input name=x autofocus onfocus=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<!-- a comment -->",
        "<base href=//example.org/>",
        "<link rel=stylesheet href=//example.org/x>",
        "<meta http-equiv=refresh content='0;url=//example.org'>",
        "[a](javascript:alert(1))",
        "[a](java&#115;cript:alert(1))",
        "[a](<javascript:alert(1)>)",
        "[a]: javascript:alert(1)",
        "[a]",
        "![a](https://example.org/x.png)",
        "![a](//example.org/x.png)",
        "![a](\\\\example.org/x.png)",
        "<javascript:alert(1)>",
        "{onclick='alert(1)'}",
        "{style='background:url(//example.org)'}",
        "{: #__config }",
        "# heading",
        "`code`",
        "```\n<script>\n```",
        "/// tip | <img src=x onerror=alert(1)>\n<script>1</script>\n///",
        "| a |\n|---|\n| <b onclick=x>1</b> |",
        "\n\n",
        "\n",
        " ",
        "<",
        ">",
        '"',
        "'",
        "&",
        "text",
    ]
)


def problems(text: str) -> list[str]:
    root = lxml.html.fragment_fromstring(to_html(text), create_parent="article")
    found = []
    for element in root.iterdescendants():
        if element.tag not in TAGS:
            found.append(str(element.tag))
            continue
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(str(element.tag), set()):
                found.append(f"{element.tag} {name}")
            address = html.unescape(value).strip().replace("\\", "/")
            scheme = urlsplit(address.replace("\t", "")).scheme.lower()
            if name == "href" and scheme and scheme not in SCHEMES:
                found.append(address)
            if name == "src" and (scheme or address.startswith("//")):
                found.append(address)
            if name == "id" and value.startswith("__"):
                found.append(value)
    return found


@tenfold()
@given(st.lists(PIECES, min_size=1, max_size=7).map("".join))
def test_nothing_that_runs_gets_through(text: str) -> None:
    assert problems(text) == []


@tenfold()
@given(st.lists(st.one_of(PIECES, st.text(max_size=10)), max_size=8).map("".join))
def test_the_reader_never_breaks(text: str) -> None:
    document, findings = read("page.md", text.encode("utf-8", "replace"), "guide", "en")
    lines = document.text.count("\n") + 1 if document.text else text.count("\n") + 2
    assert all(1 <= finding.line <= max(lines, text.count("\r") + text.count("\n") + 1) for finding in findings)
