import { ROOT_USER } from '../../world/types';
import type {
  AccountWorldState,
  CredentialHolder,
  Instant,
  MfaDeviceState,
  UserState,
} from '../../world/types';
import { latestUse, roundDown } from '../../world/usage';
import { noSuchEntity } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import { element, members, timeElement, wrap } from '../../wire/xml';
import type { OperationContext, Operations } from '../operation';
import { byText, paginateIam, truncation } from '../paging';
import { userOfInput, userResource } from './identities';
import { syntheticCertificate } from './synthetic-certificate';

/** A list of one user's credentials, paged by id. */
function pageOf<T>(
  context: OperationContext,
  input: Input,
  list: {
    name: string;
    items: readonly T[];
    keyOf: (item: T) => string;
    render: (item: T) => string;
    scope: string;
  },
) {
  const items = [...list.items].sort((a, b) => byText(list.keyOf(a), list.keyOf(b)));
  const page = paginateIam(context, input, { items, keyOf: list.keyOf, scope: list.scope });
  return { xml: members(list.name, page.items.map(list.render)) + truncation(page) };
}

const status = (active: boolean) => element('Status', active ? 'Active' : 'Inactive');

interface VirtualDevice {
  serial: string;
  xml: string;
}

function assignedDevice(device: MfaDeviceState, owner: string): VirtualDevice {
  return {
    serial: device.serial,
    xml:
      element('SerialNumber', device.serial) +
      wrap('User', owner) +
      timeElement('EnableDate', device.enabledAt),
  };
}

function ownerXml(account: AccountWorldState, user: UserState | undefined): string {
  if (user) {
    return (
      element('Path', user.path) +
      element('UserName', user.name) +
      element('UserId', user.id) +
      element('Arn', user.arn) +
      timeElement('CreateDate', user.createdAt)
    );
  }
  return (
    element('UserId', account.id) +
    element('Arn', `arn:${account.partition}:iam::${account.id}:root`) +
    timeElement('CreateDate', account.createdAt)
  );
}

function assignedDevices(account: AccountWorldState): VirtualDevice[] {
  const of = (holder: CredentialHolder, user?: UserState) =>
    holder.mfa
      .filter((device) => device.kind === 'virtual')
      .map((device) => assignedDevice(device, ownerXml(account, user)));
  return [...of(account.root), ...[...account.users.values()].flatMap((user) => of(user, user))];
}

/** One that belongs to nobody has no date either. */
function unassignedDevices({ unassignedMfa }: AccountWorldState): VirtualDevice[] {
  return unassignedMfa.map((serial) => ({ serial, xml: element('SerialNumber', serial) }));
}

function virtualDevices(account: AccountWorldState, assignment: string): VirtualDevice[] {
  return [
    ...(assignment === 'Unassigned' ? [] : assignedDevices(account)),
    ...(assignment === 'Assigned' ? [] : unassignedDevices(account)),
  ];
}

function keyLastUsed(holder: CredentialHolder, id: string, now: Instant): string | undefined {
  const key = holder.keys.find((one) => one.id === id);
  if (!key) return undefined;
  const used = latestUse(key.uses, now);
  if (!used) return element('ServiceName', 'N/A') + element('Region', 'N/A');
  return (
    timeElement('LastUsedDate', roundDown(used.time, 15)) +
    element('ServiceName', used.usage.service ?? 'N/A') +
    element('Region', used.usage.region ?? (used.usage.service === 's3' ? 'N/A' : 'us-east-1'))
  );
}

function getAccessKeyLastUsed(context: OperationContext, input: Input) {
  const id = input.required('AccessKeyId', { min: 16, max: 128 });
  const holders: [string, CredentialHolder][] = [...context.account.users, [ROOT_USER, context.account.root]];
  for (const [name, holder] of holders) {
    const used = keyLastUsed(holder, id, context.now);
    if (used !== undefined) return { xml: element('UserName', name) + wrap('AccessKeyLastUsed', used) };
  }
  throw noSuchEntity(`The Access Key with id ${id} cannot be found.`);
}

