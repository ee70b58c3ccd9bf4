import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCredentialReport } from './parse-credential-report';
import { reportColumns } from './report-columns';
import { bytesOf, reportText, rootLine, userLine } from './testing/build-report';

const header = reportColumns.join(',');
const parse = (text: string) => parseCredentialReport(bytesOf(text));

function problemOf(text: string | Uint8Array) {
  const report = typeof text === 'string' ? parse(text) : parseCredentialReport(text);
  return report.problems[0];
}

describe('a whole report', () => {
  const report = parse(
    reportText(
      userLine('ana', {
        password_enabled: 'TRUE',
        password_last_used: '2026-03-01T10:00:00+00:00',
        password_last_changed: '2025-01-01T00:00:00Z',
        password_next_rotation: '2026-04-01T00:00:00Z',
        mfa_active: 'True',
        access_key_1_active: 'true',
        access_key_1_last_rotated: '2025-06-01T00:00:00Z',
        access_key_1_last_used_date: '2026-02-28T23:59:59Z',
        access_key_1_last_used_region: 'eu-west-1',
        access_key_1_last_used_service: 's3',
        access_key_2_last_rotated: '2024-06-01T00:00:00Z',
        cert_1_active: 'true',
        cert_1_last_rotated: '2024-07-01T00:00:00Z',
      }),
      userLine('bob', { password_enabled: 'true', password_last_used: 'no_information' }),
    ),
  );

  it('tells the account and has no problem', () => {
    expect(report).toMatchObject({ accountId: '123456789012', partition: 'aws', problems: [], notices: [] });
    expect(report.rows.map((row) => [row.user, row.line])).toEqual([
      ['<root_account>', 2],
      ['ana', 3],
      ['bob', 4],
    ]);
  });

  it('reads passwords, MFA, keys and certificates of a row', () => {
    expect(report.rows[1]).toMatchObject({
      isRoot: false,
      passwordEnabled: true,
      passwordLastUsed: { at: '2026-03-01T10:00:00Z' },
      passwordLastChanged: '2025-01-01T00:00:00Z',
      passwordNextRotation: '2026-04-01T00:00:00Z',
      mfaActive: true,
      keys: [
        {
          slot: 1,
          active: true,
          lastRotated: '2025-06-01T00:00:00Z',
          lastUsed: '2026-02-28T23:59:59Z',
          lastUsedRegion: 'eu-west-1',
          lastUsedService: 's3',
        },
        { slot: 2, active: false, lastRotated: '2024-06-01T00:00:00Z', lastUsed: null },
      ],
      certificates: [{ slot: 1, active: true, lastRotated: '2024-07-01T00:00:00Z' }],
    });
  });

  it('tells never used from no password', () => {
    expect(report.rows[2]?.passwordLastUsed).toBe('never');
    expect(parse(reportText(userLine('cleo'))).rows[1]?.passwordLastUsed).toBe('none');
  });
});

describe('forms that files take', () => {
  const text = reportText(userLine('ana'));
  const expected = parse(text).rows;
  const withMark = (mark: number[], encoded: Uint8Array) => Uint8Array.from([...mark, ...encoded]);
  const utf16 = (source: string, littleEndian: boolean) => {
    const view = new DataView(new ArrayBuffer(source.length * 2));
    for (let index = 0; index < source.length; index += 1)
      view.setUint16(index * 2, source.charCodeAt(index), littleEndian);
    return new Uint8Array(view.buffer);
  };

  it.each([
    ['a final newline', bytesOf(`${text}\n`)],
    ['CRLF', bytesOf(`${text.replaceAll('\n', '\r\n')}\r\n`)],
    ['old Macintosh line ends', bytesOf(text.replaceAll('\n', '\r'))],
    ['a UTF-8 byte order mark', withMark([0xef, 0xbb, 0xbf], bytesOf(text))],
    ['UTF-16 little endian', withMark([0xff, 0xfe], utf16(text, true))],
    ['UTF-16 big endian', withMark([0xfe, 0xff], utf16(text, false))],
    ['blank lines at the end', bytesOf(`${text}\n\n \n`)],
  ])('takes %s', (_name, bytes) => {
    const report = parseCredentialReport(bytes);
    expect(report.problems).toEqual([]);
    expect(report.rows).toEqual(expected);
  });

  it('reads columns by name, in any order, and ignores unknown ones', () => {
    const columns = [...reportColumns].reverse();
    const values = userLine('ana').split(',').reverse();
    const report = parse(`additional_credentials_info,${columns.join(',')}\nnone,${values.join(',')}`);
    expect(report.problems).toEqual([]);
    expect(report.rows[0]).toMatchObject({ user: 'ana', createdAt: '2024-01-10T08:00:00Z' });
  });

  it.each(['<root_account>', '<Root_Account>', '&lt;root_account&gt;', 'root_account', '<root account>'])(
    'knows root as %s',
    (user) => {
      const report = parse(`${header}\n${rootLine({ user })}`);
      expect(report.rows[0]).toMatchObject({ user: '<root_account>', isRoot: true });
    },
  );

  it.each(['not_supported', '<not_supported>', 'N/A', ''])('leaves root password "%s" to the rule', (raw) => {
    const line = rootLine({ password_enabled: raw, password_last_changed: raw, password_last_used: raw });
    const row = parse(`${header}\n${line}`).rows[0];
    expect(row).toMatchObject({ passwordEnabled: null, passwordLastChanged: null, passwordLastUsed: 'none' });
  });

  it.each(['aws-us-gov', 'aws-cn'])('reads the partition %s', (partition) => {
    const arn = `arn:${partition}:iam::123456789012:root`;
    expect(parse(`${header}\n${rootLine({ arn })}`)).toMatchObject({ partition, problems: [] });
  });

  it('takes not_supported wherever a user has nothing', () => {
    const line = userLine('ana', {
      password_last_used: 'not_supported',
      password_next_rotation: 'not_supported',
      access_key_1_last_used_region: 'not_supported',
    });
    expect(parse(reportText(line)).problems).toEqual([]);
  });

  it('turns times of other zones into UTC', () => {
    const line = userLine('ana', { user_creation_time: '2024-01-10T01:30:00+02:00' });
    expect(parse(reportText(line)).rows[1]?.createdAt).toBe('2024-01-09T23:30:00Z');
  });
});

