import { stageWords } from '@/components/shared/stage-words';
import { Card, CardHeader } from '@/components/ui/card';
import { Tag } from '@/components/ui/tag';
import { formatPlural } from '@/lib/format';
import type { StageName } from '@/lib/snapshot/stage';
import { type Switch, SwitchForm } from './switch-form';

interface StageEntry {
  name: StageName;
  isOn: boolean;
  shipsOn: boolean;
  /** As set for the scope shown; null when it follows what holds otherwise. */
  own: boolean | null;
  /** IAM actions that the role of Rolecall needs for it. */
  actions: readonly string[];
  /** Checks that read it. */
  checks: number;
  change: Switch;
}

/** What scans read, stage by stage, with the rights that each needs and the checks that hang on it. */
export function StagesCard({ stages, words }: { stages: readonly StageEntry[]; words: string }) {
  return (
    <Card>
      <CardHeader
        title="What a scan reads"
        subtitle={`For ${words}. A stage that is off is not asked for; its checks do not run and are listed as off. Switch one on only where the role allows its actions.`}
        className="pb-3"
      />
      {stages.map((stage) => (
        <StageRow key={stage.name} {...stage} />
      ))}
    </Card>
  );
}

function StageRow({ name, isOn, shipsOn, own, actions, checks, change }: StageEntry) {
  const { title, reads } = stageWords[name];
  return (
    <section className="grid gap-x-10 gap-y-3 border-t border-line px-4 py-4 sm:px-5 xl:grid-cols-[minmax(0,1fr)_200px]">
      <div className="max-w-[88ch]">
        <h3 className="font-strong">
          {title} <Tag className="ml-1">{isOn ? 'on' : 'off'}</Tag>
        </h3>
        <p className="mt-0.5 text-small text-fg-2">
          Reads {reads}. {formatPlural(checks, 'check')}.
        </p>
        <details className="mt-1.5 text-small">
          <summary className="cursor-pointer text-fg-2">{formatPlural(actions.length, 'IAM action')}</summary>
          <ul className="mt-1.5 columns-2 gap-6 font-mono text-code text-fg-2 max-sm:columns-1">
            {actions.map((action) => (
              <li key={action} className="break-all">
                {action}
              </li>
            ))}
          </ul>
        </details>
      </div>
      <SwitchForm
        label={title}
        value={own}
        otherwise={shipsOn ? 'As shipped: on' : 'As shipped: off'}
        change={change}
      />
    </section>
  );
}
