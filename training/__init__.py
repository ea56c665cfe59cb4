"""Training of the second opinion: not part of the linter, run by `make train`."""
