-- CreateTable
CREATE TABLE "ShareState" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "identityId" UUID NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL,
    "used" DOUBLE PRECISION,
    "unused" DOUBLE PRECISION,
    "unknown" DOUBLE PRECISION,
    "pairs" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "ShareState_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ShareState_identityId_validFrom_idx" ON "ShareState"("identityId", "validFrom");

-- CreateIndex
CREATE INDEX "ShareState_accountId_validTo_idx" ON "ShareState"("accountId", "validTo");

-- Written by hand: one current row per identity.
CREATE UNIQUE INDEX "ShareState_current_key" ON "ShareState" ("identityId") WHERE "validTo" IS NULL;
