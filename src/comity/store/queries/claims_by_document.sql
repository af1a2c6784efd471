SELECT * FROM claims WHERE document = $document ORDER BY start, "end", id;
