import type { CredentialReportRow, ReportCertificate, ReportKey } from './credential-report';
import type { ReportColumn } from './report-columns';
import {
  activeOf,
  booleanOf,
  isAbsent,
  lastUseOf,
  optionalTimeOf,
  ReportValueError,
  timeOf,
  wordOf,
} from './report-values';

/** The name of the root user in AWS's report and in ours. */
export const rootUserName = '<root_account>';

export interface ReadRow {
  row: CredentialReportRow;
  accountId: string;
  partition: string;
}

type Get = (column: ReportColumn) => string;

const nameForm = /^[\w+=,.@-]{1,64}$/;
const rootForm = /^(?:<|&lt;)?root[_ ]account(?:>|&gt;)?$/i;
const arnForm = /^arn:([a-z][a-z0-9-]*):iam::(\d{12}):(root|user\/(?:[!-.0-~]+\/)*([^/]+))$/;

/** Reads the fields of one row. Throws ReportValueError for a value outside the grammar. */
export function readReportRow(get: Get, line: number): ReadRow {
  const name = get('user');
  const arn = get('arn');
  const parts = arnForm.exec(arn);
  if (!parts)
    throw new ReportValueError('arn', `arn is "${arn}", expected the ARN of an IAM user or of root`);
  const [, partition = '', accountId = '', , arnName] = parts;
  const isRoot = arnName === undefined;
  requireName(name, arn, arnName);
  const row: CredentialReportRow = {
    user: isRoot ? rootUserName : name,
    arn,
    isRoot,
    createdAt: timeOf('user_creation_time', get('user_creation_time')),
    passwordEnabled: passwordEnabledOf(get('password_enabled'), isRoot),
    passwordLastUsed: lastUseOf('password_last_used', get('password_last_used')),
    passwordLastChanged: optionalTimeOf('password_last_changed', get('password_last_changed')),
    passwordNextRotation: optionalTimeOf('password_next_rotation', get('password_next_rotation')),
    mfaActive: booleanOf('mfa_active', get('mfa_active')),
    keys: [keyOf(get, 1), keyOf(get, 2)].filter((key) => key !== null),
    certificates: [certificateOf(get, 1), certificateOf(get, 2)].filter(
      (certificate) => certificate !== null,
    ),
    line,
  };
  return { row, accountId, partition };
}

function requireName(name: string, arn: string, arnName: string | undefined): void {
  if (arnName === undefined) {
    if (!rootForm.test(name))
      throw new ReportValueError('user', `user is "${name}", expected ${rootUserName} for the ARN ${arn}`);
    return;
  }
  if (!nameForm.test(name))
    throw new ReportValueError('user', `user is "${name}", which is no IAM user name`);
  if (name !== arnName) throw new ReportValueError('arn', `the ARN ${arn} is not that of the user "${name}"`);
}

/** `not_supported` on the root row is left to the rule of the checks; N/A on a user's is "no password". */
function passwordEnabledOf(raw: string, isRoot: boolean): boolean | null {
  if (!isAbsent(raw)) return booleanOf('password_enabled', raw);
  return isRoot ? null : false;
}

/** A slot with a date exists even when it is inactive: AWS keeps the date of inactive keys. */
function keyOf(get: Get, slot: 1 | 2): ReportKey | null {
  const prefix = `access_key_${slot}` as const;
  const active = activeOf(`${prefix}_active`, get(`${prefix}_active`));
  const lastRotated = optionalTimeOf(`${prefix}_last_rotated`, get(`${prefix}_last_rotated`));
  const lastUsed = optionalTimeOf(`${prefix}_last_used_date`, get(`${prefix}_last_used_date`));
  const lastUsedRegion = wordOf(`${prefix}_last_used_region`, get(`${prefix}_last_used_region`));
  const lastUsedService = wordOf(`${prefix}_last_used_service`, get(`${prefix}_last_used_service`));
  if (!active && lastRotated === null) return null;
  return { slot, active, lastRotated, lastUsed, lastUsedRegion, lastUsedService };
}

function certificateOf(get: Get, slot: 1 | 2): ReportCertificate | null {
  const active = activeOf(`cert_${slot}_active`, get(`cert_${slot}_active`));
  const lastRotated = optionalTimeOf(`cert_${slot}_last_rotated`, get(`cert_${slot}_last_rotated`));
  return active || lastRotated !== null ? { slot, active, lastRotated } : null;
}
