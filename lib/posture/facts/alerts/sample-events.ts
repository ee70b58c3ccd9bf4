import type { EventObject } from './event-fields';

/** One event that an alert has to notice, as CloudTrail writes it. */
export interface SampleEvent {
  /** What happened, in words, for example `CreateTrail`. */
  name: string;
  /** Recorded in the partition's home Region wherever it happens. */
  isGlobal: boolean;
  event: EventObject;
}

/** Stands for the account until `forAccount` puts the real one in its place. */
const accountId = '000000000000';
const someone: EventObject = {
  type: 'AssumedRole',
  principalId: 'AROAEXAMPLE:someone',
  arn: `arn:aws:sts::${accountId}:assumed-role/Developer/someone`,
  accountId,
  accessKeyId: 'ASIAEXAMPLE',
};
export const rootIdentity: EventObject = {
  type: 'Root',
  principalId: accountId,
  arn: `arn:aws:iam::${accountId}:root`,
  accountId,
};
const user: EventObject = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLE',
  arn: `arn:aws:iam::${accountId}:user/ana`,
  accountId,
  userName: 'ana',
};

const base: EventObject = {
  eventVersion: '1.11',
  awsRegion: 'us-east-1',
  sourceIPAddress: '198.51.100.7',
  userAgent: 'aws-cli/2.17',
  managementEvent: true,
  eventCategory: 'Management',
  recipientAccountId: accountId,
};

/** A call of an API by a role that is nobody in particular. */
export function apiCall(service: string, eventName: string, parts: EventObject = {}): EventObject {
  return {
    ...base,
    eventType: 'AwsApiCall',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    readOnly: false,
    userIdentity: someone,
    ...parts,
  };
}

/** Calls that must all be noticed. */
export function apiCalls(service: string, isGlobal: boolean, names: readonly string[]): SampleEvent[] {
  return names.map((name) => ({ name, isGlobal, event: apiCall(service, name) }));
}

/** A console sign-in of an IAM user, or of root. */
export function signIn(success: boolean, parts: EventObject = {}): EventObject {
  return {
    ...base,
    eventType: 'AwsConsoleSignIn',
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    readOnly: false,
    userIdentity: user,
    additionalEventData: { MFAUsed: 'No', MobileVersion: 'No', LoginTo: 'https://console.aws.amazon.com/' },
    responseElements: { ConsoleLogin: success ? 'Success' : 'Failure' },
    ...(success ? {} : { errorMessage: 'Failed authentication' }),
    ...parts,
  };
}

/** What goes on all day: an alert that it sets off tells nothing. */
export const everydayEvent: EventObject = apiCall('ec2', 'DescribeInstances', { readOnly: true });

/** The event in an account's own name, since a pattern may ask for it. */
export function forAccount(event: EventObject, account: string): EventObject {
  return JSON.parse(JSON.stringify(event).replaceAll(accountId, account)) as EventObject;
}

/** The event as EventBridge hands it on. */
export function toBusEvent(event: EventObject, region: string): EventObject {
  const service = String(event.eventSource).split('.')[0] ?? '';
  const isSignIn = event.eventType === 'AwsConsoleSignIn';
  return {
    version: '0',
    source: `aws.${service}`,
    'detail-type': isSignIn ? 'AWS Console Sign In via CloudTrail' : 'AWS API Call via CloudTrail',
    account: event.recipientAccountId ?? '',
    region,
    resources: [],
    detail: { ...event, awsRegion: region },
  };
}
