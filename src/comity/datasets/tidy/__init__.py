"""Any other dataset: a tidy CSV file with a card in YAML beside it."""
