'use client';

import { useState } from 'react';
import type { DepartureReviewDto, ReviewedCaseDto } from '@/lib/features/planning/dto';
import { proposedChoices, standingAgainst, type Choices } from './departure-choices';

/** What the manager has decided so far, on whichever page. */
export interface DepartureDecided {
  readonly choices: Choices;
  /** Why someone should take a case although the rules exclude them, by case id. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Cases that go to someone against the rules: each asks for its reason on every page. */
  readonly againstRules: readonly ReviewedCaseDto[];
  choose(one: ReviewedCaseDto, attorneyId: string | null): void;
  explain(caseId: string, reason: string): void;
}

/** Keeps what is chosen while the pages of a departure are turned. */
export function useDepartureChoices({ outline, loads }: DepartureReviewDto): DepartureDecided {
  const [choices, setChoices] = useState<Choices>(() => proposedChoices(outline, loads));
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [againstRules, setAgainstRules] = useState<readonly ReviewedCaseDto[]>([]);
  return {
    ...{ choices, reasons, againstRules },
    choose: (one, attorneyId) => {
      setChoices((before) => ({ ...before, [one.caseId]: attorneyId }));
      setAgainstRules((before) => {
        const others = before.filter(({ caseId }) => caseId !== one.caseId);
        return standingAgainst(one, attorneyId).length > 0 ? [...others, one] : others;
      });
    },
    explain: (caseId, reason) => setReasons((before) => ({ ...before, [caseId]: reason })),
  };
}
