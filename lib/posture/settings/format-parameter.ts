import type { SettingValue, Unit } from './definition';
import { type ParameterName, parameters } from './parameters';

/** A parameter's value in words: `90 days`, `50%`, `ci-*, svc-*`. */
export function formatParameter(name: ParameterName, value: SettingValue): string {
  const definition = parameters[name];
  if (value === null) return 'off';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return withUnit(value, 'unit' in definition ? definition.unit : null);
  if (typeof value === 'string') return value;
  const values = Array.isArray(value)
    ? (value as readonly string[])
    : Object.entries(value).map(([key, pattern]) => `${key}: ${pattern}`);
  return values.length === 0 ? 'none' : values.join(', ');
}

function withUnit(value: number, unit: Unit | null): string {
  if (unit === null) return String(value);
  if (unit === 'share') return `${Math.round(value * 100)}%`;
  const one = unit === 'people' ? 'person' : unit === 'policies' ? 'policy' : unit.replace(/s$/, '');
  return `${value.toLocaleString('en-US')} ${value === 1 ? one : unit}`;
}
