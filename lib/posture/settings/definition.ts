/** What a number counts. */
export type Unit =
  | 'days'
  | 'hours'
  | 'minutes'
  | 'seconds'
  | 'years'
  | 'characters'
  | 'passwords'
  | 'devices'
  | 'people'
  | 'identities'
  | 'policies'
  | 'services'
  | 'signals'
  | 'assignments'
  | 'share'
  | 'points'
  | 'requests per second'
  | 'requests';

export interface NumberDefinition {
  kind: 'number';
  default: number;
  min: number;
  max: number;
  whole: boolean;
  unit: Unit;
}

/** A number, or null to switch off what it governs. */
export type OptionalNumberDefinition = Omit<NumberDefinition, 'kind' | 'default'> & {
  kind: 'optional-number';
  default: number | null;
};

export interface FlagDefinition {
  kind: 'flag';
  default: boolean;
}

export interface ChoiceDefinition<T extends string = string> {
  kind: 'choice';
  default: T;
  choices: readonly T[];
}

export interface TextDefinition {
  kind: 'text';
  default: string;
}

/** What the lines of a list are. */
export type ListOf =
  'patterns' | 'names' | 'actions' | 'services' | 'account ids' | 'regions' | 'tag keys' | 'ARNs or names';

export interface ListDefinition {
  kind: 'list';
  default: readonly string[];
  of: ListOf;
}

/** Patterns by the name of what they tell, for example `prod` → `*prod*`. */
export interface PatternMapDefinition {
  kind: 'pattern-map';
  default: Readonly<Record<string, string>>;
}

/** One setting: what values it takes, and the one that ships. */
export type Definition =
  | NumberDefinition
  | OptionalNumberDefinition
  | FlagDefinition
  | ChoiceDefinition
  | TextDefinition
  | ListDefinition
  | PatternMapDefinition;

/** The type of a definition's values. */
export type ValueOf<D extends Definition> = D extends { kind: 'number' }
  ? number
  : D extends { kind: 'optional-number' }
    ? number | null
    : D extends { kind: 'flag' }
      ? boolean
      : D extends ChoiceDefinition<infer T>
        ? T
        : D extends { kind: 'text' }
          ? string
          : D extends { kind: 'list' }
            ? readonly string[]
            : Readonly<Record<string, string>>;

export type SettingValue = ValueOf<Definition>;

/** A whole number. */
export function count(unit: Unit, value: number, [min, max]: [number, number]): NumberDefinition {
  return { kind: 'number', default: value, min, max, whole: true, unit };
}

export function days(value: number, range: [number, number]): NumberDefinition {
  return count('days', value, range);
}

/** A share from 0 to 1. */
export function share(value: number): NumberDefinition {
  return { kind: 'number', default: value, min: 0, max: 1, whole: false, unit: 'share' };
}

export function flag(value: boolean): FlagDefinition {
  return { kind: 'flag', default: value };
}

export function choice<T extends string>(value: T, choices: readonly T[]): ChoiceDefinition<T> {
  return { kind: 'choice', default: value, choices };
}

export function text(value: string): TextDefinition {
  return { kind: 'text', default: value };
}

export function list(of: ListOf, ...values: string[]): ListDefinition {
  return { kind: 'list', default: values, of };
}
