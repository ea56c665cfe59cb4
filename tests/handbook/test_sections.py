"""Pages are cut into sections for the search as Material's own reader cuts them."""

import pytest
from material.plugins.search.plugin import Parser

from handbook.search.sections import Reader


def sections(reader, page):
    """What a reader finds: of each section its id, its title and its words."""
    reader.feed(page)
    reader.close()

    def words(parts):
        marks = "".join(parts).replace("</", "<")
        for tag in ("p", "code", "pre", "li", "ol", "ul", "sub", "sup"):
            marks = marks.replace(f"<{tag}>", " ")
        return " ".join(marks.split())

    found = [section for section in reader.data if not section.is_excluded()]
    return [(section.id, words(section.title), words(section.text)) for section in found]


@pytest.mark.parametrize("page", [
    "",
    "  \n ",
    "words alone",
    "<h1 id=a>Title</h1><p>One.</p><p>Two <em>three</em>four</p>",
    "<h1 id=a>Title</h1>\n<h2 id=b>Part <code>x</code></h2>\n<p>Text &lt; &amp; more</p>tail",
    "<p>Before</p><h2 id=b>First</h2><p>Text</p>",
    "<h2>No id</h2><p>Text</p><h2 id=b>With id</h2><ul><li>a</li><li>b<br>c</li></ul>",
    "<h1 id=a>T</h1><div><h2 id=b>Inner</h2><p>in</p></div><p>out</p>",
    "<h1 id=a>T</h1><div><div><h3 id=b>I</h3><p>1</p></div><h3 id=c>J</h3><p>2</p></div><p>3</p>",
    "<h1 id=a>T</h1><form data-search-exclude><p>hidden</p><p>too</p></form><p>seen</p>",
    "<h1 id=a>T</h1><h2 id=b data-search-exclude>Hidden</h2><p>words</p><h2 id=c>C</h2><p>d</p>",
    '<h1 id=a>T<a class="headerlink" href="#a">¶</a></h1><pre><code>a\n  b</code></pre>',
    "<h1 id=a>T</h1><script>let x = '<p>no</p>'</script><style>p{}</style><p>yes</p>",
    "<h1 id=a>T</h1><!-- a remark --><p>x<!-- another -->y</p>",
    "<h1 id=a>Åäö</h1><p>ёж “quoted”\n over a line</p><hr><p><img alt=x src=y>after</p>",
    "<h1 id=a>T</h1><details><summary>More</summary><p>in it</p></details><table><tr><td>c</td>"
    "</tr></table><dl><dt>d</dt><dd>e</dd></dl>",
])  # fmt: skip
def test_sections_are_those_of_material(page):
    """The reader in C finds the same sections, titles and words as the reader it stands in for."""
    assert sections(Reader(), page) == sections(Parser(), page)
