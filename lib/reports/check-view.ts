import { defaultSettings } from '@/lib/posture/settings/definitions';
import type { Check } from '@/lib/posture/types';

/** A check as people and programs read it: all but its code, with the shipped values of its parameters. */
export function checkView(check: Check) {
  const { id, group, title, failTitle, rationale, severity, stages, remedy, references } = check;
  const parameters = Object.fromEntries(check.parameters.map((name) => [name, defaultSettings[name]]));
  return { id, group, title, failTitle, rationale, severity, stages, parameters, remedy, references };
}
