'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { InPlace } from '../../in-place';
import { askToConfirmAction } from '../actions';
import { useStatusAction } from '../use-status-action';

/** Offers the mail by which an address is confirmed. */
export function AskToConfirm({ token }: { token: string }) {
  const t = useTranslations('status');
  const [isSent, setSent] = useState(false);
  const action = useStatusAction(askToConfirmAction);
  if (isSent) {
    return (
      <InPlace>
        <Alert title={t('emailSent')} className="mt-6">
          <p>{t('emailSentText')}</p>
        </Alert>
      </InPlace>
    );
  }
  return (
    <section aria-labelledby="confirm-email" className="mt-8 border-t border-line-2 pt-4">
      <h2 id="confirm-email" className="text-lg font-medium">
        {t('email')}
      </h2>
      <p className="mt-1 mb-3 text-sm text-pretty text-ink-2">{t('emailText')}</p>
      <ActionForm
        action={action}
        hidden={{ token }}
        onSuccess={() => setSent(true)}
        aria-label={t('email')}
      >
        <SubmitButton>{t('emailSend')}</SubmitButton>
      </ActionForm>
    </section>
  );
}
