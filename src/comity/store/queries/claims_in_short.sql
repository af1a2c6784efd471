SELECT id, quote FROM claims ORDER BY coalesce(confidence, 0), document, start, "end", id;
