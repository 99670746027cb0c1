'use client';

import { useRouter } from 'next/navigation';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { asRoute } from '@/components/ui/link';
import { pageAct } from '@/components/ui/page-act';
import type { SavedViewDto } from '@/lib/features/views/dto';
import type { ViewQuery } from '@/lib/contracts/saved-view';
import { undoBy, withUndo } from '../../undo';
import { deleteViewAction, renameViewAction, replaceViewAction, saveViewAction } from './actions';
import { asFields } from './as-fields';

/** Renames, replaces and deletes a view; each can be taken back from the message that reports it. */
export function ViewActs({
  view,
  shown,
  hrefWithout,
}: {
  view: SavedViewDto;
  /** What the list shows where that differs from the view. */
  shown: ViewQuery | null;
  hrefWithout: string;
}) {
  const router = useRouter();
  const { id: viewId, version, name, isShared, query } = view;
  const rename = withUndo(renameViewAction, (after) =>
    undoBy(renameViewAction, { viewId, version: after.version, name }),
  );
  const replace = withUndo(replaceViewAction, (after) =>
    undoBy(replaceViewAction, { viewId, version: after.version, ...asFields(query) }),
  );
  const remove = withUndo(deleteViewAction, () =>
    undoBy(saveViewAction, { name, audience: isShared ? 'everyone' : 'me', ...asFields(query) }),
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      {shown ? (
        <ActionForm
          action={replace}
          hidden={{ viewId, version, ...asFields(shown) }}
          aria-label="Replace the view"
        >
          <SubmitButton size="sm" variant="secondary" {...pageAct('Replace the view')}>
            Replace with this list
          </SubmitButton>
        </ActionForm>
      ) : null}
      <FormDialog
        trigger={
          <Button size="sm" variant="quiet" {...pageAct('Rename the view')}>
            Rename
          </Button>
        }
        title="Rename the view"
        size="sm"
        action={rename}
        hidden={{ viewId, version }}
        submitLabel="Rename"
      >
        <Field name="name" label="Name" required>
          <Input autoComplete="off" maxLength={60} defaultValue={name} />
        </Field>
      </FormDialog>
      <ActionForm
        action={remove}
        hidden={{ viewId }}
        aria-label="Delete the view"
        onSuccess={() => router.replace(asRoute(hrefWithout), { scroll: false })}
      >
        <SubmitButton size="sm" variant="quiet" {...pageAct('Delete the view')}>
          Delete
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
