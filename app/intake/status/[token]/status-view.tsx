'use client';

import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'next-intl';
import { AskToConfirm } from './ask-to-confirm';
import type { IntakeStatus, StatusStep } from '@/lib/features/intake/dto';

/** Whose turn it is. */
const ACTORS: Record<StatusStep, 'firm' | 'both' | 'government' | 'none'> = {
  reading: 'firm',
  refused: 'none',
  choosing: 'firm',
  assigned: 'firm',
  collecting: 'both',
  drafting: 'firm',
  review: 'firm',
  filed: 'government',
  rfe: 'firm',
  decided: 'firm',
  closed: 'none',
};

/** What happens next, who acts, and who works on it. */
export function StatusView({ status, token }: { status: IntakeStatus; token: string }) {
  const t = useTranslations('status');
  const format = useFormatter();
  const { firmName, receivedAt, step, attorneyName, isConfirmed } = status;
  const date = format.dateTime(new Date(receivedAt), { dateStyle: 'long' });
  return (
    <>
      <h1 className="mt-4 font-serif text-3xl tracking-tight text-balance wrap-anywhere">
        {t('title', { firm: firmName })}
      </h1>
      <p className="mt-1 text-sm text-ink-2">{t('received', { date })}</p>
      <dl className="mt-6 grid gap-5">
        <Fact label={t('next')}>{t(`steps.${step}`)}</Fact>
        <Fact label={t('who')}>{t(`actors.${ACTORS[step]}`)}</Fact>
        {attorneyName ? (
          <Fact label={t('attorney')}>
            <bdi>{attorneyName}</bdi>
          </Fact>
        ) : null}
      </dl>
      {isConfirmed === null ? null : isConfirmed ? (
        <p className="mt-6 text-sm text-ink-2">{t('emailConfirmed')}</p>
      ) : (
        <AskToConfirm token={token} />
      )}
      <p className="mt-8 border-t border-line-2 pt-4 text-sm text-ink-2">{t('keep')}</p>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm font-medium text-ink-2">{label}</dt>
      <dd className="mt-0.5 text-lg text-pretty">{children}</dd>
    </div>
  );
}
