"""Independent states (Gleditsch and Ward)."""
