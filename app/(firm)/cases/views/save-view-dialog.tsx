'use client';

import { BookmarkPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { asRoute } from '@/components/ui/link';
import { pageAct } from '@/components/ui/page-act';
import { RadioCards } from '@/components/ui/radio-cards';
import type { SavedViewDto } from '@/lib/features/views/dto';
import type { ViewQuery } from '@/lib/contracts/saved-view';
import type { FormAction } from '@/lib/platform/actions/state';
import { saveViewAction } from './actions';
import { asFields } from './as-fields';

/** The button and the form that keep the list, as it is shown, under a name. */
export function SaveViewDialog({
  query,
  href,
  mayShare,
}: {
  query: ViewQuery;
  /** The address of the list as it is shown, without a view. */
  href: string;
  mayShare: boolean;
}) {
  const router = useRouter();
  const action: FormAction<SavedViewDto> = async (previous, form) => {
    const answer = await saveViewAction(previous, form);
    if (answer.status === 'ok' && answer.data) {
      const separator = href.includes('?') ? '&' : '?';
      router.replace(asRoute(`${href}${separator}view=${answer.data.id}`), { scroll: false });
    }
    return answer;
  };
  return (
    <FormDialog
      trigger={
        <Button size="sm" {...pageAct('Save these cases as a view', 'bookmark keep filter')}>
          <BookmarkPlus aria-hidden="true" />
          Save view
        </Button>
      }
      title="Save as a view"
      description="Keeps filters, order and columns under a name, in the sidebar and the palette. The cases themselves are looked up each time."
      size="sm"
      action={action}
      hidden={asFields(query)}
      submitLabel="Save view"
    >
      <Field name="name" label="Name" required>
        <Input autoComplete="off" maxLength={60} />
      </Field>
      {mayShare ? (
        <Field as="group" name="audience" label="Who sees it" required>
          <RadioCards
            defaultValue="me"
            options={[
              { value: 'me', label: 'Only you' },
              {
                value: 'everyone',
                label: 'Everyone in the firm',
                description: 'Each sees those cases that are there for them.',
              },
            ]}
          />
        </Field>
      ) : null}
    </FormDialog>
  );
}
