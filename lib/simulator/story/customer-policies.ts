import { keyedHash } from '../world/ids';
import type { AccountBook } from './account-book';
import { allow, deny, policy } from './policy-documents';
import { addRotatingPolicy } from './rotating-policy';

/** A long list of single resources, as a tool writes it: about 5,000 characters. */
function longDocument(book: AccountBook, theme: string): object {
  const tables = Array.from({ length: 48 }, (_, index) => {
    const suffix = keyedHash(book.seed, book.id, theme, index).toString('hex').slice(0, 12).toUpperCase();
    return `arn:aws:dynamodb:eu-west-1:${book.id}:table/${theme}-${suffix}`;
  });
  return policy({ ...allow(['dynamodb:GetItem', 'dynamodb:Query'], tables), Sid: 'GeneratedTableAccess' });
}

/** One string instead of a list everywhere, and a wildcard in the middle: both are legal and easily misread. */
function tersePolicy(book: AccountBook, theme: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: `${theme} policy`,
    Statement: {
      Sid: 'TicketOPS2041reviewInJune',
      Effect: 'Allow',
      Action: 's3:Get*Tagging',
      Resource: `arn:aws:s3:::halyard-*-${theme}/${book.account.name}/*`,
    },
  });
}

function conditionalDocument(book: AccountBook, theme: string): object {
  return policy(
    allow(['ec2:StartInstances', 'ec2:StopInstances', 'ec2:RebootInstances'], '*', {
      Condition: { StringEquals: { 'aws:ResourceTag/service': theme } },
    }),
    allow('ec2:Describe*'),
    deny('ec2:TerminateInstances', {
      StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] },
    }),
    allow(['secretsmanager:GetSecretValue'], `arn:aws:secretsmanager:*:${book.id}:secret:${theme}/*`, {
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    }),
  );
}

function accessDocument(theme: string, services: readonly string[]): object {
  return policy(
    allow(services.map((service) => `${service}:*`)),
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], `arn:aws:logs:*:*:log-group:/halyard/${theme}*`),
  );
}

/** Versions that grew, one service at a time, some of them within the half year. */
function addGrowingPolicy(book: AccountBook, theme: string): void {
  const services = book.dice.some(['s3', 'sqs', 'sns', 'dynamodb', 'kms', 'events', 'states', 'ses'], 4);
  const dates = [book.dice.between(700, 1000), book.dice.between(300, 600), book.dice.between(20, 170)];
  addRotatingPolicy(
    book,
    `${theme}-access`,
    dates.map((days, index) => ({
      at: book.clock.ago(days),
      document: accessDocument(theme, services.slice(0, index + 2)),
    })),
  );
}

/** Customer managed policies: grown over the years, long, terse, conditional, and one that nobody attached. */
export function addCustomerPolicies(book: AccountBook): void {
  const { dice, account } = book;
  const themes = dice.some(account.themes, Math.min(account.themes.length, 6));
  for (const [index, theme] of themes.entries()) {
    if (index < 3) addGrowingPolicy(book, theme);
    else if (index === 3) book.policy(`${theme}-tables`, longDocument(book, theme), dice.between(200, 900));
    else if (index === 4) book.policy(`${theme}-tagging`, tersePolicy(book, theme), dice.between(200, 900));
    else book.policy(`${theme}-operations`, conditionalDocument(book, theme), dice.between(200, 900));
    const name = [`${theme}-access`, `${theme}-tables`, `${theme}-tagging`, `${theme}-operations`][
      Math.max(0, index - 2)
    ];
    const role = book.standingRoles.find((candidate) => candidate.includes(theme));
    if (role === undefined || name === undefined || dice.chance(0.2)) continue;
    const at = Math.max(book.clock.ago(dice.between(2, 19)), book.createdAt(role));
    book.add(at, { type: 'policy-attached', to: { kind: 'role', name: role }, policy: `local/${name}` });
  }
}
