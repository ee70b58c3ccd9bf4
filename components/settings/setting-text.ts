import type { Definition, SettingValue } from '@/lib/posture/settings/definition';

/** A value as a person types it: lists by line, a map of patterns as `name: pattern`. */
export function toText(value: SettingValue): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.join('\n');
  return Object.entries(value)
    .map(([name, pattern]) => `${name}: ${pattern}`)
    .join('\n');
}

/** What was typed as a value of the setting; whether it is one is for the server to say. */
export function fromText({ kind }: Pick<Definition, 'kind'>, text: string): SettingValue {
  const lines = text.split('\n').map((line) => line.trim());
  switch (kind) {
    case 'number':
      return text.trim() === '' ? Number.NaN : Number(text);
    case 'optional-number':
      return text.trim() === '' ? null : Number(text);
    case 'flag':
      return text === 'true';
    case 'list':
      return lines.filter(Boolean);
    case 'pattern-map':
      return Object.fromEntries(
        lines.filter(Boolean).map((line) => {
          const [name = '', ...pattern] = line.split(':');
          return [name.trim(), pattern.join(':').trim()];
        }),
      );
    default:
      return text.trim();
  }
}
