import {
  GetAlternateContactCommand,
  GetContactInformationCommand,
  type AlternateContactType,
} from '@aws-sdk/client-account';
import type { Contact, Contacts } from '@/lib/snapshot/data/contacts';
import { hash } from '@/lib/snapshot/hash';
import { awsCode } from '../errors';
import type { partReader } from './ask-regions';
import type { StageContext } from './stage-context';

interface Given {
  name?: string;
  address?: (string | undefined)[];
  email?: string;
  phone?: string;
}

function isGiven(text: string | undefined): boolean {
  return (text ?? '').trim() !== '';
}

/** Names and numbers of people are not ours to keep: only whether they are there, and whether two are the same. */
function withoutPerson(accountId: string, { name, address = [], email, phone }: Given): Contact {
  const mail = email?.trim().toLowerCase() ?? '';
  const digits = phone?.replace(/\D/g, '') ?? '';
  return {
    hasName: isGiven(name),
    hasAddress: address.length > 0 && address.every(isGiven),
    emailDomain: mail.split('@')[1] ?? null,
    emailHash: mail === '' ? null : hash(`${accountId}/${mail}`),
    phoneHash: digits === '' ? null : hash(`${accountId}/${digits}`),
  };
}

/** AWS answers a missing contact with an error. */
async function orNull(call: () => Promise<Contact | null>): Promise<Contact | null> {
  try {
    return await call();
  } catch (error) {
    if (awsCode(error) !== 'ResourceNotFoundException') throw error;
    return null;
  }
}

function readPrimary({ session }: StageContext): Promise<Contact | null> {
  return orNull(async () => {
    const { ContactInformation: info } = await session.account(new GetContactInformationCommand({}));
    if (!info) return null;
    return withoutPerson(session.link.accountId, {
      name: info.FullName,
      address: [info.AddressLine1, info.City, info.PostalCode, info.CountryCode],
      phone: info.PhoneNumber,
    });
  });
}

function readAlternate({ session }: StageContext, kind: AlternateContactType): Promise<Contact | null> {
  return orNull(async () => {
    const { AlternateContact: contact } = await session.account(
      new GetAlternateContactCommand({ AlternateContactType: kind }),
    );
    if (!contact) return null;
    return withoutPerson(session.link.accountId, {
      name: contact.Name,
      email: contact.EmailAddress,
      phone: contact.PhoneNumber,
    });
  });
}

/** The primary and the three alternate contacts, each for itself. */
export async function readContacts(
  context: StageContext,
  part: ReturnType<typeof partReader>['part'],
): Promise<Contacts> {
  const alternate = (kind: AlternateContactType) =>
    part('account:GetAlternateContact', () => readAlternate(context, kind));
  return {
    primary: await part('account:GetContactInformation', () => readPrimary(context)),
    security: await alternate('SECURITY'),
    billing: await alternate('BILLING'),
    operations: await alternate('OPERATIONS'),
  };
}
