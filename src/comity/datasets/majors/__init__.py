"""Major powers (Correlates of War)."""
