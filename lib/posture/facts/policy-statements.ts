import { parsePolicy, type PolicyDocument, type Statement } from '@/lib/iam/policy-document';
import type { AccountSnapshot, Group, ManagedPolicy } from '@/lib/snapshot/account-snapshot';
import type { DocumentHash } from '@/lib/snapshot/document-hash';
import type { Instant, Reading } from '@/lib/snapshot/reading';

/** An identity that has a policy attached or holds it inline. */
export interface PolicyHolder {
  kind: 'user' | 'group' | 'role';
  name: string;
  arn: string;
  path: string;
  /** ARN of its permissions boundary; null for none, and for groups, which have none. */
  permissionsBoundary: string | null;
}

/** One policy of a snapshot with what it says and who has it. */
export interface AccountPolicy {
  /** `customer` and `aws` are managed. */
  origin: 'customer' | 'aws' | 'inline';
  name: string;
  /** ARN of a managed policy, else of the identity that holds the inline one: the resource of a result. */
  resource: string;
  /** Name of an inline policy, which tells it from the others of its identity. */
  part: string | undefined;
  holders: readonly PolicyHolder[];
  /** Null for an inline policy. */
  managed: ManagedPolicy | null;
  hash: DocumentHash | null;
  /** Null when the text was not read or is no policy; then `problem` says why. */
  document: PolicyDocument | null;
  problem: string | null;
  asOf: Instant;
}

/** An identity with its policies and when it was read. */
interface Held {
  holder: PolicyHolder;
  identity: Group;
  asOf: Instant;
}

const remembered = new WeakMap<AccountSnapshot, readonly AccountPolicy[]>();

/**
 * Every customer managed policy (its default version), every AWS managed policy that somebody has, and every inline
 * policy. Service-linked roles and their policies, which AWS alone can change, are left out. Of data sets that were not
 * read nothing is listed: look at the readings before taking "none" for an answer.
 */
export function accountPolicies(snapshot: AccountSnapshot): readonly AccountPolicy[] {
  const known = remembered.get(snapshot);
  if (known) return known;
  const policies = gatherPolicies(snapshot);
  remembered.set(snapshot, policies);
  return policies;
}

/** Makes a function of a document that is computed once for equal texts, which share one parsed document. */
export function rememberByDocument<T>(
  compute: (document: PolicyDocument) => T,
): (document: PolicyDocument) => T {
  const answers = new WeakMap<PolicyDocument, { answer: T }>();
  return (document) => {
    const known = answers.get(document);
    if (known) return known.answer;
    const answer = compute(document);
    answers.set(document, { answer });
    return answer;
  };
}

/** The Allow statements of a document that meet a test; computed once for equal texts. */
export function rememberAllows(
  test: (statement: Statement) => boolean,
): (document: PolicyDocument) => Statement[] {
  return rememberByDocument(({ statements }) =>
    statements.filter((statement) => statement.effect === 'Allow' && test(statement)),
  );
}

/** Whether a role belongs to an AWS service, which alone can change it. */
export function isServiceLinked({ path }: { path: string }): boolean {
  return path.startsWith('/aws-service-role/');
}

/** Whether a role was made by IAM Identity Center for a permission set. */
export function isReservedForSso({ path }: { path: string }): boolean {
  return path.startsWith('/aws-reserved/sso.amazonaws.com/');
}

function gatherPolicies(snapshot: AccountSnapshot): AccountPolicy[] {
  const held = gatherHolders(snapshot);
  const holdersOf = new Map<string, PolicyHolder[]>();
  for (const { holder, identity } of held) {
    for (const { arn } of identity.attachedPolicies) {
      const others = holdersOf.get(arn);
      if (others) others.push(holder);
      else holdersOf.set(arn, [holder]);
    }
  }
  const inline = held.flatMap(({ holder, identity, asOf }) =>
    identity.inlinePolicies.map(({ name, document }): AccountPolicy => ({
      origin: 'inline',
      name,
      resource: holder.arn,
      part: name,
      holders: [holder],
      managed: null,
      asOf,
      ...readText(snapshot, document),
    })),
  );
  return [...gatherManaged(snapshot, holdersOf), ...inline];
}

function gatherManaged(
  snapshot: AccountSnapshot,
  holdersOf: ReadonlyMap<string, PolicyHolder[]>,
): AccountPolicy[] {
  const { policies } = snapshot;
  if (policies.state !== 'read') return [];
  return policies.value.flatMap((managed): AccountPolicy[] => {
    const holders = holdersOf.get(managed.arn) ?? [];
    if (managed.awsManaged && (holders.length === 0 || isServiceLinked(managed))) return [];
    const version = managed.versions.find(({ isDefault }) => isDefault);
    return [
      {
        origin: managed.awsManaged ? 'aws' : 'customer',
        name: managed.name,
        resource: managed.arn,
        part: undefined,
        holders,
        managed,
        asOf: policies.asOf,
        ...readText(snapshot, version?.document ?? null),
      },
    ];
  });
}

function gatherHolders({ users, groups, roles }: AccountSnapshot): Held[] {
  const none = { permissionsBoundary: null };
  return [
    ...listRead(users).map((user) => toHeld('user', user)),
    ...listRead(groups).map(([group, asOf]) => toHeld('group', [{ ...group, ...none }, asOf])),
    ...listRead(roles)
      .filter(([role]) => !isServiceLinked(role))
      .map((role) => toHeld('role', role)),
  ];
}

function listRead<T>(reading: Reading<T[]>): [T, Instant][] {
  return reading.state === 'read' ? reading.value.map((item) => [item, reading.asOf]) : [];
}

function toHeld(
  kind: PolicyHolder['kind'],
  [identity, asOf]: [Group & Pick<PolicyHolder, 'permissionsBoundary'>, Instant],
): Held {
  const { name, arn, path, permissionsBoundary } = identity;
  return { holder: { kind, name, arn, path, permissionsBoundary }, identity, asOf };
}

function readText(
  { policyDocuments }: AccountSnapshot,
  hash: DocumentHash | null,
): Pick<AccountPolicy, 'hash' | 'document' | 'problem'> {
  const text = hash === null ? undefined : policyDocuments[hash];
  if (text === undefined) return { hash, document: null, problem: 'its text was not read' };
  const parsed = parsePolicy(text);
  return parsed.kind === 'policy'
    ? { hash, document: parsed, problem: null }
    : { hash, document: null, problem: parsed.problem };
}
