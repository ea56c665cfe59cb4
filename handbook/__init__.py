"""Turns phrases and pages into the handbook's sites and books."""
