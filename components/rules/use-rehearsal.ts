'use client';

import { useEffect, useState } from 'react';
import type { RehearsalDto } from '@/lib/rehearsal/dto';
import type { RehearsalDays } from '@/lib/rehearsal/codes';
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
  /** Whether that was of a draft that says otherwise than the rules in force. */
  readonly isChanged: boolean;
  readonly problem: RehearsalProblem | null;
  readonly pending: boolean;
}

interface Answer extends Omit<RehearsalState, 'pending'> {
  /** What was asked. */
  readonly key: string;
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
          setAnswer((last) => ('message' in next ? refusal(key, next, last) : answerOf(key, next))),
        () => {
          if (!leaving.signal.aborted) setAnswer((last) => refusal(key, UNREACHABLE, last));
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [key]);

  const isOfPeriod = answer?.rehearsal?.days === days;
  return {
    rehearsal: isOfPeriod ? (answer?.rehearsal ?? null) : null,
    isChanged: answer?.isChanged ?? false,
    problem: answer?.problem ?? null,
    pending: answer?.key !== key,
  };
}

type Question = [version: number, days: number, fields: RuleField[]];

function answerOf(key: string, rehearsal: RehearsalDto): Answer {
  const [, , fields] = JSON.parse(key) as Question;
  return { key, rehearsal, isChanged: fields.length > 0, problem: null };
}

/** The last rehearsal stays beside the reason why there is no newer one. */
function refusal(key: string, problem: RehearsalProblem, last: Answer | null): Answer {
  const { rehearsal = null, isChanged = false } = last ?? {};
  return { key, rehearsal, isChanged, problem };
}

const UNREACHABLE: RehearsalProblem = {
  message: 'The preview could not be computed just now. Change something, or try again later.',
  fieldErrors: {},
};

async function ask(key: string, signal: AbortSignal): Promise<RehearsalDto | RehearsalProblem> {
  const [version, days, fields] = JSON.parse(key) as Question;
  const body = new FormData();
  body.set('version', String(version));
  body.set('days', String(days));
  for (const [name, text] of fields) body.append(name, text);
  const response = await fetch('/rules/rehearsal', { method: 'POST', body, signal });
  if (response.ok) return (await response.json()) as RehearsalDto;
  if (response.status >= 500) throw new Error(`The rehearsal answered ${response.status}.`);
  const { message, fieldErrors = {} } = (await response.json()) as Partial<RehearsalProblem>;
  return { message: message ?? UNREACHABLE.message, fieldErrors };
}
