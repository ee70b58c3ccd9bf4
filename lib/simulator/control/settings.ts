/** How the simulator behaves where AWS itself varies; changed by POST /_sim/settings. */
export interface SimulatorSettings {
  /** Share of pages that come out shorter than asked (seeded), 0…1. */
  shortPages: number;
  /** Share of Organizations list calls that answer an empty page with a NextToken first, 0…1. */
  emptyPages: number;
  /** Part of MaxItems that a page of GetAccountAuthorizationDetails really holds; about 0.46 was observed. */
  detailsRatio: number;
  /** `instant`: reports and last-accessed jobs are complete at once. `aws`: they take seconds. */
  jobs: 'aws' | 'instant';
  /** History collection: jobs answer COMPLETE at once and no request is throttled. */
  history: boolean;
  /** Recompute signatures and check the request's date against the real clock. */
  verify: boolean;
  /** Credential report with `+00:00` instead of `Z`. */
  reportOffsetDates: boolean;
  /** Credential report with the documented 23rd column. */
  reportExtraColumn: boolean;
  /** Credential report of the old kind: root's password columns are `not_supported`. */
  reportRootNotSupported: boolean;
}

export const DEFAULT_SETTINGS: SimulatorSettings = {
  shortPages: 0,
  emptyPages: 0,
  detailsRatio: 0.46,
  jobs: 'aws',
  history: false,
  verify: false,
  reportOffsetDates: false,
  reportExtraColumn: false,
  reportRootNotSupported: false,
};

/** Settings with the changes of a JSON body applied. Throws on an unknown name or a value of another type. */
export function changeSettings(before: SimulatorSettings, changes: object): SimulatorSettings {
  const after: SimulatorSettings = { ...before };
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(DEFAULT_SETTINGS, name)) throw new Error(`unknown setting ${name}`);
    const known = Object.entries(DEFAULT_SETTINGS).find(([key]) => key === name);
    if (typeof known?.[1] !== typeof value) throw new Error(`setting ${name} has the wrong type`);
    Object.assign(after, { [name]: value });
  }
  return after;
}
