import file from './frameworks.json';
import type { Framework } from './types';

/** The frameworks that ship, older versions of one before newer ones. */
export const frameworks: readonly Framework[] = file.frameworks as readonly Framework[];

/** A framework that ships, by its id. */
export function findFramework(id: string): Framework | null {
  return frameworks.find((framework) => framework.id === id) ?? null;
}

/** Ids of all checks that a framework's requirements name. */
export function checksOfFramework(framework: Framework): ReadonlySet<string> {
  return new Set(framework.requirements.flatMap((requirement) => requirement.checks));
}
