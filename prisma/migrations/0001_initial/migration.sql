-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Document" (
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "manifestHash" TEXT NOT NULL,
    "fileHash" TEXT,
    "readings" JSONB NOT NULL,
    "catalogueVersion" INTEGER NOT NULL,
    "settingsHash" TEXT NOT NULL,
    "organizationSnapshotId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationSnapshot" (
    "id" UUID NOT NULL,
    "organizationId" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "documentHash" TEXT NOT NULL,

    CONSTRAINT "OrganizationSnapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" TEXT NOT NULL,
    "managementAccountId" TEXT NOT NULL,
    "rootId" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationalUnit" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "parentId" TEXT,
    "name" TEXT NOT NULL,

    CONSTRAINT "OrganizationalUnit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "partition" TEXT NOT NULL DEFAULT 'aws',
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "roleArn" TEXT,
    "externalId" TEXT,
    "status" TEXT NOT NULL DEFAULT 'linked',
    "organizationState" TEXT,
    "ouId" TEXT,
    "scanIntervalHours" INTEGER,
    "nextScanAt" TIMESTAMPTZ(3),
    "lastSnapshotId" UUID,
    "lastSnapshotAt" TIMESTAMPTZ(3),
    "projectionStamp" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Scan" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "requestedBy" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "owner" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "cancelRequestedAt" TIMESTAMPTZ(3),
    "queuedAt" TIMESTAMPTZ(3) NOT NULL,
    "runAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "calls" INTEGER NOT NULL DEFAULT 0,
    "throttles" INTEGER NOT NULL DEFAULT 0,
    "progress" JSONB,
    "error" JSONB,
    "outcome" JSONB,
    "snapshotId" UUID,

    CONSTRAINT "Scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stage" (
    "scanId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "error" JSONB,
    "reason" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "calls" INTEGER NOT NULL DEFAULT 0,
    "throttles" INTEGER NOT NULL DEFAULT 0,
    "notices" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "Stage_pkey" PRIMARY KEY ("scanId","name")
);

-- CreateTable
CREATE TABLE "Identity" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "arn" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdentityState" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "identityId" UUID NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "uniqueId" TEXT,
    "createdAt" TIMESTAMPTZ(3),
    "tags" JSONB NOT NULL DEFAULT '[]',
    "groups" JSONB NOT NULL DEFAULT '[]',
    "attachedPolicies" JSONB NOT NULL DEFAULT '[]',
    "inlinePolicies" JSONB NOT NULL DEFAULT '[]',
    "permissionsBoundary" TEXT,
    "description" TEXT,
    "maxSessionDuration" INTEGER,
    "serviceLinked" BOOLEAN NOT NULL DEFAULT false,
    "passwordEnabled" BOOLEAN,
    "passwordLastChanged" TIMESTAMPTZ(3),
    "mfaActive" BOOLEAN,
    "mfaKinds" JSONB NOT NULL DEFAULT '[]',
    "activeKeys" INTEGER,
    "keys" INTEGER,
    "administrator" TEXT,
    "administratorReason" TEXT,
    "trustDocument" TEXT,
    "publicTrust" BOOLEAN,
    "externalTrust" BOOLEAN,
    "owner" TEXT,

    CONSTRAINT "IdentityState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdentityUse" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "identityId" UUID NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "lastActivityAt" TIMESTAMPTZ(3),
    "lastActivityBy" TEXT,
    "passwordLastUsedAt" TIMESTAMPTZ(3),
    "lastRegion" TEXT,

    CONSTRAINT "IdentityUse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CredentialState" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "identityId" UUID NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "accessKeyId" TEXT,
    "slot" INTEGER,
    "status" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3),
    "detail" TEXT,

    CONSTRAINT "CredentialState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CredentialUse" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "identityId" UUID NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "region" TEXT,
    "service" TEXT,

    CONSTRAINT "CredentialUse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GrantState" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "identityId" UUID NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "service" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "serviceName" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "GrantState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyState" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "arn" TEXT NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "name" TEXT NOT NULL,
    "awsManaged" BOOLEAN NOT NULL,
    "defaultVersion" TEXT,
    "document" TEXT,
    "attachmentCount" INTEGER NOT NULL,
    "boundaryUsageCount" INTEGER NOT NULL,

    CONSTRAINT "PolicyState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrustState" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "identityId" UUID NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL,
    "principalKind" TEXT NOT NULL,
    "principal" TEXT NOT NULL,
    "trustedAccountId" TEXT,
    "vendor" TEXT,
    "external" BOOLEAN NOT NULL,
    "externalIdRequired" BOOLEAN NOT NULL,
    "conditions" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "TrustState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckResult" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "checkId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "identityId" UUID,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "result" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "evidence" JSONB,

    CONSTRAINT "CheckResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckTally" (
    "id" BIGSERIAL NOT NULL,
    "accountId" TEXT NOT NULL,
    "checkId" TEXT NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "pass" INTEGER NOT NULL,
    "fail" INTEGER NOT NULL,
    "unknown" INTEGER NOT NULL,
    "manual" INTEGER NOT NULL,
    "notApplicable" INTEGER NOT NULL,

    CONSTRAINT "CheckTally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Change" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "identityId" UUID,
    "entityKind" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "event" TEXT,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("at","id")
);

