-- Written by hand: every page tells how many findings are open, which this index answers without the table.
CREATE INDEX "Finding_uncovered_idx" ON "Finding" ("accountId") WHERE state = 'open' AND "exceptionId" IS NULL;
