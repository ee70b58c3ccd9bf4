import { checks } from './checks';
import { checksOfFramework, findFramework } from './compliance/frameworks';
import type { Thresholds } from './settings/parameters';
import { profiles } from './settings/profiles';
import { type Settings, thresholdsOf } from './settings/resolve-settings';
import type { Check } from './types';

/** What an account is judged by. */
export interface Rules {
  checks: readonly Check[];
  thresholds: Thresholds;
}

const remembered = new WeakMap<Settings, Rules>();

/** The checks that are on for an account, with their thresholds. */
export function rulesOf(settings: Settings): Rules {
  const known = remembered.get(settings);
  if (known) return known;
  const rules = {
    checks: checks.filter((check) => isCheckOn(check, settings)),
    thresholds: thresholdsOf(settings),
  };
  remembered.set(settings, rules);
  return rules;
}

/** Whether a check runs: as switched by hand, else when it is core or the profile's framework asks for it. */
export function isCheckOn(
  check: Pick<Check, 'id' | 'tier'>,
  settings: Pick<Settings, 'checkSwitches' | 'profile'>,
): boolean {
  const byHand = settings.checkSwitches[check.id];
  if (byHand !== undefined) return byHand;
  return check.tier === 'core' || checksOfProfile(settings.profile).has(check.id);
}

function checksOfProfile(name: string): ReadonlySet<string> {
  const id = profiles.find((profile) => profile.name === name)?.frameworkId;
  const framework = id ? findFramework(id) : null;
  return framework ? checksOfFramework(framework) : new Set();
}
