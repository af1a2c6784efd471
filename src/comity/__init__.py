"""Comity measures how close two states are in security, and shows the evidence for every number."""

__version__ = "0.1.0"
