"""Intergovernmental Organizations (Correlates of War)."""
