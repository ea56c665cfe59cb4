"""Checks: small generators of findings that know no files and no command line."""
