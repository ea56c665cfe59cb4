"""Tests of the book: real PDF files, read back."""