function listServiceCredentials(context: OperationContext, input: Input) {
  const service = input.text('ServiceName');
  const all = input.flag('AllUsers') ?? false;
  const users = all ? [...context.account.users.values()] : [userOfInput(context, input)];
  const items = users.flatMap((user) =>
    user.serviceCredentials
      .filter((one) => service === undefined || one.service === service)
      .map((credential) => ({ user, credential })),
  );
  return pageOf(context, input, {
    name: 'ServiceSpecificCredentials',
    items,
    keyOf: ({ credential }) => credential.id,
    scope: `${all}/${service}`,
    render: ({ user, credential }) =>
      element('UserName', user.name) +
      status(credential.active) +
      element('ServiceUserName', `${user.name}-at-${context.account.id}`) +
      timeElement('CreateDate', credential.createdAt) +
      timeElement('ExpirationDate', credential.expiresAt) +
      element('ServiceSpecificCredentialId', credential.id) +
      element('ServiceName', credential.service),
  });
}

export const credentialOperations: Operations = {
  ListVirtualMFADevices: {
    action: 'iam:ListVirtualMFADevices',
    evidence: 'model',
    assumptions: ['a device that belongs to nobody has a serial number alone'],
    run: (context, input) => {
      const assignment = input.oneOf('AssignmentStatus', ['Assigned', 'Unassigned', 'Any']) ?? 'Any';
      return pageOf(context, input, {
        name: 'VirtualMFADevices',
        items: virtualDevices(context.account, assignment),
        keyOf: (device) => device.serial,
        scope: assignment,
        render: (device) => device.xml,
      });
    },
  },
  ListMFADevices: {
    action: 'iam:ListMFADevices',
    resource: userResource,
    evidence: 'model',
    run: (context, input) => {
      const user = userOfInput(context, input);
      return pageOf(context, input, {
        name: 'MFADevices',
        items: user.mfa,
        keyOf: (device) => device.serial,
        scope: user.name,
        render: (device) =>
          element('UserName', user.name) +
          element('SerialNumber', device.serial) +
          timeElement('EnableDate', device.enabledAt),
      });
    },
  },
  ListAccessKeys: {
    action: 'iam:ListAccessKeys',
    resource: userResource,
    evidence: 'model',
    run: (context, input) => {
      const user = userOfInput(context, input);
      return pageOf(context, input, {
        name: 'AccessKeyMetadata',
        items: user.keys,
        keyOf: (key) => key.id,
        scope: user.name,
        render: (key) =>
          element('UserName', user.name) +
          element('AccessKeyId', key.id) +
          status(key.active) +
          timeElement('CreateDate', key.createdAt),
      });
    },
  },
  GetAccessKeyLastUsed: {
    action: 'iam:GetAccessKeyLastUsed',
    evidence: 'model',
    run: getAccessKeyLastUsed,
  },
  ListSSHPublicKeys: {
    action: 'iam:ListSSHPublicKeys',
    resource: userResource,
    evidence: 'model',
    run: (context, input) => {
      const user = userOfInput(context, input);
      return pageOf(context, input, {
        name: 'SSHPublicKeys',
        items: user.sshKeys,
        keyOf: (key) => key.id,
        scope: user.name,
        render: (key) =>
          element('UserName', user.name) +
          element('SSHPublicKeyId', key.id) +
          status(key.active) +
          timeElement('UploadDate', key.createdAt),
      });
    },
  },
  ListSigningCertificates: {
    action: 'iam:ListSigningCertificates',
    resource: userResource,
    evidence: 'model',
    assumptions: ['certificate bodies have the right shape and no valid signature'],
    run: (context, input) => {
      const user = userOfInput(context, input);
      return pageOf(context, input, {
        name: 'Certificates',
        items: user.certificates,
        keyOf: (certificate) => certificate.id,
        scope: user.name,
        render: (certificate) =>
          element('UserName', user.name) +
          element('CertificateId', certificate.id) +
          element('CertificateBody', syntheticCertificate(certificate)) +
          status(certificate.active) +
          timeElement('UploadDate', certificate.createdAt),
      });
    },
  },
  ListServiceSpecificCredentials: {
    action: 'iam:ListServiceSpecificCredentials',
    resource: (context, input) =>
      input.flag('AllUsers')
        ? `arn:${context.account.partition}:iam::${context.account.id}:user/*`
        : userResource(context, input),
    evidence: 'recorded',
    run: listServiceCredentials,
  },
};
