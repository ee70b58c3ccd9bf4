import type { SearchParams } from 'nuqs/server';
import { loadScope } from '../scope-params';

/** The scope of settings by the address: an account, a unit, or the whole estate. */
export async function loadSettingScope(searchParams: Promise<SearchParams>) {
  const { place } = await loadScope(searchParams);
  const { accountId, ouId } = place;
  const scope = accountId ? `account:${accountId}` : ouId ? `ou:${ouId}` : 'estate';
  const words = accountId ? 'the account chosen above' : ouId ? 'the unit chosen above' : 'the whole estate';
  return { place, scope, words, isEstate: scope === 'estate' };
}
