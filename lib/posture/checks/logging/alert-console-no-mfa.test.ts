import { describe } from 'vitest';
import { itJudgesAnAlert } from '../../testing/alert-cases';
import { alertConsoleNoMfa } from './alert-console-no-mfa';

describe('alert-console-no-mfa', () => {
  itJudgesAnAlert(alertConsoleNoMfa, {
    enough: [
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    ],
    tooLittle: [
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed = "Yes") }',
      '{ ($.eventName = "ConsoleLogin") && ($.responseElements.ConsoleLogin = "Failure") }',
    ],
    rule: {
      'detail-type': ['AWS Console Sign In via CloudTrail'],
      detail: { additionalEventData: { MFAUsed: [{ 'anything-but': 'Yes' }] } },
    },
    scope: 'home',
  });
});
