import type { Instant, Reading } from '@/lib/snapshot/reading';
import type { StageError, StageName } from '@/lib/snapshot/stage';
import { inParallel } from '../in-parallel';
import type { OperationName } from '../operations';
import { isTurnDue } from '../rotation';
import { attempt } from './attempt';
import { read, type StageContext } from './stage-context';

export interface RegionPlan<T> {
  /** Part of the key of each region's turn. */
  stage: StageName;
  regions: readonly string[];
  /** What stands in the last snapshot for a region; null where it was not read whole. */
  before: (region: string) => T | null;
  /** Whether nothing there moves by itself: such a region is looked at again more seldom. */
  isQuiet: (value: T) => boolean;
  /** Blamed for an error that names no operation itself. */
  operation: OperationName;
  ask: (region: string) => Promise<T>;
}

export interface RegionAnswers<T> {
  values: Map<string, T>;
  errors: Map<string, StageError>;
}

function keptValue<T>(context: StageContext, plan: RegionPlan<T>, region: string): T | null {
  const before = plan.before(region);
  if (before === null) return null;
  const { accountId } = context.session.link;
  const { serviceDays, quietServiceDays } = context.pace;
  const isDue = plan.isQuiet(before)
    ? isTurnDue(context, `${accountId}/${plan.stage}/${region}`, quietServiceDays)
    : isTurnDue(context, `${accountId}/${plan.stage}`, serviceDays);
  return isDue ? null : before;
}

/** Each region for itself, at its turn; a region that fails stands beside the others and is asked again by the next scan. */
export async function askRegions<T>(context: StageContext, plan: RegionPlan<T>): Promise<RegionAnswers<T>> {
  const answers: RegionAnswers<T> = { values: new Map(), errors: new Map() };
  let done = 0;
  await inParallel(plan.regions, context.timing.width, async (region) => {
    const kept = keptValue(context, plan, region);
    const { value, error } =
      kept === null ? await attempt(plan.operation, () => plan.ask(region)) : { value: kept, error: null };
    if (error) answers.errors.set(region, error);
    else answers.values.set(region, value as T);
    done += 1;
    context.progress(done, plan.regions.length);
  });
  return answers;
}

/** The time of a data set whose parts are asked for by turns: that of the last scan until the account's own turn. */
export function turnAsOf(context: StageContext, stage: StageName, before: Instant | null): Instant {
  const key = `${context.session.link.accountId}/${stage}`;
  return before === null || isTurnDue(context, key, context.pace.serviceDays) ? context.takenAt : before;
}

/** The regions that could not be asked, as the snapshot keeps them. */
export function unreadRegionsOf(
  errors: ReadonlyMap<string, StageError>,
): { region: string; code: string; operation: string; message: string }[] {
  return [...errors].map(([region, { code, operation, message }]) => ({ region, code, operation, message }));
}

/** Reads the parts of one thing, each of which may fail beside the others. */
export function partReader(context: StageContext): {
  part: <T>(operation: OperationName, call: () => Promise<T>) => Promise<Reading<T>>;
  errors: StageError[];
} {
  const errors: StageError[] = [];
  return {
    errors,
    part: async (operation, call) => {
      const { value, error } = await attempt(operation, call);
      if (!error) return read(value, context.takenAt);
      errors.push(error);
      const { code, message } = error;
      return { state: 'unread', code, operation: error.operation, message };
    },
  };
}
