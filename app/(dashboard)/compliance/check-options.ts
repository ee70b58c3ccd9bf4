import type { CheckOption } from '@/components/compliance/editor/check-picker';
import { checks } from '@/lib/posture/checks';

/** Every check by its name, for the editor of frameworks. */
export const checkOptions: readonly CheckOption[] = checks
  .map(({ id, title }) => ({ id, title }))
  .sort((a, b) => a.id.localeCompare(b.id));
