'use client';

import { useEffect, useState } from 'react';
import type { BacktestDto } from '@/lib/features/backtest/dto';
import type { BacktestDays } from '@/lib/contracts/backtest-codes';
import type { RuleField } from '@/app/(firm)/rules/rule-fields';

/** The person who drags a weight moves it more often than they want to know. */
const PAUSE_MS = 250;

/** Why there is no backtest of a draft. */
export interface BacktestProblem {
  readonly message: string;
  readonly fieldErrors: Record<string, string[]>;
}

export interface BacktestState {
  /** The last that was answered; of an earlier draft while `pending`. */
  readonly backtest: BacktestDto | null;
  /** Whether that was of a draft that says otherwise than the rules in force. */
  readonly isChanged: boolean;
  readonly problem: BacktestProblem | null;
  readonly pending: boolean;
}

interface Answer extends Omit<BacktestState, 'pending'> {
  /** What was asked. */
  readonly key: string;
}

/** What a draft would have done on the firm's last days, a moment after its last change. */
export function useBacktest(
  version: number,
  fields: readonly RuleField[],
  days: BacktestDays,
): BacktestState {
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

  const isOfPeriod = answer?.backtest?.days === days;
  return {
    backtest: isOfPeriod ? (answer?.backtest ?? null) : null,
    isChanged: answer?.isChanged ?? false,
    problem: answer?.problem ?? null,
    pending: answer?.key !== key,
  };
}

type Question = [version: number, days: number, fields: RuleField[]];

function answerOf(key: string, backtest: BacktestDto): Answer {
  const [, , fields] = JSON.parse(key) as Question;
  return { key, backtest: backtest, isChanged: fields.length > 0, problem: null };
}

/** The last backtest stays beside the reason why there is no newer one. */
function refusal(key: string, problem: BacktestProblem, last: Answer | null): Answer {
  const { backtest = null, isChanged = false } = last ?? {};
  return { key, backtest: backtest, isChanged, problem };
}

const UNREACHABLE: BacktestProblem = {
  message: 'The preview could not be computed just now. Change something, or try again later.',
  fieldErrors: {},
};

async function ask(key: string, signal: AbortSignal): Promise<BacktestDto | BacktestProblem> {
  const [version, days, fields] = JSON.parse(key) as Question;
  const body = new FormData();
  body.set('version', String(version));
  body.set('days', String(days));
  for (const [name, text] of fields) body.append(name, text);
  const response = await fetch('/rules/backtest', { method: 'POST', body, signal });
  if (response.ok) return (await response.json()) as BacktestDto;
  if (response.status >= 500) throw new Error(`The backtest answered ${response.status}.`);
  const { message, fieldErrors = {} } = (await response.json()) as Partial<BacktestProblem>;
  return { message: message ?? UNREACHABLE.message, fieldErrors };
}
