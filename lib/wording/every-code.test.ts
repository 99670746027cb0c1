import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decide,
  decideByHand,
  DECISION_REASONS,
  EXCLUSION_CODES,
  explain,
  FACTOR_CODES,
  ManualChoiceRefused,
  RANKING_CODES,
  whyNotChosen,
  type Decision,
  type DecisionInput,
  type RemedyChange,
  type Standing,
} from '@/lib/assignment/core';
import { inputs } from '@/tests/core/arbitraries';
import { anAttorney, anInput } from '@/tests/core/builders';
import { decisionParagraph, describeDecision } from './decision-sentence';
import { decisionInShort } from './decision-short';
import { exclusionInRecord } from './record-exclusion';
import { factorInRecord } from './record-factor';
import { standingInRecord } from './record-standing';
import { decisionSummary } from './record-summary';
import { remedyLabel } from './remedy-messages';

/** The same firms and cases on every run, enough of them for every code. */
const INPUTS = [
  ...fc.sample(inputs(), { seed: 55, numRuns: 500 }),
  // Level costs are too rare to wait for.
  anInput([anAttorney('A'), anAttorney('B')]),
  anInput([anAttorney('A')], { heldForConflict: true }),
];

/** The rules' decision, and one by hand for each whom a person may choose. */
function decisionsOn(input: DecisionInput): Decision[] {
  const byHand = input.candidates.flatMap(({ id }) => {
    try {
      return [decideByHand(input, id, { reason: 'Speaks the language' })];
    } catch (error) {
      if (error instanceof ManualChoiceRefused) return [];
      throw error;
    }
  });
  return [decide(input), ...byHand];
}

const STANDINGS: Record<Standing['kind'], true> = {
  excluded: true,
  first: true,
  compared: true,
  apart: true,
  level: true,
  behind: true,
};

const REMEDIES: Record<RemedyChange['kind'], true> = {
  'fewer-cases': true,
  intake: true,
  present: true,
  active: true,
  'own-maximum': true,
  level: true,
  seniority: true,
};

/** Codes as programs write them, less visa types and what is English with a hyphen. */
const CODES = [...EXCLUSION_CODES, ...FACTOR_CODES, ...RANKING_CODES, ...DECISION_REASONS].filter(
  (code) => code.includes('-') && code !== 're-entry',
);
const PLACEHOLDERS = /undefined|null|NaN|Infinity|\$\{|\[object|\s{2}|^\s|\s$|^$/;

const said = new Map<string, Set<string>>();

/** Notes that an audience was told of a code, and that it was in words. */
function says(audience: string, code: string, sentence: string): void {
  expect(sentence, `${audience}, ${code}`).not.toMatch(PLACEHOLDERS);
  expect(sentence, `${audience}, ${code}`).toMatch(/^[A-Z0-9\u2068].*\.$/);
  const found = CODES.filter((one) => sentence.includes(one));
  expect(found, `${audience}, ${code}: ${sentence}`).toEqual([]);
  said.set(audience, (said.get(audience) ?? new Set()).add(code));
}

function sayAll(input: DecisionInput, decision: Decision): void {
  const { reason, candidates } = decision;
  for (const { attorneyId, exclusions, factors } of candidates) {
    for (const one of exclusions) says('record, exclusion', one.code, exclusionInRecord(one));
    for (const one of factors) says('record, factor', one.code, factorInRecord(one));
    const why = whyNotChosen(decision, attorneyId);
    if (why) says('record, standing', why.kind, standingInRecord(why));
  }
  says('record, reason', reason, decisionSummary(decision));
  for (const tense of ['recorded', 'forecast'] as const) {
    says(`page, ${tense}`, reason, decisionParagraph(describeDecision(input, decision, tense)));
  }
  const attorneyName = decision.attorneyId && 'Ana Ruiz';
  says('page, in short', reason, decisionInShort({ reason, attorneyName, by: 'Robin Vale' }));
  for (const { standing, remedy } of explain(input, decision).others) {
    says('record, standing', standing.kind, standingInRecord(standing));
    if (!remedy) continue;
    for (const tense of ['recorded', 'forecast'] as const) {
      const words = remedyLabel(remedy, input.case.visaType, tense);
      says(`page, remedy, ${tense}`, remedy.change.kind, words);
    }
  }
}

test('every code has a sentence for every audience, without a code or a hole in it', () => {
  for (const input of INPUTS) for (const decision of decisionsOn(input)) sayAll(input, decision);
  const sorted = (audience: string) => [...(said.get(audience) ?? [])].sort();
  expect(sorted('record, exclusion')).toEqual([...EXCLUSION_CODES].sort());
  expect(sorted('record, factor')).toEqual([...FACTOR_CODES, ...RANKING_CODES].sort());
  expect(sorted('record, standing')).toEqual(Object.keys(STANDINGS).sort());
  for (const audience of ['record, reason', 'page, recorded', 'page, forecast', 'page, in short']) {
    expect(sorted(audience), audience).toEqual([...DECISION_REASONS].sort());
  }
  for (const audience of ['page, remedy, recorded', 'page, remedy, forecast']) {
    expect(sorted(audience), audience).toEqual(Object.keys(REMEDIES).sort());
  }
});
