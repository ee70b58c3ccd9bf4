import type { Condition } from '../policy-document';
import { isPinned, pinnedValues } from './pins';

/** How much of a shared issuer's customers a role lets in, from all of them to one branch or phase of one project. */
export type OidcScope = 'anyone' | 'tenant' | 'project' | 'ref';

const widestFirst: readonly OidcScope[] = ['anyone', 'tenant', 'project', 'ref'];

interface Issuer {
  /** What a `sub` that is written so lets in; wildcards as written. */
  subject: (value: string) => OidcScope;
  /** Claims that say by themselves whose token it is. */
  claims: Readonly<Record<string, OidcScope>>;
  /** Claims that narrow a project down to a part of it, and say nothing of whose it is. */
  parts: readonly string[];
}

const isWild = (text: string | undefined) => text === undefined || /[*?]/.test(text);
const isBare = (text: string | undefined) => text === undefined || /^[*?]*$/.test(text);

/** `repo:OWNER/REPO:…` and the forms that an organization can choose instead. */
function scopeOfGitHub(value: string): OidcScope {
  const ofOwner = /^(repository_owner(_id)?|enterprise(_id)?):[^:*?]+/.test(value);
  if (ofOwner) return 'tenant';
  const parts = /^repo:([^/]*)\/([^:]*)(?::(.*))?$/.exec(value);
  const byId = /^repository_id:([^:*?]+)(?::(.*))?$/.exec(value);
  if (byId) return isBare(byId[2]) ? 'project' : 'ref';
  return scopeOfPath(parts?.[1], parts?.[2], parts?.[3]);
}

/** A wildcard in the owner's name lets owners of similar names in. */
function scopeOfPath(owner: string | undefined, project: string | undefined, rest?: string): OidcScope {
  if (isWild(owner)) return 'anyone';
  if (isWild(project)) return 'tenant';
  return isBare(rest) ? 'project' : 'ref';
}

function scopeOfGitLab(value: string): OidcScope {
  const parts = /^project_path:([^/:]*)\/([^:]*)(?::(.*))?$/.exec(value);
  return scopeOfPath(parts?.[1], parts?.[2], parts?.[3]);
}

/** `organization:ORG:project:P:workspace:W:run_phase:PHASE`. */
function scopeOfTerraform(value: string): OidcScope {
  const parts = /^organization:([^:]*):(?:project:([^:]*):)?(?:workspace:([^:]*):)?(?:run_phase:)?(.*)$/.exec(
    value,
  );
  if (!parts || isWild(parts[1])) return 'anyone';
  if (isWild(parts[2]) && isWild(parts[3])) return 'tenant';
  return isWild(parts[3]) || isBare(parts[4]) ? 'project' : 'ref';
}

/** `organization:ORG:pipeline:P:…`. */
function scopeOfBuildkite(value: string): OidcScope {
  const parts = /^organization:([^:]*):pipeline:([^:]*)(?::(.*))?$/.exec(value);
  return scopeOfPath(parts?.[1] ?? /^organization:([^:]*):/.exec(value)?.[1], parts?.[2], parts?.[3]);
}

/** Issuers that build software for many customers. Claims as each issuer documents them. */
const issuers: Readonly<Record<string, Issuer>> = {
  'token.actions.githubusercontent.com': {
    subject: scopeOfGitHub,
    claims: {
      repository_owner: 'tenant',
      repository_owner_id: 'tenant',
      enterprise: 'tenant',
      enterprise_id: 'tenant',
      repository: 'project',
      repository_id: 'project',
    },
    parts: ['environment', 'ref', 'job_workflow_ref', 'workflow_ref'],
  },
  'gitlab.com': {
    subject: scopeOfGitLab,
    claims: {
      namespace_id: 'tenant',
      namespace_path: 'tenant',
      project_id: 'project',
      project_path: 'project',
    },
    parts: ['environment', 'ref', 'ref_path'],
  },
  'app.terraform.io': { subject: scopeOfTerraform, claims: {}, parts: [] },
  'agent.buildkite.com': { subject: scopeOfBuildkite, claims: {}, parts: [] },
};

function narrowest(scopes: readonly OidcScope[]): OidcScope {
  return [...widestFirst].reverse().find((scope) => scopes.includes(scope)) ?? 'anyone';
}

function widest(scopes: readonly OidcScope[]): OidcScope {
  return widestFirst.find((scope) => scopes.includes(scope)) ?? 'anyone';
}

/**
 * How far the conditions narrow a shared build issuer; null for an issuer that is none. Values of a key are
 * alternatives, so the widest counts; keys add up, so the narrowest counts. Source: `iam-analysis.md` 6.
 */
export function oidcScopeOf(issuer: string, conditions: readonly Condition[]): OidcScope | null {
  const known = issuers[issuer];
  if (!known) return null;
  const bySubject = pinnedValues(conditions, `${issuer}:sub`).map((values) =>
    widest(values.map(known.subject)),
  );
  const byClaim = Object.entries(known.claims).map(([claim, scope]) =>
    isPinned(conditions, `${issuer}:${claim}`, (value) => !isWild(value.split('/')[0])) ? scope : 'anyone',
  );
  const scope = narrowest([...bySubject, ...byClaim]);
  const isPart = known.parts.some((claim) => isPinned(conditions, `${issuer}:${claim}`, () => true));
  return scope === 'project' && isPart ? 'ref' : scope;
}
