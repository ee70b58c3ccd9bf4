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
import { previousOf, read, unread, type StageContext, type StageResult } from './stage-context';
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

/**
 * Credentials that the report does not hold. Each kind is asked for by itself; a kind that was refused makes the
 * whole set unread, since an empty list would be taken for "none".
 */
export async function collectOtherCredentials(context: StageContext): Promise<StageResult> {
  const serviceSpecific = await attempt('iam:ListServiceSpecificCredentials', () =>
    listServiceSpecific(context),
  );
  const server = await attempt('iam:ListServerCertificates', () => listServerCertificates(context));
  const saml = await attempt('iam:ListSAMLProviders', () => listSamlProviders(context));
  const oidc = await attempt('iam:ListOpenIDConnectProviders', () => listOidcProviders(context));
  const signing = await attempt('iam:ListSigningCertificates', () => collectSigningCertificates(context));
  const ssh = await attempt('iam:ListSSHPublicKeys', () => collectSshKeys(context));
  const parts = [serviceSpecific, server, saml, oidc, signing, ssh];
  const error = parts.map((part) => part.error).find((one): one is StageError => one !== null);
  if (error) return { readings: { otherCredentials: unread(error) }, error };
  const value: OtherCredentials = {
    serviceSpecific: serviceSpecific.value ?? [],
    signingCertificates: sortedBy(signing.value ?? [], (one) => one.id),
    sshKeys: sortedBy(ssh.value ?? [], (one) => one.id),
    serverCertificates: server.value ?? [],
    providers: [...(saml.value ?? []), ...(oidc.value ?? [])],
  };
  return { readings: { otherCredentials: read(value, context.takenAt) } };
}
