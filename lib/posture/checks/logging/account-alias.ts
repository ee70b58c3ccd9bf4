import { failing, fieldsOf, judgeAccount } from '../../facts/verdict';
import type { Check } from '../../types';

const severity = 'info';

/** The sign-in page has a name. A convenience, not a control. */
export const accountAlias: Check = {
  id: 'account-alias',
  group: 'logging',
  title: 'The account has an alias',
  failTitle: 'The account has no alias',
  rationale:
    'People who sign in by a name notice a wrong account more easily than by twelve digits. An alias also tells outsiders a name, so it is advice and no more.',
  logic: 'Passes when an alias is set. Advice, not a defect.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['account-summary'],
  parameters: [],
  remedy: {
    console: 'IAM, Dashboard, AWS Account, Account alias, Create.',
    cli: 'aws iam create-account-alias --account-alias <alias>',
    terraform: ['resource "aws_iam_account_alias" "this" {', '  account_alias = "<alias>"', '}'].join('\n'),
  },
  references: ['AWS IAM: account aliases'],
  evaluate: (input) =>
    judgeAccount(input, { severity, reading: input.snapshot.accountSummary }, ({ alias }, asOf) => {
      const evidence = fieldsOf('account summary', asOf, { accountAlias: alias });
      if (alias === null) return failing(evidence, describeFail);
      return { result: 'pass', title: `The account is called ${alias}`, evidence };
    }),
  describeFail,
};

function describeFail(): string {
  return 'The account has no alias';
}
