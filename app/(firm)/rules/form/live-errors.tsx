'use client';

import { use, useMemo, type ReactNode } from 'react';
import { ActionFormContext } from '@/components/ui/action-form-context';

/** Shows errors at the fields of the surrounding form that were found before it was sent. */
export function LiveErrors({
  errors,
  children,
}: {
  errors: Record<string, string[]> | undefined;
  children: ReactNode;
}) {
  const form = use(ActionFormContext);
  const context = useMemo(
    () => form && errors && { ...form, fieldErrors: { ...form.fieldErrors, ...errors } },
    [form, errors],
  );
  return <ActionFormContext value={context ?? form}>{children}</ActionFormContext>;
}
