-- AlterTable
ALTER TABLE "CheckResult" ADD COLUMN     "impliedBy" TEXT;

-- AlterTable
ALTER TABLE "CheckTally" ADD COLUMN     "failBySeverity" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Finding" ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "evidenceHash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "exceptionId" UUID,
ADD COLUMN     "owner" TEXT;

-- CreateTable
CREATE TABLE "Exception" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scopeKind" TEXT NOT NULL,
    "checkId" TEXT,
    "accountId" TEXT,
    "ouId" TEXT,
    "resource" TEXT,
    "part" TEXT,
    "tagKey" TEXT,
    "tagValue" TEXT,
    "reason" TEXT NOT NULL,
    "evidenceHash" TEXT,
    "requestedBy" TEXT NOT NULL,
    "requestedById" UUID,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" TEXT,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Exception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attestation" (
    "id" UUID NOT NULL,
    "checkId" TEXT,
    "frameworkId" TEXT,
    "requirementId" TEXT,
    "scope" TEXT NOT NULL,
    "resource" TEXT,
    "part" TEXT,
    "statement" TEXT NOT NULL,
    "evidence" TEXT,
    "personId" UUID,
    "personName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedBy" TEXT,

    CONSTRAINT "Attestation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomFramework" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomFramework_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Exception_state_expiresAt_idx" ON "Exception"("state", "expiresAt");

-- CreateIndex
CREATE INDEX "Exception_accountId_checkId_idx" ON "Exception"("accountId", "checkId");

-- CreateIndex
CREATE INDEX "Attestation_checkId_scope_idx" ON "Attestation"("checkId", "scope");

-- CreateIndex
CREATE INDEX "Attestation_frameworkId_requirementId_idx" ON "Attestation"("frameworkId", "requirementId");

-- CreateIndex
CREATE INDEX "Finding_exceptionId_idx" ON "Finding"("exceptionId");

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_exceptionId_fkey" FOREIGN KEY ("exceptionId") REFERENCES "Exception"("id") ON DELETE SET NULL ON UPDATE CASCADE;
