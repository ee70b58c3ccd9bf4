import type { SettingValues } from '../settings/definitions';
import type { Weights } from './types';

/** What a fail of each severity weighs by the settings. */
export function weightsOf(settings: SettingValues): Weights {
  return {
    critical: settings.weightCritical,
    high: settings.weightHigh,
    medium: settings.weightMedium,
    low: settings.weightLow,
    info: settings.weightInfo,
  };
}
