import type { z } from 'zod';
import type { ReportName } from '../filters';
import { accountRow, auditRow, changeRow, complianceRow, findingRow, scanRow } from './estate-rows';
import { attestationRow, exceptionRow } from './decision-rows';
import { identityRow, keyRow, mfaRow, permissionRow, rightsRow } from './identity-rows';
import { trustRow } from './trust-rows';

/** What the rows of each report hold. */
export const rowSchemas = {
  accounts: accountRow,
  attestations: attestationRow,
  audit: auditRow,
  changes: changeRow,
  compliance: complianceRow,
  exceptions: exceptionRow,
  findings: findingRow,
  identities: identityRow,
  keys: keyRow,
  mfa: mfaRow,
  permissions: permissionRow,
  rights: rightsRow,
  scans: scanRow,
  trust: trustRow,
} as const satisfies Record<ReportName, z.ZodObject>;
