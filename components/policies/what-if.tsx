'use client';

import dynamic from 'next/dynamic';
import type { WhatIfProps } from './what-if-editor';

/** Below an answer, and of no use before there is one: its code comes when it is shown. */
export const WhatIf = dynamic<WhatIfProps>(
  () => import('./what-if-editor').then((module) => module.WhatIfEditor),
  { ssr: false, loading: () => <div style={{ height: 460 }} /> },
);
