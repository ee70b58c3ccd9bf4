import { isAccountId, parseArn } from '@/lib/iam/arn';
import { parsePolicy, type PolicyDocument } from '@/lib/iam/policy-document';
import { listNamedPrincipals } from '@/lib/iam/trust/named-principals';
import { pinnedValues } from '@/lib/iam/trust/pins';
import type { KmsKey } from '@/lib/snapshot/data/kms-keys';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import { listParties, type Parties, partiesStanding, type Standing } from '../../facts/account-standing';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { evidenceInWords, listInWords } from '../../facts/list-in-words';
import { statementsForAll } from '@/lib/iam/resource-policy/open-to-all';
import { rootArn } from '../../facts/root-facts';
import {
  failing,
  fieldsOf,
  notApplicable,
  unknownVerdict,
  unreadRegionResults,
  type Verdict,
} from '../../facts/verdict';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'critical';

/** Keys serve known accounts alone. Security Hub KMS.5. */
export const kmsKeyPublic: Check = {
  id: 'kms-key-public',
  group: 'external',
  title: 'KMS keys serve known accounts only',
  failTitle: 'A KMS key serves everybody or an unknown account',
  rationale:
    'A key that everybody may use protects nothing that it encrypts, and who may use it from outside can decrypt whatever reaches them.',
  logic:
    'Looks at policies and grants of customer managed keys. Critical when a statement lets everybody in and no condition holds it to accounts, an organization, a network or a source. High when an account that is neither own, linked, of the organization nor trusted is let in. Keys that wait for deletion are not applicable. Unknown while policy, grants or the organization’s accounts could not be read and nothing else fails.',
  tier: 'core',
  subject: 'KMS key',
  severity,
  stages: ['kms-keys', 'organization'],
  parameters: ['trustedAccountIds'],
  remedy: {
    console:
      'KMS in <region>, Customer managed keys, <key>, Key policy: name the principals, or add a condition on kms:CallerAccount.',
    cli: [
      'aws kms get-key-policy --region <region> --key-id <key> --policy-name default --output text > policy.json',
      '# name the principals in policy.json, then',
      'aws kms put-key-policy --region <region> --key-id <key> --policy-name default --policy file://policy.json',
      'aws kms list-grants --region <region> --key-id <key>',
    ].join('\n'),
    terraform: [
      'resource "aws_kms_key_policy" "this" {',
      '  key_id = "<key>"',
      '  policy = data.aws_iam_policy_document.key.json # names the principals',
      '}',
    ].join('\n'),
  },
  references: ['Security Hub KMS.5', 'Prowler kms_key_not_publicly_accessible'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const { kmsKeys } = snapshot;
  const account = rootArn(snapshot);
  if (kmsKeys.state !== 'read') return unknownResults(dataGap(kmsKeys), severity, [account]);
  const results = [
    ...kmsKeys.value.keys.map((key) => ({ resource: key.arn, severity, ...judge(key, input) }) as const),
    ...unreadRegionResults(snapshot, severity, kmsKeys.value.unreadRegions),
  ];
  if (results.length > 0) return results;
  return [{ resource: account, severity, ...notApplicable('The account has no keys of its own') }];
}

function judge(key: KmsKey, input: CheckInput): Verdict {
  const { id, region, aliases, state } = key;
  const name = aliases[0] ?? id;
  if (/^Pending(Replica)?Deletion$/.test(state)) return notApplicable(`${name} waits for its deletion`);
  const document = policyOf(key, input);
  const isOpen = document !== null && statementsForAll(document).length > 0;
  const parties = [...(document ? policyParties(document) : []), ...grantParties(key)];
  const among = (standing: Standing): string[] => [
    ...new Set(parties.flatMap((party) => partiesStanding(party, [standing], input))),
  ];
  const outside = among('outside');
  const evidence = fieldsOf('KMS', asOfReading(key.policy, input.snapshot.takenAt), {
    name,
    region,
    openToAll: isOpen,
    outsideAccounts: outside,
  });
  if (isOpen) return failing(evidence, describeFail);
  if (outside.length > 0) return failing(evidence, describeFail, 'high');
  const why = whyUnsure(key, document, among('unsure'));
  if (why !== null) return unknownVerdict(why);
  return { result: 'pass', title: `${name} serves known accounts only`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const whom =
    evidenceText(evidence, 'openToAll') === 'true'
      ? 'everybody'
      : evidenceInWords(evidence, 'outsideAccounts');
  return `Key ${evidenceText(evidence, 'name')} serves ${whom}`;
}

function policyOf({ policy }: KmsKey, { snapshot }: CheckInput): PolicyDocument | null {
  const hash = valueOf(policy);
  const text = hash === null ? undefined : snapshot.policyDocuments[hash];
  const parsed = text === undefined ? null : parsePolicy(text);
  return parsed?.kind === 'policy' ? parsed : null;
}

/** For everybody under `kms:CallerAccount`, the accounts that it names. */
function policyParties({ statements }: PolicyDocument): Parties[] {
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) =>
      listNamedPrincipals(statement).map((named) => {
        const { accounts, organizations } = listParties(named, statement.conditions);
        const callers =
          named.kind === 'anyone' ? pinnedValues(statement.conditions, 'kms:CallerAccount') : [];
        return { accounts: [...accounts, ...callers.flat().filter(isAccountId)], organizations };
      }),
    );
}

/** Services of AWS, which grants may name as well, belong to no account. */
function grantParties({ grants }: KmsKey): Parties[] {
  return (valueOf(grants) ?? []).map(({ granteePrincipal }) => {
    const accountId = parseArn(granteePrincipal)?.accountId ?? granteePrincipal;
    return { accounts: isAccountId(accountId) ? [accountId] : [], organizations: [] };
  });
}

function whyUnsure(key: KmsKey, document: PolicyDocument | null, unsure: readonly string[]): string | null {
  const why = whyUnread(key.policy) ?? whyUnread(key.grants);
  if (why !== null) return why;
  if (document === null) return 'the key policy was not understood';
  if (unsure.length === 0) return null;
  return `whether ${listInWords(unsure)} belongs to the organization could not be told`;
}
