SELECT * FROM checks WHERE claim IN (SELECT unnest($ids)) ORDER BY claim, dataset;
