import { isAccountId } from '../arn';
import type { Statement } from '../policy-document';
import type { ReadPolicy } from '../policy-tools/read-policies';
import { isClosedByDeny, limitsCallers, limitsPlaces } from '../resource-policy/open-to-all';
import { listNamedPrincipals, type NamedPrincipal } from '../trust/named-principals';
import { isPinned, listPinnedAccounts, pinnedValues } from '../trust/pins';
import type { TrustSurroundings } from '../trust/find-trust-issues';
import type { LocatedJson } from './locate-json';
import { placeRemarks, type PolicyFinding, type Remark } from './policy-finding';
import { validatePolicy } from './validate-policy';

/** What `policy analyze` answers for the policy of a resource. */
export interface ResourceAnalysis {
  kind: 'resource';
  /** Anybody on the internet, or with any AWS account, may do something. */
  public: boolean;
  /** Anybody may from some networks. */
  publicWithConditions: boolean;
  /** What anybody may do. */
  publicActions: string[];
  /** Accounts that are neither the own one nor known. */
  externalAccounts: string[];
  crossAccount: boolean;
  /** A service may act on behalf of anybody. */
  confusedDeputyRisk: boolean;
  services: string[];
  findings: PolicyFinding[];
}

type Openness = 'public' | 'from-networks' | 'limited';

function opennessOf(statement: Statement, policy: ReadPolicy): Openness {
  if (isClosedByDeny(statement, policy.document) || limitsCallers(statement.conditions)) return 'limited';
  return limitsPlaces(statement.conditions) ? 'from-networks' : 'public';
}

/** Accounts of a statement: those of its principals, and for anybody those that its conditions pin. */
function accountsOf({ conditions }: Statement, { kind, accountId }: NamedPrincipal): string[] {
  if (kind !== 'anyone') return accountId && isAccountId(accountId) ? [accountId] : [];
  const bySource = pinnedValues(conditions, 'aws:SourceAccount').flat();
  return [...listPinnedAccounts(conditions), ...bySource].filter(isAccountId);
}

function isServiceOpen({ conditions }: Statement): boolean {
  const keys = ['aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID', 'aws:SourceOrgPaths'];
  return !keys.some((key) => isPinned(conditions, key, () => true));
}

const titles = {
  public: 'Anybody may use the resource',
  'from-networks': 'Anybody may use the resource from some networks',
};

function remarkOf(
  statement: Statement,
  named: NamedPrincipal,
  { openness, index, isExternal }: Facts,
): Remark[] {
  const at = ['Statement', index, 'Principal'];
  const detail = named.principal;
  if (named.kind === 'anyone' && openness !== 'limited') {
    const severity = openness === 'public' ? 'critical' : 'medium';
    return [
      {
        code: openness === 'public' ? 'R-PUBLIC' : 'R-PUBLIC-FROM-NETWORKS',
        severity,
        title: titles[openness],
        detail,
        at,
      },
    ];
  }
  if (named.kind === 'service' && isServiceOpen(statement)) {
    const title = 'A service may use the resource on behalf of anybody: its source is not checked';
    return [{ code: 'R-SERVICE-NO-SOURCE', severity: 'low', title, detail, at }];
  }
  if (named.kind === 'deleted')
    return [
      {
        code: 'R-DELETED-PRINCIPAL',
        severity: 'low',
        title: 'A principal that was deleted is named',
        detail,
        at,
      },
    ];
  return isExternal
    ? [
        {
          code: 'R-EXTERNAL-ACCOUNT',
          severity: 'medium',
          title: 'An account outside may use the resource',
          detail,
          at,
        },
      ]
    : [];
}

interface Facts {
  openness: Openness;
  index: number;
  isExternal: boolean;
}

/** Who may use a resource by its policy. */
export async function analyzeResource(
  policy: ReadPolicy,
  { accountId, ownAccounts }: TrustSurroundings,
  placeOf: LocatedJson['placeOf'],
): Promise<ResourceAnalysis> {
  const entrances = policy.document.statements.flatMap((statement, index) =>
    statement.effect === 'Allow'
      ? listNamedPrincipals(statement).map((named) => {
          const accounts = accountsOf(statement, named).filter((account) => account !== accountId);
          const external = accounts.filter((account) => !ownAccounts.has(account));
          return { statement, index, named, accounts, external, openness: opennessOf(statement, policy) };
        })
      : [],
  );
  const open = entrances.filter(({ named, openness }) => named.kind === 'anyone' && openness !== 'limited');
  const isPublic = open.filter(({ openness }) => openness === 'public');
  const services = entrances.filter(({ named }) => named.kind === 'service');
  const remarks = entrances.flatMap(({ statement, named, openness, index, external }) =>
    remarkOf(statement, named, { openness, index, isExternal: external.length > 0 }),
  );
  return {
    kind: 'resource',
    public: isPublic.length > 0,
    publicWithConditions: open.length > isPublic.length,
    publicActions: [
      ...new Set(
        isPublic.flatMap(({ statement: { actions } }) => (actions.negated ? ['*'] : actions.patterns)),
      ),
    ],
    externalAccounts: [...new Set(entrances.flatMap(({ external }) => external))],
    crossAccount: entrances.some(({ accounts }) => accounts.length > 0),
    confusedDeputyRisk: services.some(({ statement }) => isServiceOpen(statement)),
    services: [...new Set(services.map(({ named }) => named.principal))],
    findings: placeRemarks(policy, [...remarks, ...(await validatePolicy(policy.document))], placeOf),
  };
}
