import type { AccountBook } from '../account-book';
import { defaultRegions, homeRegion } from '../regions';

/** Instance profiles of roles that stand at the end, the oldest first. */
function standingProfiles(book: AccountBook): { profile: string; since: number }[] {
  const standing = new Set(book.standingRoles);
  return book.events
    .flatMap((event) => {
      if (event.type !== 'role-created' || !standing.has(event.name)) return [];
      return (event.instanceProfiles ?? []).map((profile) => ({ profile, since: event.at }));
    })
    .sort((a, b) => a.since - b.since);
}

/** Profiles whose machine is gone. */
const orphaned = new Set(['demo-bastion']);

/** Every profile has its instance, but for the newest: its role waits for one; the oldest starts from a template too. */
function addFleet(book: AccountBook): void {
  const profiles = standingProfiles(book).filter(({ profile }) => !orphaned.has(profile));
  const [first] = profiles;
  if (first) {
    book.add(first.since, {
      type: 'launch-template-set',
      region: homeRegion,
      template: `${first.profile}-fleet`,
      instanceProfile: first.profile,
    });
  }
  for (const { profile, since } of profiles.slice(0, -1)) {
    book.add(since, {
      type: 'instance-set',
      region: homeRegion,
      instance: profile.replace(/^ec2-/, ''),
      instanceProfile: profile,
      metadataTokens: book.account.ouName === 'Non-production' ? 'optional' : 'required',
    });
  }
}

/** Machines that somebody started by hand. */
function addStrays(book: AccountBook): void {
  const { clock, account } = book;
  if (account.name === 'sandbox') {
    for (const [instance, created] of [
      ['notebook-gpu', 88],
      ['hackathon-web', 64],
    ] as const) {
      book.add(clock.ago(created), {
        type: 'instance-set',
        region: homeRegion,
        instance,
        metadataTokens: 'optional',
      });
    }
  }
  if (account.name === 'tracking-dev') {
    book.add(clock.ago(300), {
      type: 'instance-set',
      region: 'eu-central-1',
      instance: 'geo-import-test',
      metadataTokens: 'optional',
      state: 'stopped',
    });
  }
}

/** What accounts of the platform's own units set for every region; the others were left as AWS makes them. */
function addDefaults(book: AccountBook): void {
  if (!['Production', 'Infrastructure', 'Security'].includes(book.account.ouName)) return;
  for (const region of defaultRegions) {
    book.add(book.clock.ago(350), {
      type: 'compute-defaults-set',
      region,
      metadataTokens: 'required',
      snapshotSharing: book.account.name === 'web-prod' ? 'block-new-sharing' : 'block-all-sharing',
      imageSharing: 'block-new-sharing',
    });
  }
}

/** EC2. */
export function addCompute(book: AccountBook): void {
  addFleet(book);
  addStrays(book);
  addDefaults(book);
}
