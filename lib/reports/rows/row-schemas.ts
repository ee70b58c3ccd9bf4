import type { z } from 'zod';
import type { ReportName } from '../filters';
import { accountRow, auditRow, changeRow, complianceRow, findingRow, scanRow } from './estate-rows';
import { identityRow, keyRow, mfaRow, permissionRow, rightsRow } from './identity-rows';

/** What the rows of each report hold. */
export const rowSchemas = {
  accounts: accountRow,
  audit: auditRow,
  changes: changeRow,
  compliance: complianceRow,
  findings: findingRow,
  identities: identityRow,
  keys: keyRow,
  mfa: mfaRow,
  permissions: permissionRow,
  rights: rightsRow,
  scans: scanRow,
} as const satisfies Record<ReportName, z.ZodObject>;
