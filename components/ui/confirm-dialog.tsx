'use client';

import { lazy, type ReactNode } from 'react';
import type { FormAction } from '@/lib/platform/actions/state';
import type { ConfirmPanelProps } from './confirm-panel';
import { OnDemand } from './on-demand';

const load = () => import('./confirm-panel');
const ConfirmPanel = lazy(() => load().then((part) => ({ default: part.ConfirmPanel })));

/**
 * Asks before doing something that is hard to undo, then sends a server action. `hidden` carries
 * the ids and the expected version; `children` may add fields, such as a reason. A refusal is
 * shown inside; a success closes the dialog. The focus starts on Cancel, the safe answer.
 */
export function ConfirmDialog<T = undefined>({
  trigger,
  action,
  onDone,
  ...panel
}: ConfirmPanelProps<T> & { trigger: ReactNode }) {
  return (
    <OnDemand trigger={trigger} load={load}>
      {(close) => (
        // `lazy` forgets the type of what the action answers with, and nothing here looks at that.
        <ConfirmPanel
          {...panel}
          action={action as FormAction<unknown>}
          onDone={onDone as ((data: unknown) => void) | undefined}
          onClose={close}
        />
      )}
    </OnDemand>
  );
}
