SELECT * FROM claims WHERE id IN (SELECT unnest($ids)) ORDER BY document, start, "end", id;
