import { type StageName, stageNames, stagesOffByDefault } from '@/lib/snapshot/stage';
import type { Settings } from './resolve-settings';

/** The stages that a scan of an account runs: those that ship switched on, as switched by hand. */
export function stagesOf({ stageSwitches }: Pick<Settings, 'stageSwitches'>): ReadonlySet<StageName> {
  const isOn = (name: StageName) => stageSwitches[name] ?? !stagesOffByDefault.has(name);
  return new Set(stageNames.filter(isOn));
}
