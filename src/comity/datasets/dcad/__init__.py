"""Defense Cooperation Agreement Dataset: bilateral agreements, 1980-2010."""
