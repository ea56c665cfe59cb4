"""The book: the built site of one language, typeset for paper."""

from handbook.book.build import BookReport, build_book
from handbook.book.errors import BookError

__all__ = ["BookError", "BookReport", "build_book"]
