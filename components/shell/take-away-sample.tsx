'use client';

import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { FormAction } from '@/lib/platform/actions/state';
import { thenDashboard } from './then-dashboard';

/** Takes the sample firm away, once confirmed. */
export function TakeAwaySample({ action }: { action: FormAction }) {
  const leaving = useMemo(() => thenDashboard(action), [action]);
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Take it away</Button>}
      title="Take the sample firm away?"
      description="Everything in it goes, also what you have tried out there. Your own firm is not touched, and you can have another sample at any time."
      confirmLabel="Take it away"
      action={leaving}
    />
  );
}
