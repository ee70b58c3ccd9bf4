import type { AccountEventBody, WorldEvent } from '../events';
import type { Instant } from '../types';

/** When the catalogue stands still. */
export const CATALOGUE_NOW: Instant = Date.parse('2026-03-04T14:05:00Z');

const DAY = 86_400_000;

/** So many days before the catalogue's now. */
export function daysAgo(days: number): Instant {
  return CATALOGUE_NOW - days * DAY;
}

/**
 * Accounts of the catalogue: an estate as it should be, one that is flawed, and an organization for bills alone.
 * `alone` belongs to none.
 */
export const CATALOGUE_ACCOUNTS = {
  soundRoot: '200000000001',
  soundAudit: '200000000002',
  sound: '200000000003',
  flawedRoot: '300000000001',
  flawed: '300000000002',
  bare: '300000000003',
  alone: '300000000004',
  billing: '400000000001',
} as const;

export type CatalogueAccount = keyof typeof CATALOGUE_ACCOUNTS;

/** An account that no estate of the catalogue knows. */
export const STRANGER = '999999999999';

/** An event so many days ago. */
export type Dated = [daysAgo: number, event: AccountEventBody];

/**
 * Where a check finds something: the account, the resource as its ARN ends (`root` for the account itself), and after a
 * `#` the part, where one resource has several results and it matters which.
 */
export type Place = `${CatalogueAccount} ${string}`;

/** What one check must find, what it must let pass, and where it has to ask a person since AWS cannot tell. */
export interface Planted {
  fails?: Place;
  passes?: Place;
  asks?: Place;
}

/** Some resources of the catalogue and what checks have to say of them, by the check's id. */
export interface Topic {
  events: Partial<Record<CatalogueAccount, readonly Dated[]>>;
  planted: Readonly<Record<string, Planted>>;
}

/** The events of a topic in one account, as a world has them. */
export function eventsOf({ events }: Topic, account: CatalogueAccount): WorldEvent[] {
  return (events[account] ?? []).map(([days, event]) => ({
    at: daysAgo(days),
    account: CATALOGUE_ACCOUNTS[account],
    ...event,
  }));
}
