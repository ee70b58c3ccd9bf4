import type { ActionResult } from '@/lib/auth/action-result';

/** What is attested: a check's manual results, or a requirement of a framework. */
export type AttestedSubject =
  { kind: 'check'; checkId: string } | { kind: 'requirement'; frameworkId: string; requirementId: string };

export interface AttestationInput {
  about: AttestedSubject;
  /** `estate`, `ou:<id>` or `account:<id>`. */
  scope: string;
  statement: string;
  evidence: string;
  /** The last day, UTC, as `2027-03-04`. */
  until: string;
}

/** What people may do with attestations; the routes give them. */
export interface AttestationActions {
  attest: (input: AttestationInput) => Promise<ActionResult<{ id: string }>>;
  revoke: (attestationId: string) => Promise<ActionResult<{ id: string }>>;
}
