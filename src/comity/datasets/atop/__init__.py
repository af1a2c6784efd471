"""Alliance Treaty Obligations and Provisions (ATOP)."""
