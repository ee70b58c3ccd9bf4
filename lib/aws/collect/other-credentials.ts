import {
  GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
  ListServerCertificatesCommand,
  ListServiceSpecificCredentialsCommand,
} from '@aws-sdk/client-iam';
import type {
  FederationProvider,
  OtherCredentials,
  ServerCertificate,
  ServiceSpecificCredential,
} from '@/lib/snapshot/account-snapshot';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import type { StageError } from '@/lib/snapshot/stage';
import { toInstant, toInstantOrNull } from '../instant';
import { isTurnDue } from '../rotation';
import { attempt } from './attempt';
import { iamNext, listAll } from './paginate';
import {
  isConfigurationDue,
  previousOf,
  read,
  unread,
  type StageContext,
  type StageResult,
} from './stage-context';
import { collectSigningCertificates, collectSshKeys } from './user-credentials';

const epoch = new Date(0);

/** All users' in one listing. Source: IAM API Reference, ListServiceSpecificCredentials, `AllUsers`. */
async function listServiceSpecific({ session }: StageContext): Promise<ServiceSpecificCredential[]> {
  return listAll(async (marker) => {
    const page = await session.iam(
      new ListServiceSpecificCredentialsCommand({ AllUsers: true, MaxItems: 1000, Marker: marker }),
    );
    const items = (page.ServiceSpecificCredentials ?? []).map((one) => ({
      userName: one.UserName ?? '',
      id: one.ServiceSpecificCredentialId ?? '',
      service: one.ServiceName ?? '',
      status: one.Status ?? ('Inactive' as const),
      createdAt: toInstant(one.CreateDate ?? epoch),
      expiresAt: toInstantOrNull(one.ExpirationDate),
    }));
    return { items, next: iamNext(page) };
  });
}

async function listServerCertificates({ session }: StageContext): Promise<ServerCertificate[]> {
  return listAll(async (marker) => {
    const page = await session.iam(new ListServerCertificatesCommand({ MaxItems: 1000, Marker: marker }));
    const items = (page.ServerCertificateMetadataList ?? []).map((one) => ({
      name: one.ServerCertificateName ?? '',
      arn: one.Arn ?? '',
      uploadedAt: toInstant(one.UploadDate ?? epoch),
      expiresAt: toInstantOrNull(one.Expiration),
    }));
    return { items, next: iamNext(page) };
  });
}

async function listSamlProviders({ session }: StageContext): Promise<FederationProvider[]> {
  const { SAMLProviderList = [] } = await session.iam(new ListSAMLProvidersCommand({}));
  return SAMLProviderList.map((one) => ({
    kind: 'saml',
    arn: one.Arn ?? '',
    url: null,
    clientIds: [],
    validUntil: toInstantOrNull(one.ValidUntil),
  }));
}

async function listOidcProviders(context: StageContext): Promise<FederationProvider[]> {
  const { session } = context;
  const before = previousOf(context, 'otherCredentials')?.value.providers ?? [];
  const { OpenIDConnectProviderList = [] } = await session.iam(new ListOpenIDConnectProvidersCommand({}));
  const providers: FederationProvider[] = [];
  for (const { Arn } of OpenIDConnectProviderList) {
    if (!Arn) continue;
    const known = before.find((provider) => provider.arn === Arn);
    if (known && !isTurnDue(context, Arn, context.pace.detailDays)) {
      providers.push(known);
      continue;
    }
    const one = await session.iam(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: Arn }));
    const clientIds = [...(one.ClientIDList ?? [])].sort();
    providers.push({ kind: 'oidc', arn: Arn, url: one.Url ?? null, clientIds, validUntil: null });
  }
  return providers;
}

type Listed = Pick<OtherCredentials, 'serviceSpecific' | 'serverCertificates' | 'providers'>;
type Outcome<T> = { value: T; error: null } | { value: null; error: StageError };

/** What one listing each tells of the whole account. The first refusal is the outcome. */
async function listForAccount(context: StageContext): Promise<Outcome<Listed>> {
  const serviceSpecific = await attempt('iam:ListServiceSpecificCredentials', () =>
    listServiceSpecific(context),
  );
  const server = await attempt('iam:ListServerCertificates', () => listServerCertificates(context));
  const saml = await attempt('iam:ListSAMLProviders', () => listSamlProviders(context));
  const oidc = await attempt('iam:ListOpenIDConnectProviders', () => listOidcProviders(context));
  if (serviceSpecific.error) return serviceSpecific;
  if (server.error) return server;
  if (saml.error) return saml;
  if (oidc.error) return oidc;
  const value: Listed = {
    serviceSpecific: serviceSpecific.value,
    serverCertificates: server.value,
    providers: [...saml.value, ...oidc.value],
  };
  return { value, error: null };
}

function refused(error: StageError): StageResult {
  return { readings: { otherCredentials: unread(error) }, error };
}

/**
 * Credentials that the report does not hold. Each kind is asked for by itself; a kind that was refused makes the
 * whole set unread, since an empty list would be taken for "none". A scan that asked nothing keeps the last answer's time.
 */
export async function collectOtherCredentials(context: StageContext): Promise<StageResult> {
  const known = isConfigurationDue(context) ? null : previousOf(context, 'otherCredentials');
  const listed = known ? { value: known.value, error: null } : await listForAccount(context);
  const signing = await attempt('iam:ListSigningCertificates', () => collectSigningCertificates(context));
  const ssh = await attempt('iam:ListSSHPublicKeys', () => collectSshKeys(context));
  if (listed.error) return refused(listed.error);
  if (signing.error) return refused(signing.error);
  if (ssh.error) return refused(ssh.error);
  const { serviceSpecific, serverCertificates, providers } = listed.value;
  const value: OtherCredentials = {
    serviceSpecific,
    signingCertificates: sortedBy(signing.value.items, (one) => one.id),
    sshKeys: sortedBy(ssh.value.items, (one) => one.id),
    serverCertificates,
    providers,
  };
  const wasAsked = !known || signing.value.wereAsked || ssh.value.wereAsked;
  return { readings: { otherCredentials: read(value, wasAsked ? context.takenAt : known.asOf) } };
}
