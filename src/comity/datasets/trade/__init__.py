"""International trade (Correlates of War)."""
