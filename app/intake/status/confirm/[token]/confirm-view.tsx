'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { InPlace } from '../../../in-place';
import { confirmEmailAction } from '../../actions';
import { useStatusAction } from '../../use-status-action';

/** Asks whether the reader sent the request, and thanks. */
export function ConfirmView({ token, firmName }: { token: string; firmName: string }) {
  const t = useTranslations('status');
  const [isConfirmed, setConfirmed] = useState(false);
  const action = useStatusAction(confirmEmailAction);
  if (isConfirmed) {
    return (
      <InPlace>
        <h1 className="mt-4 mb-6 font-serif text-3xl tracking-tight">{t('confirmed')}</h1>
        <Alert tone="good" title={t('confirmedText', { firm: firmName })} />
      </InPlace>
    );
  }
  return (
    <>
      <h1 className="mt-4 font-serif text-3xl tracking-tight text-balance">{t('confirmTitle')}</h1>
      <p className="mt-3 mb-6 text-pretty">{t('confirmText', { firm: firmName })}</p>
      <ActionForm
        action={action}
        hidden={{ token }}
        onSuccess={() => setConfirmed(true)}
        aria-label={t('confirmTitle')}
      >
        <SubmitButton size="lg" className="w-full">
          {t('confirm')}
        </SubmitButton>
      </ActionForm>
    </>
  );
}
