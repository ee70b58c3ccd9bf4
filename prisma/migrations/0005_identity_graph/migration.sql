-- CreateTable
CREATE TABLE "Edge" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "kind" TEXT NOT NULL,
    "administrator" BOOLEAN NOT NULL,
    "edges" JSONB NOT NULL DEFAULT '[]',
    "calls" JSONB NOT NULL DEFAULT '[]',
    "doors" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "Edge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reach" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "identityId" UUID NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "hopsConfirmed" INTEGER,
    "hopsConditional" INTEGER NOT NULL,
    "steps" JSONB NOT NULL DEFAULT '[]',
    "ways" JSONB NOT NULL DEFAULT '[]',
    "snapshotId" UUID NOT NULL,

    CONSTRAINT "Reach_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EstateAnalysis" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3) NOT NULL,
    "tookMs" INTEGER NOT NULL,
    "snapshots" JSONB NOT NULL,
    "entries" JSONB NOT NULL DEFAULT '[]',
    "cuts" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "EstateAnalysis_pkey" PRIMARY KEY ("at")
);

-- CreateIndex
CREATE INDEX "Edge_accountId_validTo_idx" ON "Edge"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "Reach_accountId_validTo_idx" ON "Reach"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "Reach_identityId_validFrom_idx" ON "Reach"("identityId", "validFrom");

-- What Prisma cannot say: of rows with an interval one is current.
CREATE UNIQUE INDEX "Edge_current_key" ON "Edge" ("accountId", "source") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "Reach_current_key" ON "Reach" ("identityId") WHERE "validTo" IS NULL;
