"""Vetoes in the United Nations Security Council."""
