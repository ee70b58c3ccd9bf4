import type { Definition, ListDefinition, NumberDefinition, SettingValue } from './definition';

const longestList = 200;
const longestText = 200;

/** Why a setting can't take a value, in one sentence; null when it can. */
export function settingProblem(definition: Definition, value: unknown): string | null {
  switch (definition.kind) {
    case 'number':
      return numberProblem(definition, value);
    case 'optional-number':
      return value === null ? null : numberProblem({ ...definition, kind: 'number', default: 0 }, value);
    case 'flag':
      return fits(typeof value === 'boolean', 'Must be true or false.');
    case 'choice':
      return fits(
        definition.choices.includes(String(value)),
        `Must be one of ${definition.choices.join(', ')}.`,
      );
    case 'text':
      return fits(
        value === definition.default || isText(value),
        `Must be a text of at most ${longestText} characters.`,
      );
    case 'list':
      return listProblem(definition, value);
    case 'pattern-map':
      return fits(isPatternMap(value), 'Must be a pattern for each name.');
  }
}

function fits(isFit: boolean, problem: string): string | null {
  return isFit ? null : problem;
}

/** Whether a stored value may be used for a setting. */
export function acceptsValue(definition: Definition, value: unknown): value is SettingValue {
  return settingProblem(definition, value) === null;
}

function numberProblem({ min, max, whole }: NumberDefinition, value: unknown): string | null {
  const isFit =
    typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value));
  return isFit ? null : `Must be ${whole ? 'a whole number' : 'a number'} from ${min} to ${max}.`;
}

function listProblem({ of }: ListDefinition, value: unknown): string | null {
  if (!Array.isArray(value) || value.length > longestList || !value.every(isText))
    return `Must be a list of at most ${longestList} ${of}.`;
  if (of !== 'account ids') return null;
  const wrong: unknown = value.find((id) => !/^\d{12}$/.test(String(id)));
  return wrong === undefined ? null : `${String(wrong)} is not an account id of 12 digits.`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longestText;
}

function isPatternMap(value: unknown): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, pattern]) => isText(name) && isText(pattern));
}
