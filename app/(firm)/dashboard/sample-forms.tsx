'use client';

import { thenDashboard } from '@/components/shell/then-dashboard';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { askForSampleFirmAction, openSampleFirmAction } from '../sample-actions';

const openAndGo = thenDashboard(openSampleFirmAction);

/** Has the sample firm made. */
export function AskForSample() {
  return (
    <ActionForm action={askForSampleFirmAction} guard={false}>
      <SubmitButton size="sm" variant="secondary">
        Make a sample firm
      </SubmitButton>
    </ActionForm>
  );
}

/** Goes on in the sample firm. */
export function OpenSample() {
  return (
    <ActionForm action={openAndGo} guard={false}>
      <SubmitButton size="sm">Open the sample firm</SubmitButton>
    </ActionForm>
  );
}
