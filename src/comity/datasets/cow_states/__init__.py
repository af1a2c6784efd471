"""State System Membership (Correlates of War)."""
