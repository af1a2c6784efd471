"""Militarized Interstate Disputes (Correlates of War)."""
