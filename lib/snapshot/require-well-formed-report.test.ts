import { describe, expect, it } from 'vitest';
import { parseCredentialReport } from './parse-credential-report';
import { reportColumns } from './report-columns';
import { ReportRefusal, requireWellFormedReport } from './require-well-formed-report';
import { bytesOf, reportText, userLine } from './testing/build-report';

function refusalOf(text: string, accountId?: string): ReportRefusal {
  try {
    requireWellFormedReport(parseCredentialReport(bytesOf(text)), { accountId });
  } catch (error) {
    if (error instanceof ReportRefusal) return error;
    throw error;
  }
  throw new Error('The report was taken.');
}

describe('requireWellFormedReport', () => {
  it('takes a whole report of the account', () => {
    const report = parseCredentialReport(bytesOf(reportText(userLine('ana'))));
    expect(() => requireWellFormedReport(report)).not.toThrow();
    expect(() => requireWellFormedReport(report, { accountId: '123456789012' })).not.toThrow();
  });

  it('names the line and the reason of the first problem', () => {
    const refusal = refusalOf(reportText(userLine('ana', { mfa_active: 'perhaps' })));
    expect(refusal).toMatchObject({ line: 3, problems: [{ line: 3, column: 'mfa_active', user: 'ana' }] });
    expect(refusal.message).toBe('Line 3: mfa_active is "perhaps", expected true or false.');
  });

  it('counts the other problems', () => {
    const bad = { mfa_active: 'perhaps' };
    expect(refusalOf(reportText(userLine('ana', bad), userLine('bob', bad))).message).toContain(
      '1 more problem)',
    );
    const three = reportText(userLine('ana', bad), userLine('bob', bad), userLine('cleo', bad));
    expect(refusalOf(three).message).toContain('2 more problems)');
  });

  it('refuses the report of another account', () => {
    const refusal = refusalOf(reportText(), '999999999999');
    expect(refusal.message).toBe('Line 2: the report is of account 123456789012, not of 999999999999.');
  });

  it('demands the root row', () => {
    const refusal = refusalOf(`${reportColumns.join(',')}\n${userLine('ana')}`);
    expect(refusal.message).toContain('<root_account>');
  });
});
