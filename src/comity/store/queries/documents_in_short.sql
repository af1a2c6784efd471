SELECT documents.id, name, title, publisher, published, language, status, reason, format, length(text) AS characters,
       coalesce(coded.claims, 0) AS claims
FROM documents
LEFT JOIN (SELECT document, count(*) AS claims FROM claims GROUP BY document) AS coded ON coded.document = documents.id
ORDER BY published, name, documents.id;