describe('names with commas', () => {
  const arn = 'arn:aws:iam::123456789012:user/team/ana,lee';

  it('reads a quoted one', () => {
    const line = userLine('x', { user: '"ana,lee"', arn: `"${arn}"` });
    expect(parse(reportText(line))).toMatchObject({ problems: [], notices: [] });
    expect(parse(reportText(line)).rows[1]).toMatchObject({ user: 'ana,lee', arn });
  });

  it('recovers an unquoted one from the right and says so', () => {
    const report = parse(reportText(userLine('x', { user: 'ana,lee', arn })));
    expect(report.problems).toEqual([]);
    expect(report.rows[1]).toMatchObject({ user: 'ana,lee', arn });
    expect(report.notices).toEqual([expect.stringMatching(/^Line 3: .*"ana,lee"/)]);
  });

  it('refuses a line that is too long for another reason', () => {
    expect(problemOf(reportText(`${userLine('ana')},extra`))).toMatchObject({
      line: 3,
      message: 'the line has 23 fields, expected 22',
    });
  });
});

describe('what is refused, with line and reason', () => {
  const cut = reportText(userLine('ana'), userLine('bob').slice(0, 70));
  const other = userLine('bob', { arn: 'arn:aws:iam::999999999999:user/bob' });
  const china = userLine('bob', { arn: 'arn:aws-cn:iam::123456789012:user/bob' });

  it.each([
    ['an empty file', '', 1, 'the file is empty'],
    ['white space', ' \n\n', 1, 'the file is empty'],
    ['a header alone', header, 1, 'no row'],
    ['HTML', '<!doctype html>\n<html></html>', 1, 'HTML'],
    ['XML', '<?xml version="1.0"?><a/>', 1, 'HTML or XML'],
    ['JSON', '{"Content": "dXNlcg=="}', 1, 'JSON'],
    ['base64', 'dXNlcixhcm4sdXNlcl9jcmVhdGlvbl90aW1l', 1, 'base64'],
    ['semicolons', header.replaceAll(',', ';'), 1, 'semicolons'],
    ['tabs', header.replaceAll(',', '\t'), 1, 'tabs'],
    ['bars', header.replaceAll(',', '|'), 1, 'vertical bars'],
    ['no header', `${rootLine()}\n${userLine('ana')}`, 1, 'header row is missing'],
    ['another CSV', 'a,b\n1,2', 1, 'not the header of an IAM credential report'],
    ['a missing column', reportText().replace('mfa_active,', ''), 1, 'lacks the column mfa_active'],
    ['a repeated column', `${header},user\n`, 1, 'the column user twice'],
    ['a cut-off file', cut, 4, 'cut off: the line has'],
    ['a short line within', reportText('ana,b', userLine('bob')), 3, 'the line has 2 fields, expected 22'],
    ['another account', reportText(userLine('ana'), other), 4, 'of account 999999999999'],
    ['another partition', reportText(china), 3, 'of partition aws-cn'],
    ['a user twice', reportText(userLine('ana'), userLine('ana')), 4, 'stands already on line 3'],
    ['two roots', reportText(rootLine()), 3, 'stands already on line 2'],
    ['an open quote', reportText(`"${userLine('ana')}`), 3, 'quote that is not closed'],
  ])('%s', (_name, text, line, reason) => {
    const problem = problemOf(text);
    expect(problem?.line).toBe(line);
    expect(problem?.message).toContain(reason);
  });

  it.each([
    ['user_creation_time', 'yesterday'],
    ['user_creation_time', 'N/A'],
    ['user_creation_time', '2026-02-30T00:00:00Z'],
    ['user_creation_time', '2026-03-04'],
    ['password_enabled', 'yes'],
    ['password_last_used', '2026-13-01T00:00:00Z'],
    ['password_last_changed', 'soon'],
    ['mfa_active', 'N/A'],
    ['access_key_1_active', '1'],
    ['access_key_2_last_rotated', 'true'],
    ['access_key_2_last_used_region', 'eu west'],
    ['cert_1_active', 'maybe'],
    ['user', 'not a name'],
    ['arn', 'arn:aws:iam::123:user/ana'],
    ['arn', 'arn:aws:iam::123456789012:user/bob'],
    ['arn', 'arn:aws:iam::123456789012:role/ana'],
  ] as const)('%s being "%s"', (column, raw) => {
    const report = parse(reportText(userLine('ana', { [column]: raw }), userLine('bob')));
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatchObject({ line: 3, column });
    expect(report.rows.map((row) => row.user)).toEqual(['<root_account>', 'bob']);
  });

  it('a root line under another ARN', () => {
    const line = userLine('x', { user: '<root_account>', arn: 'arn:aws:iam::123456789012:user/x' });
    expect(parse(`${header}\n${line}`).problems[0]).toMatchObject({ line: 2, column: 'user' });
  });

  it('bytes that are no text, naming their line', () => {
    const bytes = bytesOf(reportText(userLine('ana'), userLine('bob')));
    const at = new TextDecoder().decode(bytes).indexOf('\nbob') + 2;
    bytes[at] = 0xe9;
    expect(problemOf(bytes)).toMatchObject({ line: 4, message: expect.stringContaining('not UTF-8') });
  });

  it.each([
    ['a spreadsheet', [0x50, 0x4b, 0x03, 0x04], 'spreadsheet'],
    ['gzip', [0x1f, 0x8b, 0x08], 'gzip'],
    ['UTF-16 without a mark', [0x75, 0, 0x73, 0], 'UTF-16 without'],
    ['broken UTF-16', [0xff, 0xfe, 0x00, 0xd8], 'UTF-16LE'],
  ])('%s', (_name, bytes, reason) => {
    expect(problemOf(Uint8Array.from(bytes))?.message).toContain(reason);
  });
});

