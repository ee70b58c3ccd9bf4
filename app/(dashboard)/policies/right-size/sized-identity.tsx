import { NoPrincipal } from '@/components/policies/no-principal';
import { RightSizeControls } from '@/components/policies/right-size-controls';
import { RightSizeView } from '@/components/policies/right-size-view';
import type { ScopedPath } from '@/components/shared/scoped-path';
import type { AsOf } from '@/lib/access/as-of';
import type { Viewer } from '@/lib/access/viewer';
import { rightSizeIdentity } from '@/lib/db/queries/policies/right-size-identity';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { toAppError } from '@/lib/errors';
import type { RightSizeMode } from '@/lib/iam/right-size/usage-of-grants';
import { leastDays, mostDays } from '../search-params';

interface SizedIdentityProps {
  viewer: Viewer;
  identityId: string;
  at: AsOf;
  mode: RightSizeMode;
  /** Null: the days of the settings, after which a service counts as unused everywhere. */
  days: number | null;
  place: { ouId: string | null; accountId: string | null };
  hrefOf: (mode: RightSizeMode) => string;
  path: ScopedPath;
}

/** The smaller policies of one identity: late without keeping the page waiting. */
export async function SizedIdentity({
  viewer,
  identityId,
  at,
  mode,
  place,
  hrefOf,
  path,
  ...asked
}: SizedIdentityProps) {
  const days = asked.days ?? (await getEffectiveSettings(viewer, place)).unusedServiceDays;
  const sizing = await rightSizeIdentity(viewer, { identityId, at, mode, days }).catch((error: unknown) => {
    const failure = toAppError(error);
    if (failure.code === 'not-found' || failure.code === 'invalid') return failure;
    throw error;
  });
  if (sizing instanceof Error) return <NoPrincipal reason={sizing.message} whatToDo={sizing.whatToDo} />;
  return (
    <RightSizeView
      sizing={sizing}
      path={path}
      controls={
        <RightSizeControls
          key={days}
          mode={mode}
          days={days}
          least={leastDays}
          most={mostDays}
          modeHrefs={{ action: hrefOf('action'), service: hrefOf('service') }}
        />
      }
    />
  );
}
