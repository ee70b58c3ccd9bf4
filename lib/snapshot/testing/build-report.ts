import { type ReportColumn, reportColumns } from '../report-columns';

export type RowValues = Partial<Record<ReportColumn, string>>;

const account = '123456789012';

const emptyRow: Record<ReportColumn, string> = {
  user: 'ana',
  arn: `arn:aws:iam::${account}:user/ana`,
  user_creation_time: '2024-01-10T08:00:00Z',
  password_enabled: 'false',
  password_last_used: 'N/A',
  password_last_changed: 'N/A',
  password_next_rotation: 'N/A',
  mfa_active: 'false',
  access_key_1_active: 'false',
  access_key_1_last_rotated: 'N/A',
  access_key_1_last_used_date: 'N/A',
  access_key_1_last_used_region: 'N/A',
  access_key_1_last_used_service: 'N/A',
  access_key_2_active: 'false',
  access_key_2_last_rotated: 'N/A',
  access_key_2_last_used_date: 'N/A',
  access_key_2_last_used_region: 'N/A',
  access_key_2_last_used_service: 'N/A',
  cert_1_active: 'false',
  cert_1_last_rotated: 'N/A',
  cert_2_active: 'false',
  cert_2_last_rotated: 'N/A',
};

/** The line of a user without any credential, with what is given in its place. */
export function userLine(name: string, values: RowValues = {}): string {
  const row = { ...emptyRow, user: name, arn: `arn:aws:iam::${account}:user/${name}`, ...values };
  return reportColumns.map((column) => row[column]).join(',');
}

/** The line of a root user with a password and MFA, with what is given in its place. */
export function rootLine(values: RowValues = {}): string {
  return userLine('<root_account>', {
    arn: `arn:aws:iam::${account}:root`,
    user_creation_time: '2020-05-01T12:00:00Z',
    password_enabled: 'true',
    password_last_used: '2025-11-02T09:30:00Z',
    password_last_changed: '2020-05-01T12:00:00Z',
    password_next_rotation: 'not_supported',
    mfa_active: 'true',
    ...values,
  });
}

/** A report of a root line and some others, as AWS writes it: LF, no final newline. */
export function reportText(...lines: string[]): string {
  return [reportColumns.join(','), rootLine(), ...lines].join('\n');
}

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
