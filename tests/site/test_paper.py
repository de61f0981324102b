"""Pages to print and to write on, and tables on a phone."""

from __future__ import annotations

from teach_forward.messages import Messages
from teach_forward.site.article.print import lay_out
from teach_forward.site.article.tables import frame_tables
from teach_forward.site.markup import parse

MESSAGES = Messages("en", {"paper_form": "A sheet to fill in"})


def table(columns: int, *rows: str) -> str:
    head = "".join(f"<th>C{n}</th>" for n in range(columns))
    body = "".join(f"<tr>{f'<td>{row}</td>' * columns}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def laid(html: str):  # type: ignore[no-untyped-def]  # a tree of lxml
    root = parse(html)
    frame_tables(root)
    lay_out(root, MESSAGES)
    return root


def test_each_card_is_a_part_and_neighbours_lie_side_by_side() -> None:
    root = laid('<h2 id="card-a">A</h2><p>a</p><h2 id="card-b">B</h2><p>b</p><h2 id="more">C</h2><p>c</p>')
    assert [node.get("class") or node.tag for node in root] == ["cards", "h2", "p"]
    assert [card.text_content() for card in root[0]] == ["Aa", "Bb"]


def test_tables_of_five_columns_lie_across_with_their_heading() -> None:
    root = laid(f'<h2 id="a">A</h2>{table(4, "x")}<h2 id="b">B</h2><p>p</p>{table(5, "x")}')
    assert len(root.xpath("./div[@class='across']")) == 1
    assert [node.tag for node in root.xpath("./div[@class='across']")[0]] == ["h2", "p", "div"]


def test_a_table_of_empty_rows_gets_more_room() -> None:
    assert laid(f'<h2 id="a">A</h2>{table(6, "x", "", "", "")}').xpath(".//div[@class='wide roomy']")
    assert not laid(f'<h2 id="a">A</h2>{table(6, "x", "x", "")}').xpath(".//div[@class='wide roomy']")


def test_cells_to_fill_in_are_marked() -> None:
    root = laid("<table><tbody><tr><td></td><td>…</td><td>...</td><td>x</td></tr></tbody></table>")
    assert [cell.get("class") for cell in root.iter("td")] == ["fill", "fill", "fill", None]


def test_a_table_of_many_columns_comes_with_an_empty_form() -> None:
    root = laid(f'<h2 id="a">A</h2>{table(9, "x")}')
    assert not root.xpath(".//div[@class='across']")
    rows = root.xpath(".//tbody/tr")
    assert [row.get("class") for row in rows] == [None, "blank form"]
    assert rows[1].get("data-form") == "A sheet to fill in"
    assert [(cell.text_content(), cell.get("data-label")) for cell in rows[1]] == [("", f"C{n}") for n in range(9)]


def test_a_wide_table_names_each_cell_and_marks_empty_rows() -> None:
    root = parse(table(4, "x", ""))
    frame_tables(root)
    assert [cell.get("data-label") for cell in root.xpath("(.//tbody/tr)[1]/td")] == ["C0", "C1", "C2", "C3"]
    assert [row.get("class") for row in root.xpath(".//tbody/tr")] == [None, "blank"]
