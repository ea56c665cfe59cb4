"""Files that can and can't be read, and where things stand in them."""

import os
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.documents import Document, DocumentError, from_bytes, read


def refused(call, *arguments) -> DocumentError:
    """The error a call ends with."""
    with pytest.raises(DocumentError) as caught:
        call(*arguments)
    return caught.value


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, (1, 1)), (3, (1, 4)), (4, (2, 1)), (8, (3, 1)), (12, (4, 1)), (13, (4, 2)), (99, (4, 2))],
)
def test_position_counts_code_points_and_all_line_ends(offset, expected):
    r"""`\n`, `\r\n` and `\r` end a line, and an emoji is one column."""
    assert expected == Document("a", "one\nt😀\r\nthr\rx").position(offset)


@given(st.text(alphabet="a\n\r😀\u2028\x85", max_size=40), st.integers(0, 40))
@settings(deadline=None)
def test_offset_is_the_way_back_from_position(text, offset):
    """A position leads back to the offset it came from, unless that lies within a line end."""
    document = Document("a", text, bom=False)
    offset = min(offset, len(text))
    back = document.offset(*document.position(offset))
    assert back == offset or text[back:offset] == "\r"


def test_byte_order_mark_is_kept_in_mind_but_not_in_the_text(tmp_path):
    """The text begins after the mark, and the line ends stay as they are."""
    path = tmp_path / "a.yml"
    path.write_bytes(b"\xef\xbb\xbfa: b\r\n")
    document = read(path)
    assert ("a: b\r\n", True, str(path)) == (document.text, document.bom, document.path)


@pytest.mark.parametrize(
    ("data", "rule", "place", "word"),
    [
        (b"", "file/empty", (1, 1), "empty"),
        (b" \n\t\n", "file/empty", (1, 1), "empty"),
        (b"\xef\xbb\xbf", "file/empty", (1, 1), "empty"),
        (b"a\nb\0c", "file/binary", (2, 2), "NUL"),
        (b"a: \xe4\n", "file/binary", (1, 4), "0xE4"),
        ("привет".encode("cp1251"), "file/binary", (1, 1), "UTF-8"),
        ("a: b".encode("utf-16"), "file/binary", (1, 1), "UTF-16"),
        ("a: b".encode("utf-32"), "file/binary", (1, 1), "UTF-32"),
        ("a: \ud800".encode("utf-8", "surrogatepass"), "file/binary", (1, 4), "0xED"),
    ],
)
def test_what_is_no_text_is_said_so(tmp_path, data, rule, place, word):
    """Empty and binary files are refused at their place, with the reason in plain words."""
    path = tmp_path / "a.yml"
    path.write_bytes(data)
    error = refused(read, path)
    assert (rule, place) == (error.rule, (error.line, error.column))
    assert word in error.message


def test_missing_file_and_folder_are_told_apart(tmp_path):
    """Each has its own sentence under one rule."""
    missing, folder = refused(read, tmp_path / "a.yml"), refused(read, tmp_path)
    assert ("file/unreadable", "file/unreadable") == (missing.rule, folder.rule)
    assert "no file" in missing.message
    assert "folder" in folder.message


def test_file_without_permission_names_the_remedy(tmp_path, monkeypatch):
    """A file that may not be opened says how to allow it."""
    path = tmp_path / "a.yml"
    path.write_text("a: b")
    path.chmod(0)
    if os.access(path, os.R_OK):

        def forbidden(*_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("builtins.open", forbidden)
    error = refused(read, path)
    assert "file/unreadable" == error.rule
    assert "chmod u+r" in error.message


def test_devices_and_impossible_names_are_refused():
    """A device is never read, and a name with a NUL is no crash."""
    assert "device" in refused(read, os.devnull).message
    assert "NUL" in refused(read, "a\0b").message


def test_error_becomes_a_diagnostic_and_survives_pickling(tmp_path):
    """The error knows its place, and can travel between processes."""
    error = pickle.loads(pickle.dumps(refused(from_bytes, "a.md", b"a\n\xff")))
    found = error.diagnostic
    assert ("file/binary", "error", "a.md", 2, 1) == (
        found.rule, found.severity, found.path, found.line, found.column,
    )  # fmt: skip


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_a_document_or_a_clear_error(data):
    """Nothing but a document or a DocumentError comes out."""
    try:
        assert isinstance(from_bytes("a", data), Document)
    except DocumentError as error:
        assert error.rule == "file/binary"
        assert error.line >= 1
        assert error.column >= 1
