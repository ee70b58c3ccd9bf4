import { describeOwnPrincipal as askAws } from '@/lib/aws/assume-role';

/** Who we are to AWS: the principal that a role's trust policy must name. */
export interface OwnPrincipal {
  arn: string;
  principalArn: string;
  accountId: string;
  partition: string;
}

/** Asks AWS who we are. Throws `upstream` without usable credentials. */
export function describeOwnPrincipal(): Promise<OwnPrincipal> {
  return askAws();
}