describe('properties', () => {
  const name = fc.stringMatching(/^[a-zA-Z0-9+=,.@_-]{1,64}$/);
  const time = fc
    .integer({ min: 1_262_304_000, max: 1_893_456_000 })
    .map((seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`);
  const optionalTime = fc.option(time, { nil: 'N/A' });
  const user = fc.record({
    name,
    values: fc.record({
      user_creation_time: time,
      password_enabled: fc.constantFrom('true', 'false', 'TRUE', 'FALSE'),
      password_last_used: fc.oneof(time, fc.constantFrom('N/A', 'no_information')),
      password_last_changed: optionalTime,
      mfa_active: fc.constantFrom('true', 'false'),
      access_key_1_active: fc.constantFrom('true', 'false'),
      access_key_1_last_rotated: optionalTime,
      access_key_1_last_used_date: optionalTime,
    }),
    quoted: fc.boolean(),
  });
  const users = fc.uniqueArray(user, { selector: ({ name: key }) => key.toLowerCase(), maxLength: 12 });

  it('gives back every value that was written, whatever the line ends and quotes', () => {
    fc.assert(
      fc.property(users, fc.constantFrom('\n', '\r\n'), fc.boolean(), (list, end, final) => {
        const lines = list.map(({ name: user, values, quoted }) => {
          const arn = `arn:aws:iam::123456789012:user/${user}`;
          const quote = (text: string) => (quoted ? `"${text}"` : text);
          return userLine(user, { ...values, user: quote(user), arn: quote(arn) });
        });
        const report = parse(reportText(...lines).replaceAll('\n', end) + (final ? end : ''));
        expect(report.problems).toEqual([]);
        expect(report.rows.slice(1).map((row) => [row.user, row.createdAt, row.mfaActive])).toEqual(
          list.map(({ name: key, values }) => [key, values.user_creation_time, values.mfa_active === 'true']),
        );
        report.rows.slice(1).forEach((row, index) => {
          const values = list[index]?.values;
          const known = values?.access_key_1_last_rotated !== 'N/A' || values.access_key_1_active === 'true';
          expect(row.keys.length).toBe(known ? 1 : 0);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('never throws, and says why whenever it has no row', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const report = parseCredentialReport(bytes);
        expect(report.rows.length + report.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

it('reads 5,000 users well under 300 ms of one processor', () => {
  const key = { access_key_1_active: 'true', access_key_1_last_rotated: '2025-01-01T00:00:00Z' };
  const lines = Array.from({ length: 5000 }, (_, index) => userLine(`user-${index}`, key));
  const bytes = bytesOf(reportText(...lines));
  const spent = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    expect(parseCredentialReport(bytes).rows).toHaveLength(5001);
    return process.cpuUsage(start).user / 1000;
  });
  expect(Math.min(...spent)).toBeLessThan(300);
});
