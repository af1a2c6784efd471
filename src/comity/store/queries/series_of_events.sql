SELECT * FROM series WHERE variable LIKE 'events.%' OR variable LIKE 'coverage.%' ORDER BY dyad, variable, year;
