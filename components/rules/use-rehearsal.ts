'use client';

import { useEffect, useState } from 'react';
import type { RehearsalDto } from '@/lib/rehearsal/dto';
import type { RehearsalDays } from '@/lib/rehearsal/schema';
import type { RuleField } from './rule-fields';

/** Whoever drags a weight moves it more often than they want to know. */
const PAUSE_MS = 250;

/** Why there is no rehearsal of a draft. */
export interface RehearsalProblem {
  readonly message: string;
  readonly fieldErrors: Record<string, string[]>;
}

export interface RehearsalState {
  /** The last that was answered; of an earlier draft while `pending`. */
  readonly rehearsal: RehearsalDto | null;
  readonly problem: RehearsalProblem | null;
  readonly pending: boolean;
}

interface Answer {
  readonly key: string;
  readonly rehearsal: RehearsalDto | null;
  readonly problem: RehearsalProblem | null;
}

/** What a draft would have done on the firm's last days, a moment after its last change. */
export function useRehearsal(
  version: number,
  fields: readonly RuleField[],
  days: RehearsalDays,
): RehearsalState {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const key = JSON.stringify([version, days, fields]);

  useEffect(() => {
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      ask(key, leaving.signal).then(
        (next) =>
          setAnswer((last) => ({ ...next, rehearsal: next.rehearsal ?? last?.rehearsal ?? null })),
        () => {
          if (!leaving.signal.aborted) setAnswer({ key, rehearsal: null, problem: UNREACHABLE });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [key]);

  const rehearsal = answer?.rehearsal ?? null;
  const isOfPeriod = rehearsal?.days === days;
  return {
    rehearsal: isOfPeriod ? rehearsal : null,
    problem: answer?.problem ?? null,
    pending: answer?.key !== key,
  };
}

const UNREACHABLE: RehearsalProblem = {
  message: 'The preview could not be computed just now. Change something, or try again later.',
  fieldErrors: {},
};

async function ask(key: string, signal: AbortSignal): Promise<Answer> {
  const [version, days, fields] = JSON.parse(key) as [number, number, RuleField[]];
  const body = new FormData();
  body.set('version', String(version));
  body.set('days', String(days));
  for (const [name, text] of fields) body.append(name, text);
  const response = await fetch('/rules/rehearsal', { method: 'POST', body, signal });
  if (response.ok) {
    return { key, rehearsal: (await response.json()) as RehearsalDto, problem: null };
  }
  if (response.status >= 500) throw new Error(`The rehearsal answered ${response.status}.`);
  const { message, fieldErrors = {} } = (await response.json()) as Partial<RehearsalProblem>;
  return {
    key,
    rehearsal: null,
    problem: { message: message ?? UNREACHABLE.message, fieldErrors },
  };
}
