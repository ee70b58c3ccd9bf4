import type { RequestToAsk } from '@/lib/iam/simulate/simulate-principal';

/** A condition key as a row of the form: several rows of one key are several values. */
export interface KeyRow {
  key: string;
  value: string;
}

/** What the form holds. */
export interface RequestFields {
  action: string;
  resource: string;
  keys: KeyRow[];
  complete: boolean;
}

/** `key=value` of an address as rows; a text without `=` is a key without value. */
export function readKeyRows(texts: readonly string[]): KeyRow[] {
  return texts.map((text) => {
    const end = text.indexOf('=');
    return end < 0 ? { key: text, value: '' } : { key: text.slice(0, end), value: text.slice(end + 1) };
  });
}

/** Rows with a key as they stand in an address. */
export function writeKeyRows(rows: readonly KeyRow[]): string[] {
  return rows.filter(({ key }) => key.trim() !== '').map(({ key, value }) => `${key.trim()}=${value.trim()}`);
}

/** The request that the fields ask. An empty resource means all of them. */
export function toRequest({ action, resource, keys, complete }: RequestFields): RequestToAsk {
  const context: Record<string, string[]> = {};
  for (const { key, value } of keys)
    if (key.trim() !== '') context[key.trim()] = [...(context[key.trim()] ?? []), value.trim()];
  return { action: action.trim(), resource: resource.trim() || '*', context, contextComplete: complete };
}
