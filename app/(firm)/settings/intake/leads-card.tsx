'use client';

import { useState } from 'react';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { CopyField } from '@/components/ui/copy-field';
import { Time } from '@/components/ui/time';
import type { IntakeSettingsPage } from '@/lib/features/intake';
import { makeLeadsKeyAction, revokeLeadsKeyAction } from './actions';
import { useOrigin } from '@/components/ui/use-origin';

interface LeadsCardProps extends Pick<IntakeSettingsPage, 'slug' | 'leadsKey' | 'isOn'> {
  timeZone: string;
}

/** The endpoint for other intake systems: its address and its key. */
export function LeadsCard({ slug, leadsKey, isOn, timeZone }: LeadsCardProps) {
  const [made, setMade] = useState<string>();
  const origin = useOrigin();
  return (
    <Card
      title="Another intake system"
      description="It sends each lead as one flat JSON object of texts, with its key as a bearer token. The key can do nothing else."
    >
      <div className="grid gap-3">
        <CopyField label="Where it sends leads" value={`${origin}/intake/${slug}/leads`} />
        {isOn ? null : <p className="text-sm text-ink-2">It is answered while intake is on.</p>}
        {made === undefined ? null : <CopyField label="The key, shown this once" value={made} />}
        {leadsKey ? (
          <p className="text-sm text-ink-2">
            A key that ends in <span className="font-mono">{leadsKey.lastFour}</span> works since{' '}
            <Time value={leadsKey.madeAt} timeZone={timeZone} format="date" />.
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <ActionForm
            action={makeLeadsKeyAction}
            onSuccess={(data) => setMade(data?.leadsKey)}
            aria-label="Make a key for leads"
          >
            <SubmitButton variant="secondary">
              {leadsKey ? 'Make a new key: the present one ends' : 'Make a key'}
            </SubmitButton>
          </ActionForm>
          {leadsKey ? (
            <ConfirmDialog
              trigger={<Button variant="danger-quiet">Revoke the key</Button>}
              title="Revoke the key of the intake system?"
              description="It can send no more leads, from this moment on."
              confirmLabel="Revoke key"
              danger
              action={revokeLeadsKeyAction}
              onDone={() => setMade(undefined)}
            />
          ) : null}
        </div>
      </div>
    </Card>
  );
}
