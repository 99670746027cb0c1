'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { DIALOG_FORM, DialogActions } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { ShownOnce } from '@/components/ui/shown-once';
import { useOrigin } from '@/components/ui/use-origin';
import type { FeedDto, MadeFeed } from '@/lib/features/calendar/dto';
import { makeFeedAction, revokeFeedAction } from './actions';

/** Makes an address and shows it this once. */
export function MakeFeedDialog() {
  const [made, setMade] = useState<MadeFeed | null>(null);
  const origin = useOrigin();
  return (
    <Dialog
      trigger={<Button size="sm">Make an address</Button>}
      title={made ? 'Copy the address now' : 'New calendar address'}
      description={
        made
          ? 'It is shown this once and not kept. In your calendar program choose to subscribe to, or add, a calendar from the internet, and paste it there. Whoever has it reads this calendar.'
          : 'For one program or device, so that you can revoke it alone.'
      }
      onOpenChange={() => setMade(null)}
    >
      {(close) =>
        made ? (
          <ShownOnce
            label={`Address of ${made.name}`}
            value={`${origin}${made.path}`}
            onTaken={close}
          />
        ) : (
          <ActionForm
            className={DIALOG_FORM}
            action={makeFeedAction}
            onSuccess={(feed) => setMade(feed ?? null)}
          >
            <Field name="name" label="Where you use it" hint="Such as “Outlook at work”." required>
              <Input autoComplete="off" />
            </Field>
            <DialogActions submitLabel="Make address" onCancel={close} />
          </ActionForm>
        )
      }
    </Dialog>
  );
}

/** Ends an address. */
export function RevokeFeedDialog({ feed: { id, name } }: { feed: Pick<FeedDto, 'id' | 'name'> }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      title={`Revoke ${name}?`}
      description="The program that uses it finds nothing from its next visit on. What it has read already may stay there until you remove the calendar. A revoked address never comes back; you would make a new one."
      confirmLabel="Revoke address"
      danger
      action={revokeFeedAction}
      hidden={{ feedId: id }}
    />
  );
}
