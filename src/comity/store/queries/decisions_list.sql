SELECT number, subject, id, verdict, field, value, user, at, note FROM decisions ORDER BY number;
