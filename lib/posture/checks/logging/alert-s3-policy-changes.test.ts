import { describe } from 'vitest';
import { itJudgesAnAlert } from '../../testing/alert-cases';
import { alertS3PolicyChanges } from './alert-s3-policy-changes';

describe('alert-s3-policy-changes', () => {
  itJudgesAnAlert(alertS3PolicyChanges, {
    enough: [
      '{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }',
    ],
    tooLittle: [
      '{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }',
    ],
    rule: {
      source: ['aws.s3'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['s3.amazonaws.com'],
        eventName: [
          'PutBucketAcl',
          'PutBucketPolicy',
          'PutBucketCors',
          'PutBucketLifecycle',
          'PutBucketReplication',
          'DeleteBucketPolicy',
          'DeleteBucketCors',
          'DeleteBucketLifecycle',
          'DeleteBucketReplication',
        ],
      },
    },
    scope: 'everywhere',
  });
});
