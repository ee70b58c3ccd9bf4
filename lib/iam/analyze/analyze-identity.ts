import { decideEverything } from '../administrator/decide-everything';
import { findSelfEscalation } from '../administrator/self-escalation';
import type { Subject } from '../administrator/subject';
import { listLatentPaths, matchPath, servicesOf } from '../escalation/match-path';
import type { EscalationPath } from '../escalation/paths';
import type { Severity } from '../escalation/severity';
import { coversAction } from '../match-statement';
import type { ReadPolicy } from '../policy-tools/read-policies';
import type { AdministratorTier } from '../types';
import { listBareSubjects } from './bare-subjects';
import { remarksOfGrants } from './grant-remarks';
import { findRisks, listFullServices, type Risks } from './find-risks';
import type { LocatedJson } from './locate-json';
import { placeRemarks, type PolicyFinding } from './policy-finding';
import { validatePolicy } from './validate-policy';

/** A way to gain more rights that some policies leave open. */
export interface OpenPath {
  id: string;
  name: string;
  severity: Severity;
  /** The calls that it takes. */
  permissions: string[];
  /** Whose rights are had in the end. */
  target: string;
  /** It hangs on a condition. */
  conditional: boolean;
}

/** What `policy analyze` answers for the policies of one principal. */
export interface IdentityAnalysis {
  kind: 'identity';
  /** May do everything everywhere, under no condition. */
  admin: boolean;
  adminTier: AdministratorTier;
  privilegeEscalation: boolean;
  paths: OpenPath[];
  fullServiceAccess: string[];
  risks: Risks;
  findings: PolicyFinding[];
}

const rank: Record<AdministratorTier, number> = { none: 0, conditional: 1, equivalent: 2, full: 3 };

function tierOf(subject: Subject): AdministratorTier {
  const everything = decideEverything(subject.layers, subject.context);
  if (everything === 'allowed') return 'full';
  const self = findSelfEscalation(subject)?.decision;
  if (self === 'allowed') return 'equivalent';
  return everything === 'conditional' || self === 'conditional' ? 'conditional' : 'none';
}

function toOpenPath(subject: Subject, path: EscalationPath): OpenPath {
  const matches = servicesOf(path).map((service) => matchPath(subject, path, { service }));
  const best =
    matches.find(({ decision }) => decision === 'allowed') ??
    matches.find(({ permissions }) => permissions.length > 0);
  return {
    id: path.id,
    name: path.name,
    severity: path.severity,
    permissions: [...new Set(best?.permissions.map(({ action }) => action))],
    target: path.target,
    conditional: best?.decision !== 'allowed',
  };
}

/** Of a path that several holders have, the sure one counts. */
export function listOpenPaths(subjects: readonly Subject[]): OpenPath[] {
  const found = new Map<string, OpenPath>();
  for (const subject of subjects)
    for (const path of listLatentPaths(subject)) {
      const open = toOpenPath(subject, path);
      if (found.get(path.id)?.conditional !== false) found.set(path.id, open);
    }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Reading secrets and data is a risk of another class. */
const noEscalation = /^PE-(CRED|RES-00[123])/;

/** Assuming one named role is what roles are for; only a wildcard opens roles that nobody thought of. */
function isEscalation({ id }: OpenPath, policies: readonly ReadPolicy[]): boolean {
  if (noEscalation.test(id)) return false;
  return id !== 'PE-STS-001' || policies.some(({ document }) => document.statements.some(assumesAnything));
}

function assumesAnything(statement: ReadPolicy['document']['statements'][number]): boolean {
  if (statement.effect !== 'Allow' || !coversAction(statement, 'sts:AssumeRole')) return false;
  return (
    statement.resources?.negated === true ||
    (statement.resources?.patterns.some((one) => /[*?]/.test(one)) ?? false)
  );
}

async function findingsOf(
  policies: readonly ReadPolicy[],
  placeOf: LocatedJson['placeOf'],
): Promise<PolicyFinding[]> {
  const perPolicy = await Promise.all(
    policies.map(async (policy) =>
      placeRemarks(
        policy,
        [...remarksOfGrants(policy.document), ...(await validatePolicy(policy.document))],
        placeOf,
      ),
    ),
  );
  return perPolicy.flat();
}

/**
 * What the policies of one principal allow, whoever it is: administration, ways to more rights, whole services, risks by
 * class, faults of the text. A full administrator has no ways to more rights: there are none to gain.
 */
export async function analyzeIdentity(
  policies: readonly ReadPolicy[],
  { accountId, placeOf }: { accountId: string | null; placeOf: LocatedJson['placeOf'] },
): Promise<IdentityAnalysis> {
  const subjects = listBareSubjects(policies, accountId);
  const tiers = subjects.map(tierOf).sort((a, b) => rank[b] - rank[a]);
  const adminTier = tiers[0] ?? 'none';
  const paths = adminTier === 'full' ? [] : listOpenPaths(subjects);
  const escalations = paths.filter((path) => isEscalation(path, policies)).map(({ id }) => id);
  const [subject] = subjects;
  return {
    kind: 'identity',
    admin: adminTier === 'full',
    adminTier,
    privilegeEscalation: escalations.length > 0,
    paths,
    fullServiceAccess: subject ? await listFullServices(subject) : [],
    risks: subject
      ? await findRisks(subject, escalations)
      : {
          escalation: [],
          dataAccess: [],
          resourceExposure: [],
          credentialExposure: [],
          infrastructureChange: [],
        },
    findings: await findingsOf(policies, placeOf),
  };
}
