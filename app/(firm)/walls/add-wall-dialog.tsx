'use client';

import { ShieldPlus } from 'lucide-react';
import { useState } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DismissButton } from '@/components/ui/dismiss-button';
import { Field } from '@/components/ui/field';
import { plural } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { TextLink } from '@/components/ui/link';
import { pageAct } from '@/components/ui/page-act';
import { RadioCards } from '@/components/ui/radio-cards';
import { Select, type SelectOption } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { ClientPicker } from '@/components/clients/client-picker';
import type { AddedWallDto } from '@/lib/contracts/wall';
import { addWallAction, findClientsAction } from './actions';

const TARGETS = [
  {
    value: 'company',
    label: 'A company',
    description: 'Every client of that employer, now and later.',
  },
  { value: 'client', label: 'One client', description: 'A person or company with cases here.' },
];

/** Adds a wall, then shows the open cases that stand against it. */
export function AddWallDialog({ attorneys }: { attorneys: readonly SelectOption[] }) {
  const [added, setAdded] = useState<AddedWallDto | null>(null);
  return (
    <Dialog
      trigger={
        <Button variant="primary" {...pageAct('Add an ethical wall', 'raise conflict new')}>
          <ShieldPlus aria-hidden="true" />
          Add a wall
        </Button>
      }
      title={added ? 'The wall stands' : 'Add an ethical wall'}
      description={
        added
          ? undefined
          : 'The attorney never gets a case of this client or company, and no longer finds any: no case, no client, no number.'
      }
      onOpenChange={(open) => {
        if (open) setAdded(null);
      }}
    >
      {(close) =>
        added ? (
          <Conflicts wall={added} close={close} />
        ) : (
          <WallForm
            attorneys={attorneys}
            close={close}
            onAdded={(wall) => {
              if (wall && wall.conflicts.length > 0) setAdded(wall);
              else close();
            }}
          />
        )
      }
    </Dialog>
  );
}

function WallForm({
  attorneys,
  close,
  onAdded,
}: {
  attorneys: readonly SelectOption[];
  close: () => void;
  onAdded: (wall: AddedWallDto | undefined) => void;
}) {
  const [target, setTarget] = useState('company');
  const [clientId, setClientId] = useState('');
  const hidden: Record<string, string> = target === 'client' ? { clientId } : {};
  return (
    <div className="grid gap-4">
      <RadioCards
        legend="Keep an attorney apart from"
        options={TARGETS}
        value={target}
        onValueChange={setTarget}
      />
      {target === 'client' ? (
        <ClientPicker action={findClientsAction} value={clientId} onChange={setClientId} />
      ) : null}
      <ActionForm action={addWallAction} hidden={hidden} onSuccess={onAdded}>
        {target === 'company' ? (
          <Field
            name="company"
            label="Company"
            hint="As its clients’ cases name it; capitals make no difference."
            required
          >
            <Input autoComplete="off" />
          </Field>
        ) : null}
        <Field name="attorneyId" label="Attorney" required>
          <Select options={attorneys} placeholder="Choose an attorney" />
        </Field>
        <Field name="reason" label="Reason" hint="Kept on record." required>
          <Textarea rows={2} />
        </Field>
        <FormActions>
          <SubmitButton>Add wall</SubmitButton>
          <DismissButton onClose={close} />
        </FormActions>
      </ActionForm>
    </div>
  );
}

function Conflicts({ wall, close }: { wall: AddedWallDto; close: () => void }) {
  return (
    <div className="grid gap-3">
      <Alert
        tone="warn"
        title={`${wall.attorney.name} still holds ${plural(wall.conflicts.length, 'case')} behind it`}
      >
        A wall takes no case away. The managers have been told; open each and hand it off.
      </Alert>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {wall.conflicts.map(({ caseId, number }) => (
          <li key={caseId}>
            <TextLink href={`/cases/${caseId}?handoff=conflict`}>No. {number}</TextLink>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="primary" onClick={close}>
          Done
        </Button>
      </div>
    </div>
  );
}
