SELECT * FROM events WHERE id IN (SELECT unnest($ids)) ORDER BY id;
