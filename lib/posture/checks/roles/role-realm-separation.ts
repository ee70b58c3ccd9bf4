import { nameInArn } from '@/lib/iam/arn';
import type { Tag } from '@/lib/snapshot/tag';
import { valueOf } from '@/lib/snapshot/reading';
import { environmentOf, isProduction } from '../../facts/environments';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { type Entrance, judgeTrusts, type RoleTrust, trustEvidence } from '../../facts/role-trusts';
import { editTrustCommands } from '../../facts/trust-remedy';
import { failing, notApplicable, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/** A role serves one environment, and nobody below production takes a production role. Ours. */
export const roleRealmSeparation: Check = {
  id: 'role-realm-separation',
  group: 'roles',
  title: 'Roles stay inside one environment',
  failTitle: 'A role joins two environments',
  rationale:
    'Development is where people try things and rules are loose. A role that it shares with production, or may take there, carries every slip over.',
  logic:
    'Tells the environment of roles, users, instances and accounts by their tags, else by patterns of their names. Fails when those who may assume a role, and the instances that have it, belong to two environments, or when a production role may be assumed from another one. Not applicable where no environment is known.',
  tier: 'core',
  subject: 'role',
  severity,
  stages: ['authorization-details', 'compute', 'organization'],
  parameters: ['realmTagKeys', 'realmPatterns'],
  remedy: {
    console:
      'IAM, Roles, <role>: make one role for each environment, better in an account of its own, and take the others out of its trust policy.',
    cli: editTrustCommands('leave the principals of one environment'),
    terraform: null,
  },
  references: ['AWS Well-Architected SEC01-BP01'],
  evaluate,
  describeFail,
};

/** Who or what uses a role, with its environment. */
interface Use {
  who: string;
  environment: string;
}

function evaluate(input: CheckInput): CheckResult[] {
  const surroundings = gatherSurroundings(input);
  return judgeTrusts(input, severity, (trust) => judge(trust, input, surroundings));
}

function judge(trust: RoleTrust, input: CheckInput, surroundings: Surroundings): Verdict {
  const { role, entrances } = trust;
  const uses = [
    ...entrances.flatMap((entrance) => useBy(entrance, input, surroundings)),
    ...role.instanceProfiles.flatMap((arn) => surroundings.onInstances.get(arn) ?? []),
  ];
  const own = environmentOf(role, input.thresholds) ?? surroundings.ofAccounts.get(input.snapshot.accountId);
  const environments = [...new Set(uses.map(({ environment }) => environment))].sort();
  const evidence = trustEvidence(trust, input, {
    environment: own ?? null,
    usedFrom: environments,
    users: uses.map(({ who, environment }) => `${who} (${environment})`),
  });
  if (environments.length > 1) return failing(evidence, describeFail);
  const [only] = environments;
  if (only === undefined && own === undefined)
    return notApplicable(`No environment of ${role.name} and its users is known`);
  if (only !== undefined && isProduction(own ?? null) && !isProduction(only))
    return failing(evidence, describeFail);
  return { result: 'pass', title: `${role.name} stays inside ${only ?? own}`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const role = evidenceText(evidence, 'role');
  const environments = evidenceInWords(evidence, 'usedFrom');
  return evidenceList(evidence, 'usedFrom').length > 1
    ? `${role} is used from ${environments}`
    : `${role}, of ${evidenceText(evidence, 'environment')}, is used from ${environments}`;
}

interface Surroundings {
  /** Environments of accounts by id, those that tell none left out. */
  ofAccounts: ReadonlyMap<string, string>;
  /** Tags of this account's users and roles by ARN. */
  tagsOf: ReadonlyMap<string, readonly Tag[]>;
  /** Instances by the ARN of their profile. */
  onInstances: ReadonlyMap<string, Use[]>;
}

/** The organization and EC2 refine the verdict: what was not read there is an environment not known. */
function gatherSurroundings(input: CheckInput): Surroundings {
  const { snapshot, context, thresholds } = input;
  const ofAccounts = new Map<string, string>();
  for (const account of context.organization?.accounts ?? []) {
    const environment = environmentOf(account, thresholds);
    if (environment !== null) ofAccounts.set(account.id, environment);
  }
  const identities = [...(valueOf(snapshot.users) ?? []), ...(valueOf(snapshot.roles) ?? [])];
  const tagsOf = new Map(identities.map(({ arn, tags }) => [arn, tags]));
  return { ofAccounts, tagsOf, onInstances: gatherInstances(input) };
}

function gatherInstances({ snapshot, thresholds }: CheckInput): Map<string, Use[]> {
  const byProfile = new Map<string, Use[]>();
  const instances = (valueOf(snapshot.compute) ?? []).flatMap((region) => valueOf(region.instances) ?? []);
  for (const { id, tags, instanceProfileArn } of instances) {
    const name = tags.find(({ key }) => key === 'Name')?.value ?? '';
    const environment = environmentOf({ name, tags }, thresholds);
    if (instanceProfileArn === null || environment === null) continue;
    byProfile.set(instanceProfileArn, [
      ...(byProfile.get(instanceProfileArn) ?? []),
      { who: id, environment },
    ]);
  }
  return byProfile;
}

/** A principal of this account tells by itself; one of another account by its name, else by that account. */
function useBy({ kind, principal, accountId }: Entrance, input: CheckInput, around: Surroundings): Use[] {
  if (accountId === null || !['account', 'identity'].includes(kind)) return [];
  const isForeign = accountId !== input.snapshot.accountId;
  const named = { name: nameInArn(principal), tags: around.tagsOf.get(principal) ?? [] };
  const byName = kind === 'identity' ? environmentOf(named, input.thresholds) : null;
  const environment = byName ?? (isForeign ? (around.ofAccounts.get(accountId) ?? null) : null);
  return environment === null ? [] : [{ who: principal, environment }];
}
