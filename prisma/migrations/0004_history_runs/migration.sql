-- CreateTable
CREATE TABLE "HistoryRun" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "accountId" TEXT,
    "from" TIMESTAMPTZ(3),
    "reason" TEXT,
    "trigger" TEXT NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "catalogueVersion" INTEGER NOT NULL,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "cancelRequestedAt" TIMESTAMPTZ(3),

    CONSTRAINT "HistoryRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HistoryRunAccount" (
    "runId" UUID NOT NULL,
    "accountId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "owner" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "snapshots" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "oldest" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "error" JSONB,

    CONSTRAINT "HistoryRunAccount_pkey" PRIMARY KEY ("runId","accountId")
);

-- CreateIndex
CREATE INDEX "HistoryRun_queuedAt_idx" ON "HistoryRun"("queuedAt" DESC);

-- CreateIndex
CREATE INDEX "HistoryRunAccount_accountId_idx" ON "HistoryRunAccount"("accountId");

-- AddForeignKey
ALTER TABLE "HistoryRunAccount" ADD CONSTRAINT "HistoryRunAccount_runId_fkey" FOREIGN KEY ("runId") REFERENCES "HistoryRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HistoryRunAccount" ADD CONSTRAINT "HistoryRunAccount_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One run is under way at most.
CREATE UNIQUE INDEX "HistoryRun_one_under_way" ON "HistoryRun" ((true)) WHERE "state" IN ('queued', 'running');
