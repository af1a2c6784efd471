SELECT id, type, dimension, label, parties, date, place, status, claims, documents, lineages, len(conflicts) AS conflicts
FROM events ORDER BY id;
