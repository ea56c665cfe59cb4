"""The search of the sites: what is found (the index), in which words, and the worker that looks."""

from handbook.search.index import write_index
from handbook.search.sections import use_own_reader
from handbook.search.worker import add_search_worker, use_search_worker

__all__ = [
    "add_search_worker", "use_own_reader", "use_search_worker", "write_index",
]  # fmt: skip
