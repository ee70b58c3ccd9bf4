import type {
  ExceptionKind,
  ExceptionScopeKind,
  ExceptionStanding,
  ExceptionState,
} from '@/lib/posture/findings/exception-kinds';

export const kindWords: Record<ExceptionKind, string> = {
  'risk-accepted': 'Risk accepted',
  'false-positive': 'False positive',
  'compensating-control': 'Compensating control',
};

export const kindMeanings: Record<ExceptionKind, string> = {
  'risk-accepted': 'It is true, and somebody answers for leaving it so.',
  'false-positive': 'It is not what the check takes it for.',
  'compensating-control': 'It is true, and something else guards against it.',
};

export const scopeKindWords: Record<ExceptionScopeKind, string> = {
  finding: 'One finding',
  check: 'A check everywhere',
  account: 'An account',
  ou: 'A unit',
  tag: 'Identities with a tag',
};

export const standingWords: Record<ExceptionStanding, string> = {
  requested: 'Waiting',
  'in-force': 'In force',
  ended: 'Ended',
};

export const endWords: Record<Exclude<ExceptionState, 'requested' | 'approved'>, string> = {
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  expired: 'expired',
  'evidence-changed': 'the evidence changed',
};