-- CreateTable
CREATE TABLE "AccountMetric" (
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "accountId" TEXT NOT NULL,
    "snapshotId" UUID,
    "values" JSONB NOT NULL,

    CONSTRAINT "AccountMetric_pkey" PRIMARY KEY ("takenAt","accountId")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "checkId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "identityId" UUID,
    "state" TEXT NOT NULL,
    "triage" TEXT NOT NULL DEFAULT 'none',
    "severity" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "reopenedAt" TIMESTAMPTZ(3),
    "notCheckedSince" TIMESTAMPTZ(3),

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FindingEvent" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL,
    "findingId" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" JSONB,
    "personId" UUID,

    CONSTRAINT "FindingEvent_pkey" PRIMARY KEY ("at","id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedBy" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT,
    "setupTokenHash" TEXT,
    "setupTokenExpiresAt" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),
    "lastSignInAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FirstAdminToken" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FirstAdminToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("key","at","id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "address" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "target" TEXT,
    "before" JSONB,
    "after" JSONB,
    "from" TEXT,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Visit" (
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previousAt" TIMESTAMPTZ(3),

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Worker" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "heartbeatAt" TIMESTAMPTZ(3) NOT NULL,
    "host" TEXT NOT NULL,
    "graphileIds" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "Worker_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Snapshot_fileHash_idx" ON "Snapshot"("fileHash");

-- CreateIndex
CREATE INDEX "Snapshot_manifestHash_idx" ON "Snapshot"("manifestHash");

-- CreateIndex
CREATE UNIQUE INDEX "Snapshot_accountId_takenAt_key" ON "Snapshot"("accountId", "takenAt");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationSnapshot_organizationId_takenAt_key" ON "OrganizationSnapshot"("organizationId", "takenAt");

-- CreateIndex
CREATE INDEX "Account_nextScanAt_idx" ON "Account"("nextScanAt");

-- CreateIndex
CREATE UNIQUE INDEX "Scan_snapshotId_key" ON "Scan"("snapshotId");

-- CreateIndex
CREATE INDEX "Scan_accountId_queuedAt_idx" ON "Scan"("accountId", "queuedAt" DESC);

-- CreateIndex
CREATE INDEX "Scan_state_leaseUntil_idx" ON "Scan"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "Scan_queuedAt_idx" ON "Scan"("queuedAt" DESC);

-- CreateIndex
CREATE INDEX "Identity_name_idx" ON "Identity"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Identity_accountId_arn_key" ON "Identity"("accountId", "arn");

-- CreateIndex
CREATE INDEX "IdentityState_identityId_validFrom_idx" ON "IdentityState"("identityId", "validFrom");

-- CreateIndex
CREATE INDEX "IdentityState_accountId_validTo_idx" ON "IdentityState"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "IdentityState_kind_validTo_idx" ON "IdentityState"("kind", "validTo");

-- CreateIndex
CREATE INDEX "IdentityUse_identityId_validFrom_idx" ON "IdentityUse"("identityId", "validFrom");

-- CreateIndex
CREATE INDEX "IdentityUse_accountId_validTo_idx" ON "IdentityUse"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "CredentialState_identityId_validFrom_idx" ON "CredentialState"("identityId", "validFrom");

-- CreateIndex
CREATE INDEX "CredentialState_accountId_validTo_idx" ON "CredentialState"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "CredentialState_kind_validTo_idx" ON "CredentialState"("kind", "validTo");

-- CreateIndex
CREATE INDEX "CredentialUse_identityId_validFrom_idx" ON "CredentialUse"("identityId", "validFrom");

-- CreateIndex
CREATE INDEX "CredentialUse_accountId_validTo_idx" ON "CredentialUse"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "GrantState_identityId_validFrom_idx" ON "GrantState"("identityId", "validFrom");

-- CreateIndex
CREATE INDEX "GrantState_accountId_validTo_idx" ON "GrantState"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "GrantState_service_validTo_idx" ON "GrantState"("service", "validTo");

-- CreateIndex
CREATE INDEX "PolicyState_accountId_validTo_idx" ON "PolicyState"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "PolicyState_arn_validFrom_idx" ON "PolicyState"("arn", "validFrom");

-- CreateIndex
CREATE INDEX "TrustState_identityId_validFrom_idx" ON "TrustState"("identityId", "validFrom");

-- CreateIndex
CREATE INDEX "TrustState_accountId_validTo_idx" ON "TrustState"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "CheckResult_accountId_validTo_idx" ON "CheckResult"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "CheckResult_checkId_validTo_idx" ON "CheckResult"("checkId", "validTo");

-- CreateIndex
CREATE INDEX "CheckResult_identityId_validFrom_idx" ON "CheckResult"("identityId", "validFrom");

-- CreateIndex
CREATE INDEX "CheckTally_accountId_validTo_idx" ON "CheckTally"("accountId", "validTo");

-- CreateIndex
CREATE INDEX "Change_accountId_at_idx" ON "Change"("accountId", "at" DESC);

-- CreateIndex
CREATE INDEX "Change_identityId_at_idx" ON "Change"("identityId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "AccountMetric_snapshotId_key" ON "AccountMetric"("snapshotId");

-- CreateIndex
CREATE INDEX "AccountMetric_accountId_takenAt_idx" ON "AccountMetric"("accountId", "takenAt" DESC);

-- CreateIndex
CREATE INDEX "Finding_state_severity_idx" ON "Finding"("state", "severity");

-- CreateIndex
CREATE INDEX "Finding_accountId_state_idx" ON "Finding"("accountId", "state");

-- CreateIndex
CREATE INDEX "Finding_identityId_idx" ON "Finding"("identityId");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_accountId_checkId_resource_part_key" ON "Finding"("accountId", "checkId", "resource", "part");

-- CreateIndex
CREATE INDEX "FindingEvent_findingId_at_idx" ON "FindingEvent"("findingId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at" DESC);

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationalUnit" ADD CONSTRAINT "OrganizationalUnit_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_ouId_fkey" FOREIGN KEY ("ouId") REFERENCES "OrganizationalUnit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scan" ADD CONSTRAINT "Scan_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scan" ADD CONSTRAINT "Scan_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "Snapshot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stage" ADD CONSTRAINT "Stage_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "Scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountMetric" ADD CONSTRAINT "AccountMetric_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "Snapshot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand, as the schema's comments ask: one current row per natural key of a projection.
CREATE UNIQUE INDEX "Scan_underWay_key" ON "Scan" ("accountId") WHERE "state" IN ('queued', 'running');
CREATE UNIQUE INDEX "IdentityState_current_key" ON "IdentityState" ("identityId") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "IdentityUse_current_key" ON "IdentityUse" ("identityId") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "CredentialState_current_key" ON "CredentialState" ("identityId", "kind", "key") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "CredentialUse_current_key" ON "CredentialUse" ("identityId", "kind", "key") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "GrantState_current_key" ON "GrantState" ("identityId", "service", "action") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "PolicyState_current_key" ON "PolicyState" ("accountId", "arn") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "TrustState_current_key" ON "TrustState" ("identityId", "principal", "position") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "CheckResult_current_key" ON "CheckResult" ("accountId", "checkId", "resource", "part") WHERE "validTo" IS NULL;
CREATE UNIQUE INDEX "CheckTally_current_key" ON "CheckTally" ("accountId", "checkId") WHERE "validTo" IS NULL;

-- At most one token for the first admin.
ALTER TABLE "FirstAdminToken" ADD CONSTRAINT "FirstAdminToken_single_row" CHECK ("id" = 1);

-- The audit log is append-only whoever asks.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END
$$;
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
