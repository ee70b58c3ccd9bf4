import { describe } from 'vitest';
import { itJudgesAnAlert } from '../../testing/alert-cases';
import { alertKmsKeyChanges } from './alert-kms-key-changes';

describe('alert-kms-key-changes', () => {
  itJudgesAnAlert(alertKmsKeyChanges, {
    enough: [
      '{($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion)) }',
    ],
    tooLittle: ['{($.eventSource = kms.amazonaws.com) && ($.eventName=DisableKey) }'],
    rule: {
      source: ['aws.kms'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: { eventSource: ['kms.amazonaws.com'], eventName: ['DisableKey', 'ScheduleKeyDeletion'] },
    },
    scope: 'everywhere',
  });
});
