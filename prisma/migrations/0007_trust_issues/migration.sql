-- AlterTable
ALTER TABLE "TrustState" ADD COLUMN     "issues" JSONB;
