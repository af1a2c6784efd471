"""The joins of a dyad-year table: one file for each, named in `comity.dyad_years.register`."""
