import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { AnalyzedText } from '@/lib/iam/analyze/analyze-text';
import { formatPlural } from '@/lib/format';
import { AccountAnalysisView } from './account-analysis';
import { AccessLevels } from './access-levels';
import { GuardrailAnalysisView, ResourceAnalysisView, TrustAnalysisView } from './entrance-analysis';
import { IdentityAnalysisView } from './identity-analysis';
import { PolicyFindings } from './policy-findings';
import { PolicyViewer } from './policy-viewer';

interface AnalysisViewProps {
  analyzed: AnalyzedText;
  /** What the text is called above its lines. */
  name: string;
}

/** All that is told of a text of policies: the verdict, what is wrong, and the text itself. */
export function AnalysisView({ analyzed, name }: AnalysisViewProps) {
  const { analysis, text, levels, services } = analyzed;
  const findings = analysis.kind === 'authorization-details' ? null : analysis.findings;
  const marked = new Set(findings?.flatMap(({ line }) => line ?? []));
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <KindView analyzed={analyzed} />
      {findings ? (
        <Card>
          <CardHeader
            title="Remarks on the text"
            subtitle={
              findings.length > 0 ? `${formatPlural(findings.length, 'remark')}, worst first.` : undefined
            }
          />
          <CardBody flush>
            <PolicyFindings findings={findings} />
          </CardBody>
        </Card>
      ) : null}
      <PolicyViewer
        text={text}
        label={name}
        head={
          <>
            <b className="text-fg">{name}</b>
            {levels.length > 0 ? <span className="text-fg-3"> with access levels</span> : null}
          </>
        }
        levels={levels}
        marked={marked}
      />
      {services ? <AccessLevels services={services} /> : null}
    </div>
  );
}

function KindView({ analyzed }: { analyzed: AnalyzedText }) {
  const { analysis } = analyzed;
  switch (analysis.kind) {
    case 'identity':
      return <IdentityAnalysisView analyzed={analyzed} analysis={analysis} />;
    case 'trust':
      return <TrustAnalysisView analysis={analysis} />;
    case 'resource':
      return <ResourceAnalysisView analysis={analysis} />;
    case 'guardrail':
      return <GuardrailAnalysisView analysis={analysis} />;
    case 'authorization-details':
      return <AccountAnalysisView analysis={analysis} />;
  }
}
