import type { Framework } from './types';

/**
 * What a framework is compared with when nobody chose: the version of the same name before it in the list, else the one
 * after it; null when it is the only one of its name.
 */
export function chooseCounterpart(framework: Framework, all: readonly Framework[]): Framework | null {
  const versions = all.filter(({ name, id }) => name === framework.name || id === framework.id);
  const place = versions.findIndex(({ id }) => id === framework.id);
  return versions[place - 1] ?? versions[place + 1] ?? null;
}
