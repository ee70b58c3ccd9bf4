import { describe } from 'vitest';
import { itJudgesAnAlert } from '../../testing/alert-cases';
import { alertUnauthorizedCalls } from './alert-unauthorized-calls';

describe('alert-unauthorized-calls', () => {
  itJudgesAnAlert(alertUnauthorizedCalls, {
    enough: [
      '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
      '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*") && ($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket") }',
    ],
    tooLittle: [
      '{ $.errorCode = "AccessDenied*" }',
      '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") || ($.sourceIPAddress != "delivery.logs.amazonaws.com") }',
    ],
    rule: { detail: { errorCode: [{ suffix: 'UnauthorizedOperation' }, { prefix: 'AccessDenied' }] } },
    scope: 'everywhere',
  });
});
