-- CreateTable
CREATE TABLE "GrantTally" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "identityId" UUID NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "granted" INTEGER NOT NULL,
    "used" INTEGER NOT NULL,
    "unused" INTEGER NOT NULL,
    "notTracked" INTEGER NOT NULL,

    CONSTRAINT "GrantTally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceTally" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "service" TEXT NOT NULL,
    "serviceName" TEXT NOT NULL,
    "identities" INTEGER NOT NULL,
    "unused" INTEGER NOT NULL,

    CONSTRAINT "ServiceTally_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "GrantTally_identityId_validFrom_idx" ON "GrantTally"("identityId", "validFrom");

-- CreateIndex
CREATE INDEX "GrantTally_accountId_validTo_idx" ON "GrantTally"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "ServiceTally_accountId_validTo_idx" ON "ServiceTally"("accountId", "validTo");

-- Written by hand, as the schema's comments ask: one current row per natural key of a projection.
CREATE UNIQUE INDEX "GrantTally_current_key" ON "GrantTally" ("identityId") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "ServiceTally_current_key" ON "ServiceTally" ("accountId", "service") WHERE "validTo" IS NULL;

-- Few findings could not be checked again, and every page of findings counts them.
CREATE INDEX "Finding_notChecked_idx" ON "Finding" ("accountId") WHERE "notCheckedSince" IS NOT NULL;

-- The tallies of the grants that are here already, in every interval in which none of them moved.
INSERT INTO "GrantTally" ("accountId", "identityId", "validFrom", "validTo", "granted", "used", "unused", "notTracked")
WITH bounds AS (
  SELECT "identityId", "validFrom" AS at FROM "GrantState" WHERE "action" = ''
  UNION SELECT "identityId", "validTo" FROM "GrantState" WHERE "action" = '' AND "validTo" IS NOT NULL),
spans AS (
  SELECT "identityId", at AS "from", lead(at) OVER (PARTITION BY "identityId" ORDER BY at) AS "to" FROM bounds)
SELECT g."accountId", s."identityId", s."from", s."to", count(*), count(*) FILTER (WHERE g."state" = 'used'),
  count(*) FILTER (WHERE g."state" = 'unused'), count(*) FILTER (WHERE g."state" = 'not-tracked')
FROM spans s JOIN "GrantState" g ON g."identityId" = s."identityId" AND g."action" = '' AND g."validFrom" <= s."from"
  AND (g."validTo" IS NULL OR g."validTo" > s."from")
GROUP BY 1, 2, 3, 4;

INSERT INTO "ServiceTally" ("accountId", "service", "validFrom", "validTo", "serviceName", "identities", "unused")
WITH grants AS (
  SELECT g.* FROM "GrantState" g WHERE g."action" = '' AND NOT EXISTS (
    SELECT 1 FROM "IdentityState" i WHERE i."identityId" = g."identityId" AND i."serviceLinked")),
bounds AS (
  SELECT "accountId", "service", "validFrom" AS at FROM grants
  UNION SELECT "accountId", "service", "validTo" FROM grants WHERE "validTo" IS NOT NULL),
spans AS (
  SELECT "accountId", "service", at AS "from", lead(at) OVER (PARTITION BY "accountId", "service" ORDER BY at) AS "to"
  FROM bounds)
SELECT g."accountId", g."service", s."from", s."to", max(g."serviceName"), count(*),
  count(*) FILTER (WHERE g."state" = 'unused')
FROM spans s JOIN grants g ON g."accountId" = s."accountId" AND g."service" = s."service" AND g."validFrom" <= s."from"
  AND (g."validTo" IS NULL OR g."validTo" > s."from")
GROUP BY 1, 2, 3, 4;
