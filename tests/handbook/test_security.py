"""The security policy of a page."""

import base64
import hashlib

import pytest

from handbook.errors import HandbookError
from handbook.security import secure

PAGE = '<!doctype html><head><meta charset="utf-8">{head}</head><body>{body}</body>'


def test_own_scripts_are_let_in_by_their_hash():
    """Each inline script has its hash in the policy, data has none, and nothing is open."""
    script = "if (1 < 2) start('å')"
    page = secure(PAGE.format(head=f"<script>{script}</script>",
                              body='<script type="application/json">{"a": 1}</script>'))  # fmt: skip
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; script-src 'self' 'sha256-{digest}'; " in page
    assert page.count("sha256-") == 1
    assert "unsafe" not in page


@pytest.mark.parametrize("body,fault", [
    ('<p style="color:red">x</p>', "<p style=…> would be blocked"),
    ('<a onclick="go()">x</a>', "<a onclick=…> would be blocked"),
    ("<style>p{}</style>", "<style> in a page would be blocked"),
    ('<img src="//example.org/x.png" alt="">', "<img> loads //example.org/x.png from outside"),
    ('<link rel="preconnect" href="https://example.org">',
     "<link> loads https://example.org from outside"),
])  # fmt: skip
def test_what_a_browser_would_block_is_an_error(body, fault):
    """A page that would break under its own policy is not published."""
    with pytest.raises(HandbookError) as error:
        secure(PAGE.format(head="", body=body))
    assert str(error.value) == fault


def test_links_to_the_outside_are_fine():
    """A link is followed by the reader, not by the page."""
    page = PAGE.format(head="", body='<a href="https://example.org">x</a>')
    assert "Content-Security-Policy" in secure(page)
