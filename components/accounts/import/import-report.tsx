import { PageHead } from '@/components/shared/page-head';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import type { ImportAnswer } from './import-answer';
import { ImportForm } from './import-form';

interface ImportReportProps {
  /** The account that the report is for, where one came from there. */
  account: { id: string; name: string } | null;
  importReport: (previous: ImportAnswer | null, form: FormData) => Promise<ImportAnswer>;
}

const commands = `aws iam generate-credential-report
aws iam get-credential-report --query Content --output text | base64 --decode > report.csv
`;

export function ImportReport({ account, importReport }: ImportReportProps) {
  return (
    <div className="mx-auto w-full max-w-[880px]">
      <PageHead
        crumbs={[{ label: 'Accounts', href: '/accounts' }, { label: 'Import a report' }]}
        title={account ? `Import a report of ${account.name}` : 'Import a report'}
        lede="An account that cannot be linked is watched by its credential report alone: passwords, keys, MFA and their use. Policies and roles stay unknown."
      />
      <div className="grid grid-cols-1 gap-4">
        <Card>
          <CardHeader
            title="Credential report"
            subtitle="The file as AWS made it. Any fault in it is told with its line, and then nothing is stored."
          />
          <CardBody>
            <ImportForm account={account} importReport={importReport} />
          </CardBody>
        </Card>
        <section>
          <h2 className="mb-2 text-h3">How to get one</h2>
          <CodeBlock
            code={commands}
            label="AWS CLI, signed in to the account"
            lineNumbers={false}
            copyLabel="Copy commands"
          />
        </section>
      </div>
    </div>
  );
}
