import { anyText, instantOf, type Parameter } from '@/lib/reports/parameter';

/** Scope and time, which most routes take. */
export const timeParameter = instantOf('end', 'As of a past time; now when left out.');

export const placeParameters = {
  account: anyText('One account, by its 12 digits.'),
  ou: anyText('One organizational unit and all below it, by its id.'),
  asOf: timeParameter,
} as const satisfies Record<string, Parameter<unknown>>;
