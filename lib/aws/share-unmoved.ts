import type { AccountSnapshot, DataSets } from '@/lib/snapshot/account-snapshot';
import { dataSetNames } from '@/lib/snapshot/data-sets';
import type { Readings } from './collect/stage-context';

/** AWS's bytes stand beside the report, and answers of Access Advisor are carried over as they are: neither is compared. */
const notCompared: ReadonlySet<keyof DataSets> = new Set(['credentialReport', 'lastAccessed']);

/**
 * The readings of a scan, in which whatever did not move since the previous one is the very same object. Later steps
 * remember what they made of an object, so an unchanged account costs them little.
 */
export function shareUnmoved(
  readings: Partial<Readings>,
  previous: AccountSnapshot | null,
): Partial<Readings> {
  if (!previous) return readings;
  const shared: Partial<Record<keyof DataSets, unknown>> = { ...readings };
  for (const name of dataSetNames) {
    const now = readings[name];
    const before = previous[name];
    if (now?.state !== 'read' || before.state !== 'read') continue;
    const share = notCompared.has(name) ? sameItems : sameValue;
    shared[name] = { ...now, value: share(now.value, before.value) };
  }
  // Each reading is its own data set's: values were replaced by equal ones alone.
  return shared as Partial<Readings>;
}

function sameValue(now: unknown, before: unknown): unknown {
  if (!Array.isArray(now) || !Array.isArray(before)) return textOf(now) === textOf(before) ? before : now;
  const known = new Map(before.map((item: unknown) => [textOf(item), item]));
  return sameItems(
    now.map((item: unknown) => known.get(textOf(item)) ?? item),
    before,
  );
}

/** The list before, where the new one holds the very same items in the same order. */
function sameItems(now: unknown, before: unknown): unknown {
  if (!Array.isArray(now) || !Array.isArray(before) || now.length !== before.length) return now;
  return now.every((item, index) => item === before[index]) ? before : now;
}

const texts = new WeakMap<object, string>();

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const text = texts.get(value) ?? JSON.stringify(value);
  texts.set(value, text);
  return text;
}
