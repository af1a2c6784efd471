"""National Material Capabilities (Correlates of War)."""
