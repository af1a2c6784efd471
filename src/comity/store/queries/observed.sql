-- What the walk needs of the current releases: the datasets that claims are held against, whole, and of all others what
-- is about two of the states in question.
SELECT o.*
FROM observations o
JOIN releases r ON o.dataset = r.dataset AND o.part = r.part AND o.release = r.release
WHERE r.current
  AND (o.dataset IN (SELECT unnest($datasets)) OR (len(o.parties) = 2 AND list_has_all($states, o.parties)))
ORDER BY o.dataset, o.variable, o.period, o.parties, o.id;
