type Value = string | number | boolean | string[] | null;

/** A difference between two consecutive snapshots, as it is stored. */
export interface FoldableChange {
  accountId: string;
  entityKind: string;
  entity: string;
  field: string;
  before: Value;
  after: Value;
  event: string | null;
}

/** Fields of which every value is a thing of its own: one account more that is trusted, one policy more. */
const listFields = new Set([
  'attachedPolicies',
  'inlinePolicies',
  'groups',
  'externalTrust',
  'accessKey',
  'passwordLastUsed',
]);

/** Coming and going are two fields of one fact. */
function factOf({ field, before, after }: FoldableChange): string {
  if (field === 'created' || field === 'deleted') return 'existence';
  return listFields.has(field) ? `${field} ${JSON.stringify(before ?? after)}` : field;
}

const isSame = (one: Value, other: Value) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What changed in the end: of several differences of one field the first value and the last, and nothing where those are
 * equal. Something that came and went in between, or went and came again, did not change.
 *
 * @param changes in the order in which they happened
 */
export function foldChanges<Row extends FoldableChange>(changes: readonly Row[]): Row[] {
  const first = new Map<string, Row>();
  const last = new Map<string, Row>();
  for (const change of changes) {
    const key = [change.accountId, change.entityKind, change.entity, factOf(change)].join('\u0000');
    if (!first.has(key)) first.set(key, change);
    last.delete(key);
    last.set(key, change);
  }
  return [...last].flatMap(([key, latest]) => {
    const before = first.get(key)?.before ?? null;
    if (isSame(before, latest.after)) return [];
    return [{ ...latest, before }];
  });
}
