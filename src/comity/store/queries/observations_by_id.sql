SELECT * FROM observations WHERE id IN (SELECT unnest($ids)) ORDER BY dataset, release, line, id;
