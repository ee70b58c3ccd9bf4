import type { Instant } from './reading';

/** What a last-used field says: a time, none recorded, or that there is no such credential. */
export type LastUse = { at: Instant } | 'never' | 'none';

/** One access-key slot of a row. A slot with a date exists; `active` says whether it can be used. */
export interface ReportKey {
  slot: 1 | 2;
  active: boolean;
  /** Creation or last change; AWS does not tell which. */
  lastRotated: Instant | null;
  lastUsed: Instant | null;
  lastUsedRegion: string | null;
  lastUsedService: string | null;
}

export interface ReportCertificate {
  slot: 1 | 2;
  active: boolean;
  lastRotated: Instant | null;
}

/** One line of AWS's credential report. Source: IAM User Guide, "Getting credential reports for your AWS account". */
export interface CredentialReportRow {
  user: string;
  arn: string;
  isRoot: boolean;
  createdAt: Instant;
  /** null where AWS says `not_supported`: the root row of older reports. */
  passwordEnabled: boolean | null;
  passwordLastUsed: LastUse;
  passwordLastChanged: Instant | null;
  passwordNextRotation: Instant | null;
  mfaActive: boolean;
  keys: ReportKey[];
  certificates: ReportCertificate[];
  /** The line in the file, 1 being the header. */
  line: number;
}

/** A line that could not be understood, with the reason. */
export interface ReportProblem {
  line: number;
  column: string | null;
  message: string;
  /** The user on that line, where it could be told. */
  user: string | null;
}

/** What the parser makes of a file. `notices` are recoveries that lose nothing. */
export interface CredentialReport {
  accountId: string;
  partition: string;
  rows: CredentialReportRow[];
  problems: ReportProblem[];
  notices: string[];
}
