from django.template import Context, Template

from guanxi.platform.web.stacked import stacked_table

HEAD = (
    '<thead><tr><th scope="col">Order</th><th scope="col">Price<small>of "one"</small></th>'
    '<th scope="colgroup" colspan="2">Days</th></tr></thead>'
)


def cells(body: str) -> str:
    marked = stacked_table(f'<table class="grid">{HEAD}<tbody><tr>{body}</tr></tbody></table>')
    return marked.split('<tbody role="rowgroup"><tr role="row">')[1].split("</tr>")[0]


def test_stacked_table_names_each_cell_by_the_heading_of_its_column() -> None:
    body = '<th scope="row"><a href="/">7</a></th><td class="num">3 &gt; 2</td><td>Mon</td>'

    assert cells(body) == (
        '<th scope="row" role="rowheader" data-label="Order"><a href="/">7</a></th>'
        '<td class="num" role="cell" data-label="Price of &quot;one&quot;">3 &gt; 2</td>'
        '<td role="cell" data-label="Days">Mon</td>'
    )


def test_stacked_table_counts_the_columns_a_cell_takes() -> None:
    assert cells('<td colspan="2">a</td><td>b</td><td>c</td><td>d</td>') == (
        '<td colspan="2" role="cell" data-label="Order">a</td>'
        '<td role="cell" data-label="Days">b</td><td role="cell" data-label="Days">c</td>'
        '<td role="cell">d</td>'
    )


def test_stacked_table_leaves_nothing_in_an_empty_cell() -> None:
    assert cells("<td>\n </td>") == '<td role="cell" data-label="Order"></td>'


def test_stacked_begins_each_row_anew_and_keeps_what_is_escaped() -> None:
    page = Template(
        "{% load look %}{% stacked %}<table class='x'><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tbody>{% for one in rows %}<tr><td>{{ one }}</td></tr>{% endfor %}</tbody></table>"
        "{% endstacked %}"
    )

    shown = page.render(Context({"rows": ["<b>", "c"]}))

    assert shown.count('<td role="cell" data-label="A">') == 2
    assert "&lt;b&gt;" in shown
