import type { AccessLevel } from '../actions/action-catalog';

/** What an access level weighs in the share of unused rights: what changes things weighs more than what reads them. */
export const weightOfLevel: Readonly<Record<AccessLevel, number>> = {
  List: 1,
  Read: 1,
  Tagging: 1,
  Write: 2,
  'Permissions management': 3,
};

/** The level of an action that AWS does not document: taken for one that changes something. */
export const unknownLevel: AccessLevel = 'Write';
