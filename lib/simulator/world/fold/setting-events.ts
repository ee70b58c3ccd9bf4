import { keyedUuid, uniqueId } from '../ids';
import type { AnalyzerEvent, SettingEvent, TrailEvent } from '../events';
import { iamArn, need } from './fold-context';
import type { EventOf, Fold, Handlers } from './fold-context';

export const settingHandlers: Handlers<SettingEvent['type']> = {
  'password-policy-set': ({ state }, event) => {
    state.passwordPolicy = event.policy ?? undefined;
  },
  'alias-set': ({ state }, event) => {
    state.alias = event.alias ?? undefined;
  },
  'contact-information-set': ({ state }, event) => {
    state.contactInformation = event.contact;
  },
  'alternate-contact-set': ({ state }, event) => {
    state.contacts.set(event.contact.kind, event.contact);
  },
  'alternate-contact-removed': ({ state }, event) => {
    state.contacts.delete(event.kind);
  },
  'region-set': ({ state }, event) => {
    state.regions.set(event.region, event.status);
  },
  'public-access-block-set': ({ state }, event) => {
    state.publicAccessBlock = event.block ?? undefined;
  },
  'saml-provider-set': (fold, event) => {
    const before = fold.state.samlProviders.get(event.name);
    fold.state.samlProviders.set(event.name, {
      name: event.name,
      arn: iamArn(fold, `saml-provider/${event.name}`),
      createdAt: before?.createdAt ?? fold.at,
      validUntil: event.validUntil,
    });
  },
  'saml-provider-deleted': ({ state }, event) => {
    state.samlProviders.delete(event.name);
  },
  'oidc-provider-set': (fold, event) => {
    const before = fold.state.oidcProviders.get(event.url);
    fold.state.oidcProviders.set(event.url, {
      url: event.url,
      arn: iamArn(fold, `oidc-provider/${event.url}`),
      createdAt: before?.createdAt ?? fold.at,
      clientIds: event.clientIds,
      thumbprints: event.thumbprints,
      tags: event.tags ?? {},
    });
  },
  'oidc-provider-deleted': ({ state }, event) => {
    state.oidcProviders.delete(event.url);
  },
  'server-certificate-added': (fold, event) => {
    const path = event.path ?? '/';
    fold.state.serverCertificates.set(event.name, {
      name: event.name,
      path,
      id: uniqueId('ASCA', fold.seed, fold.state.id, event.name),
      arn: iamArn(fold, `server-certificate${path}${event.name}`),
      uploadedAt: fold.at,
      expiresAt: event.expiresAt,
    });
  },
  'server-certificate-deleted': ({ state }, event) => {
    state.serverCertificates.delete(event.name);
  },
};

function trailOf(fold: Fold, name: string) {
  return need(fold.state.trails.get(name), `trail ${name}`, fold);
}

function createTrail(fold: Fold, event: EventOf<'trail-created'>): void {
  const { state, at } = fold;
  const logging = event.logging ?? true;
  state.trails.set(event.name, {
    name: event.name,
    arn: `arn:${state.partition}:cloudtrail:${event.region}:${state.id}:trail/${event.name}`,
    region: event.region,
    bucket: event.bucket,
    multiRegion: event.multiRegion ?? true,
    organization: event.organization ?? false,
    logFileValidation: event.logFileValidation ?? true,
    globalServiceEvents: event.globalServiceEvents ?? true,
    kmsKeyArn: event.kmsKeyArn,
    logGroupArn: event.logGroupArn,
    selectors: event.selectors ?? { classic: [{ readWriteType: 'All', managementEvents: true }] },
    insights: event.insights ?? [],
    logging,
    startedAt: logging ? at : undefined,
  });
}

function changeTrail(fold: Fold, event: EventOf<'trail-changed'>): void {
  const trail = trailOf(fold, event.name);
  trail.selectors = event.selectors ?? trail.selectors;
  trail.logFileValidation = event.logFileValidation ?? trail.logFileValidation;
  trail.multiRegion = event.multiRegion ?? trail.multiRegion;
  if (event.kmsKeyArn !== undefined) trail.kmsKeyArn = event.kmsKeyArn ?? undefined;
  if (event.logGroupArn !== undefined) trail.logGroupArn = event.logGroupArn ?? undefined;
}

export const trailHandlers: Handlers<TrailEvent['type']> = {
  'trail-created': createTrail,
  'trail-changed': changeTrail,
  'trail-started': (fold, event) => {
    Object.assign(trailOf(fold, event.name), { logging: true, startedAt: fold.at });
  },
  'trail-stopped': (fold, event) => {
    Object.assign(trailOf(fold, event.name), { logging: false, stoppedAt: fold.at });
  },
  'trail-delivery-error-set': (fold, event) => {
    trailOf(fold, event.name).deliveryError = event.error ?? undefined;
  },
  'trail-deleted': (fold, event) => {
    fold.state.trails.delete(trailOf(fold, event.name).name);
  },
  'event-data-store-created': ({ state, seed, at }, event) => {
    const id = keyedUuid(seed, state.id, 'event-data-store', event.name);
    state.eventDataStores.set(id, {
      id,
      name: event.name,
      region: event.region,
      status: 'ENABLED',
      multiRegion: event.multiRegion ?? true,
      organization: event.organization ?? false,
      retentionDays: event.retentionDays,
      createdAt: at,
    });
  },
};

function analyzerOf(fold: Fold, name: string) {
  return need(fold.state.analyzers.get(name), `analyzer ${name}`, fold);
}

export const analyzerHandlers: Handlers<AnalyzerEvent['type']> = {
  'analyzer-created': ({ state, at }, event) => {
    state.analyzers.set(event.name, {
      name: event.name,
      arn: `arn:${state.partition}:access-analyzer:${event.region}:${state.id}:analyzer/${event.name}`,
      region: event.region,
      kind: event.kind,
      status: 'ACTIVE',
      createdAt: at,
      unusedAccessAgeDays: event.unusedAccessAgeDays,
      archiveRules: [],
      findings: new Map(),
    });
  },
  'analyzer-status-set': (fold, event) => {
    analyzerOf(fold, event.name).status = event.status;
  },
  'archive-rule-set': (fold, event) => {
    const analyzer = analyzerOf(fold, event.analyzer);
    const others = analyzer.archiveRules.filter((rule) => rule.name !== event.rule);
    analyzer.archiveRules = [...others, { name: event.rule, filter: event.filter, createdAt: fold.at }];
  },
  'analyzer-deleted': (fold, event) => {
    fold.state.analyzers.delete(analyzerOf(fold, event.name).name);
  },
  'analyzer-finding-opened': (fold, event) => {
    const id = keyedUuid(fold.seed, fold.state.id, event.analyzer, event.finding);
    analyzerOf(fold, event.analyzer).findings.set(id, {
      id,
      label: event.finding,
      status: 'ACTIVE',
      createdAt: fold.at,
      updatedAt: fold.at,
      payload: event.payload,
    });
  },
  'analyzer-finding-status-set': (fold, event) => {
    const { findings } = analyzerOf(fold, event.analyzer);
    const finding = [...findings.values()].find((one) => one.label === event.finding);
    Object.assign(need(finding, `finding ${event.finding}`, fold), {
      status: event.status,
      updatedAt: fold.at,
    });
  },
};
