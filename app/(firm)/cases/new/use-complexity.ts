'use client';

import { useState } from 'react';
import { isVisaType, type VisaType } from '@/lib/assignment/core';
import {
  estimateComplexity,
  type ComplexityAnswer,
  type ComplexityEstimate,
  type ComplexityFacts,
} from '@/lib/features/cases/complexity';
import type { OpeningDefaults } from '@/lib/features/cases/get-opening-defaults';

/** The complexity of a case being typed, and how it came about. */
export interface ComplexityChoice {
  visaType: VisaType | null;
  facts: ComplexityFacts;
  /** What the answers come to; null while there is no visa type, or nothing is answered. */
  estimate: ComplexityEstimate | null;
  isAnswered: boolean;
  isByHand: boolean;
  /** As the field sends it; empty is what is usual for the visa type. */
  value: string;
  answer: (code: ComplexityAnswer, isTrue: boolean) => void;
  countDependants: (dependants: number) => void;
  /** Chooses by hand; an empty text gives the choice back to the answers. */
  choose: (value: string) => void;
}

const UNANSWERED: ComplexityFacts = { answers: new Set(), dependants: 0 };

/** Answers propose a complexity; what is chosen by hand stays until it is given back. */
export function useComplexity(visaType: string, defaults: OpeningDefaults): ComplexityChoice {
  const [facts, setFacts] = useState(UNANSWERED);
  const [byHand, setByHand] = useState('');
  const known = isVisaType(visaType) ? visaType : null;
  const estimate = known ? estimateComplexity(defaults.complexity[known], facts) : null;
  const isAnswered = facts.answers.size > 0 || facts.dependants > 0;
  const proposed = estimate && isAnswered ? String(estimate.total) : '';

  function answer(code: ComplexityAnswer, isTrue: boolean) {
    setFacts((before) => {
      const answers = new Set(before.answers);
      if (isTrue) answers.add(code);
      else answers.delete(code);
      return { ...before, answers };
    });
  }

  return {
    visaType: known,
    facts,
    estimate,
    isAnswered,
    isByHand: byHand !== '',
    value: byHand || proposed,
    answer,
    countDependants: (dependants) => setFacts((before) => ({ ...before, dependants })),
    choose: setByHand,
  };
}
