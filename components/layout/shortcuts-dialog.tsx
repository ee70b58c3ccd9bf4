'use client';

import { CheckboxField } from '@/components/form/checkbox-field';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { pages, type RailItem } from './pages';

interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  items: RailItem[];
  singleKeys: boolean;
  onSingleKeysChange: (on: boolean) => void;
}

export function ShortcutsDialog({
  open,
  onOpenChange,
  items,
  singleKeys,
  onSingleKeysChange,
}: ShortcutsDialogProps) {
  const rows: [string[], string][] = [
    [['⌘ K', 'Ctrl K'], 'Search or run'],
    [['/'], 'Search in the list'],
    [['?'], 'This help'],
    [['Esc'], 'Back out one level'],
    ...items.map(({ page }): [string[], string] => [[`g ${pages[page].key}`], `Go to ${pages[page].label}`]),
  ];
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard" description="Single keys work outside fields.">
        <dl className="mb-5 grid gap-x-8 gap-y-1 sm:grid-cols-2">
          {rows.map(([keys, label]) => (
            <div key={label} className="flex h-7 items-center justify-between gap-4">
              <dt className="text-fg-2">{label}</dt>
              <dd className="flex gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <CheckboxField
          label="Use single-key shortcuts"
          hint="Kept in this browser."
          checked={singleKeys}
          onCheckedChange={(checked) => onSingleKeysChange(checked === true)}
        />
      </DialogContent>
    </Dialog>
  );
}
