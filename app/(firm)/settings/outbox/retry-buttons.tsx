'use client';

import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { retryAllFailedAction, retryFailureAction } from './actions';

/** Tries one delivery again now. */
export function RetryOne({ failureId, what }: { failureId: string; what: string }) {
  return (
    <ActionForm action={retryFailureAction} hidden={{ failureId }}>
      <SubmitButton size="sm" variant="quiet" aria-label={`Try again: ${what}`}>
        Try again
      </SubmitButton>
    </ActionForm>
  );
}

/** Tries everything again that has failed for good. */
export function RetryAll({ consumer, label }: { consumer: string; label: string }) {
  return (
    <ActionForm action={retryAllFailedAction} hidden={{ consumer }}>
      <SubmitButton size="sm" variant="quiet" aria-label={`Try all again: ${label}`}>
        Try all again
      </SubmitButton>
    </ActionForm>
  );
}
