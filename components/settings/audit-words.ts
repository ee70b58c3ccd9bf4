const words: Record<string, string> = {
  'account.link': 'Linked an account',
  'account.edit': 'Edited an account',
  'account.enable': 'Enabled an account',
  'account.disable': 'Disabled an account',
  'account.remove': 'Removed an account',
  'finding.triage': 'Triaged a finding',
  'history.replay': 'Re-evaluated history',
  'history.cancel': 'Cancelled a re-evaluation',
  'person.claim-first-admin': 'Became the first admin',
  'person.create': 'Added a person',
  'person.change-role': 'Changed a role',
  'person.enable': 'Enabled a person',
  'person.disable': 'Disabled a person',
  'person.issue-setup-link': 'Made a password link',
  'person.revoke-sessions': 'Signed out everywhere',
  'person.change-password': 'Changed their password',
  'person.set-password': 'Set a password',
  'report.import': 'Imported a report',
  'scan.request': 'Asked for a scan',
  'scan.cancel': 'Cancelled a scan',
  'session.start': 'Signed in',
  'setting.change': 'Changed a setting',
  'token.create': 'Created a token',
  'token.revoke': 'Revoked a token',
};

/** An audited action as a deed; one that has no words here is shown by its name. */
export function auditActionInWords(action: string): string {
  return words[action] ?? action;
}
