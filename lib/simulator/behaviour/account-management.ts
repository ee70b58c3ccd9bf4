import type { AccountWorldState, Partition, RegionOptStatus } from '../world/types';
import { AwsError, commonFault } from '../wire/aws-error';
import type { Input } from '../wire/input';
import type { OperationContext, Operations } from './operation';
import { byText, paginate } from './paging';

const ENABLED_BY_DEFAULT =
  'ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2';
const OPT_IN =
  'af-south-1 ap-east-1 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1';

const REGIONS: Record<Partition, { standard: string[]; optIn: string[] }> = {
  aws: { standard: ENABLED_BY_DEFAULT.split(' '), optIn: OPT_IN.split(' ') },
  'aws-cn': { standard: ['cn-north-1', 'cn-northwest-1'], optIn: [] },
  'aws-us-gov': { standard: ['us-gov-east-1', 'us-gov-west-1'], optIn: [] },
};

const CONTACT_KINDS = ['SECURITY', 'BILLING', 'OPERATIONS'] as const;

/** The account a request is about. Management and delegated accounts may name a member, the management account never itself. */
function subject(context: OperationContext, input: Input): AccountWorldState {
  const id = input.text('AccountId', { min: 12, max: 12 });
  if (id === undefined) return context.account;
  const { organization, caller, simulation, now } = context;
  const denied = (message: string) => commonFault('account', 'access-denied', message);
  if (id === caller.accountId) {
    throw commonFault(
      'account',
      'invalid-input',
      'The management account or the calling account cannot be named in AccountId.',
    );
  }
  const administers =
    organization?.managementAccountId === caller.accountId ||
    organization?.delegatedAdministrators.get(caller.accountId)?.has('account.amazonaws.com');
  if (!organization || !administers || !organization.serviceAccess.has('account.amazonaws.com')) {
    throw denied('User: is not authorized to access this account.');
  }
  const account = organization.members.has(id) ? simulation.account(id, now) : undefined;
  if (!account) throw denied('The account is not a member of the organization.');
  return account;
}

function getAlternateContact(context: OperationContext, input: Input) {
  input.required('AlternateContactType');
  const kind = input.oneOf('AlternateContactType', CONTACT_KINDS) ?? 'SECURITY';
  const contact = subject(context, input).contacts.get(kind);
  if (!contact) {
    throw new AwsError(
      'ResourceNotFoundException',
      'No contact of the inputted alternate contact type found.',
      {
        status: 404,
      },
    );
  }
  return {
    json: {
      AlternateContact: {
        AlternateContactType: kind,
        Name: contact.name,
        Title: contact.title,
        EmailAddress: contact.email,
        PhoneNumber: contact.phone,
      },
    },
  };
}

function getContactInformation(context: OperationContext, input: Input) {
  const contact = subject(context, input).contactInformation;
  if (!contact) {
    throw new AwsError('ResourceNotFoundException', 'No contact information found.', { status: 404 });
  }
  return {
    json: {
      ContactInformation: {
        FullName: contact.fullName,
        CompanyName: contact.company,
        AddressLine1: contact.addressLine1,
        City: contact.city,
        PostalCode: contact.postalCode,
        CountryCode: contact.countryCode,
        PhoneNumber: contact.phone,
      },
    },
  };
}

function regionsOf(account: AccountWorldState): { RegionName: string; RegionOptStatus: RegionOptStatus }[] {
  const { standard, optIn } = REGIONS[account.partition];
  const status = (region: string): RegionOptStatus =>
    account.regions.get(region) ?? (standard.includes(region) ? 'ENABLED_BY_DEFAULT' : 'DISABLED');
  return [...standard, ...optIn]
    .sort(byText)
    .map((region) => ({ RegionName: region, RegionOptStatus: status(region) }));
}

function listRegions(context: OperationContext, input: Input) {
  const statuses = input.texts('RegionOptStatusContains');
  const page = paginate(context, {
    items: regionsOf(subject(context, input)).filter(
      (region) => statuses.length === 0 || statuses.includes(region.RegionOptStatus),
    ),
    keyOf: (region) => region.RegionName,
    size: input.integer('MaxResults', { min: 1, max: 50 }) ?? 50,
    token: input.text('NextToken'),
    scope: statuses.join(),
  });
  return { json: { Regions: page.items, NextToken: page.next } };
}

export const accountManagementOperations: Operations = {
  GetAlternateContact: { action: 'account:GetAlternateContact', evidence: 'model', run: getAlternateContact },
  GetContactInformation: {
    action: 'account:GetContactInformation',
    evidence: 'model',
    run: getContactInformation,
  },
  ListRegions: {
    action: 'account:ListRegions',
    evidence: 'model',
    assumptions: ['the list of regions and which of them are on by default'],
    run: listRegions,
  },
};
