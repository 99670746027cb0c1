'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { WebhookDto } from '@/lib/contracts/webhook';
import { TYPE_LABELS } from './labels';

type Settings = Pick<WebhookDto, 'url' | 'description' | 'kinds' | 'inOrder'>;

const NEW: Settings = {
  url: '',
  description: '',
  kinds: ['case.assigned', 'case.waits'],
  inOrder: false,
};

/** Where an endpoint is, and what it is told. */
export function EndpointFields({ settings = NEW }: { settings?: Settings }) {
  return (
    <div className="grid gap-4 pb-4">
      <Field
        name="description"
        label="Description"
        hint="Which system it is, so that everyone knows what stops when it does."
        required
      >
        <Input autoComplete="off" defaultValue={settings.description} />
      </Field>
      <Field
        name="url"
        label="Address"
        hint="An https address on the public net. Redirects are not followed."
        required
      >
        <Input type="url" autoComplete="off" spellCheck={false} defaultValue={settings.url} />
      </Field>
      <Field name="kinds" label="Is told when" as="group" required>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {Object.entries(TYPE_LABELS).map(([type, label]) => (
            <Checkbox
              key={type}
              name="kinds"
              value={type}
              label={label}
              defaultChecked={settings.kinds.some((kind) => kind === type)}
            />
          ))}
        </div>
      </Field>
      <div>
        <input type="hidden" name="inOrder" value="false" />
        <Checkbox
          name="inOrder"
          label="In order"
          hint="What happened later waits until everything before it has arrived."
          defaultChecked={settings.inOrder}
        />
      </div>
    </div>
  );
}
