'use client';

import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { resendDeliveryAction } from './actions';

/** Sends what a delivery told of once more. */
export function ResendButton({ deliveryId, what }: { deliveryId: string; what: string }) {
  return (
    <ActionForm action={resendDeliveryAction} hidden={{ deliveryId }}>
      <SubmitButton size="sm" variant="quiet" aria-label={`Send again: ${what}`}>
        Send again
      </SubmitButton>
    </ActionForm>
  );
}
