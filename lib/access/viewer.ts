export const personRoles = ['admin', 'analyst', 'manager'] as const;
export type PersonRole = (typeof personRoles)[number];

/** Which accounts a viewer may see. Scopes by account and OU come later; until then everybody sees the estate. */
export type Scope = { kind: 'estate' } | { kind: 'accounts'; accountIds: readonly string[] };

/** Whoever asks: a person at a page, an API token, the command line or a job. Every query and command takes one. */
export interface Viewer {
  kind: 'person' | 'token' | 'command-line' | 'job';
  id: string | null;
  name: string;
  role: PersonRole;
  scope: Scope;
  /** Where the request came from, for the audit log. */
  from: string | null;
}

/** The viewer of the command line: whoever can read the data folder is an admin of it. */
export const commandLineViewer: Viewer = {
  kind: 'command-line',
  id: null,
  name: 'command line',
  role: 'admin',
  scope: { kind: 'estate' },
  from: null,
};

/** The viewer of background jobs. */
export const jobViewer: Viewer = { ...commandLineViewer, kind: 'job', name: 'scheduler' };
