'use client';

import { useState, type ReactNode } from 'react';
import { ConfirmContent, type ConfirmContentProps } from './confirm-content';
import { Dialog, DialogTrigger } from './dialog';

interface ConfirmDialogProps extends Omit<ConfirmContentProps, 'onDone'> {
  trigger: ReactNode;
}

export function ConfirmDialog({ trigger, ...content }: ConfirmDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {open ? <ConfirmContent {...content} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}
