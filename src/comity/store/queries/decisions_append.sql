INSERT INTO decisions (subject, id, verdict, field, value, user, at, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?);
