import { AppError } from '@/lib/errors';
import { checks } from '@/lib/posture/checks';
import { defaultSettings } from '@/lib/posture/settings/definitions';
import { checkView } from '@/lib/reports/check-view';
import type { Check } from '@/lib/posture/types';
import type { CommonOptions } from '../options';
import { answer, answerJson } from '../output';
import { textTable } from '../text-table';

/** `check list`: every check with its severity. Needs no database. */
export async function checkList(options: CommonOptions): Promise<number> {
  if (options.json) answerJson({ checks: checks.map(checkView) });
  else {
    answer(
      textTable(checks, [
        { title: 'Check', cell: (check) => check.id },
        { title: 'Severity', cell: (check) => check.severity },
        { title: 'What should hold', cell: (check) => check.title },
      ]),
    );
  }
  return 0;
}

/** `check show ID`: one check whole. Throws `not-found`. */
export async function checkShow(id: string, options: CommonOptions): Promise<number> {
  const check = checks.find((each) => each.id === id);
  if (!check) throw new AppError('not-found', `There is no check ${id}.`, 'See: check list');
  if (options.json) answerJson(checkView(check));
  else answer(describe(check));
  return 0;
}

function describe(check: Check): string {
  const parameters = check.parameters.map((name) => `  ${name} = ${defaultSettings[name]} (default)`);
  return [
    `${check.id} (${check.severity})`,
    check.title,
    '',
    check.rationale,
    ...(parameters.length > 0 ? ['', 'Parameters', ...parameters] : []),
    '',
    'Remedy',
    `  Console: ${check.remedy.console}`,
    `  AWS CLI: ${check.remedy.cli}`,
    ...(check.remedy.terraform ? [`  Terraform: ${check.remedy.terraform}`] : []),
    '',
    `References: ${check.references.join('; ')}`,
  ].join('\n');
}
