import { expect, test } from 'vitest';
import { FACTOR_NOTES } from '@/app/(firm)/cases/[caseId]/ranking/ranking-labels';
import { FACTOR_DESCRIPTIONS, STRATEGY_CARDS } from '@/app/(firm)/rules/form/labels';
import {
  decide,
  decideByHand,
  DEFAULT_RULE_SET,
  FACTOR_CODES,
  STRATEGIES,
  type Decision,
  type DecisionInput,
  type DecisionReason,
  type Exclusion,
  type ExclusionCode,
  type FactorCode,
  type FactorCost,
  type RankedCode,
  type RemedyChange,
} from '@/lib/assignment/core';
import { describeRules } from '@/lib/features/rules/describe-rules';
import { anAttorney, anInput } from '@/tests/core/builders';
import { CHANGES, EXCLUSIONS, FACTORS } from '@/tests/core/one-of-each';
import { besides, mapEach } from '@/tests/core/side-by-side';
import { decisionParagraph, describeDecision } from './decision-sentence';
import { decisionInShort } from './decision-short';
import { BEHIND_LABELS, EXCLUSION_LABELS, FACTOR_NAMES } from './labels';
import { exclusionInRecord } from './record-exclusion';
import { factorInRecord } from './record-factor';
import { decisionSummary } from './record-summary';
import { remedyLabel } from './remedy-messages';

/*
 * What every audience is told of each code, side by side. Who changes a sentence for one of them sees
 * here what the others are told, and changes those too or means them to stay.
 */

test('what is told of each exclusion', () => {
  const told = mapEach<ExclusionCode, Exclusion, Record<string, string>>(
    EXCLUSIONS,
    (exclusion, code) => ({
      'API and ranking': exclusionInRecord(exclusion),
      'pages, after a number or a name': EXCLUSION_LABELS[code],
    }),
  );
  expect(besides(told)).toMatchInlineSnapshot(`
    "conflict-check
      API and ranking: The case waits for the answer to its conflict check.
      pages, after a number or a name: held back by the conflict check
    inactive
      API and ranking: Not taking new cases: paused or no longer active in the firm.
      pages, after a number or a name: not taking cases
    ethical-wall
      API and ranking: An ethical wall keeps this attorney from the client or its company.
      pages, after a number or a name: behind an ethical wall
    previous-holder
      API and ranking: Is the one handing this case off.
      pages, after a number or a name: handing it off
    absent
      API and ranking: Away, back in 9 days.
      pages, after a number or a name: away
    no-expertise
      API and ranking: Level 0 for TN; at least 1 is asked for.
      pages, after a number or a name: without the expertise
    above-threshold
      API and ranking: Complexity 8 asks for level 2 and senior or above; has level 1 for TN as associate.
      pages, after a number or a name: below what its complexity asks for
    at-capacity
      API and ranking: Holds 20 active cases of at most 20.
      pages, after a number or a name: at capacity
    intake-rate
      API and ranking: Received 3 new cases in the last 7 days of at most 3.
      pages, after a number or a name: at their weekly intake limit"
  `);
});

const isFactor = (code: RankedCode): code is FactorCode =>
  (FACTOR_CODES as readonly RankedCode[]).includes(code);

test('what is told of each factor and each value that is compared', () => {
  const told = mapEach<RankedCode, FactorCost, Record<string, string>>(FACTORS, (factor, code) => ({
    name: FACTOR_NAMES[code].label,
    'API and ranking': factorInRecord(factor),
    'heading of the ranking': FACTOR_NOTES[code],
    ...(isFactor(code) && { 'form of the rules': FACTOR_DESCRIPTIONS[code] }),
    'the second was': BEHIND_LABELS[code]('TN'),
  }));
  expect(besides(told)).toMatchInlineSnapshot(`
    "fit
      name: Fit
      API and ranking: Level 1 for TN; complexity 5 wants 2: 1 short.
      heading of the ranking: Points for being less expert than the case wants.
      form of the rules: A level that fits the case: neither short nor wasted.
      the second was: less experienced in TN
    load
      name: Load
      API and ranking: 45% utilized now, 50% with this case.
      heading of the ranking: Points for how full the workload would be with this case.
      form of the rules: Room for more work.
      the second was: more work at hand
    fair-share
      name: Fair share
      API and ranking: 200 points behind their share of recent work.
      heading of the ranking: Taken off for whoever is behind their share of recent work, added for whoever is ahead.
      form of the rules: Who is owed work, and who is ahead.
      the second was: busier lately
    reserve
      name: Expert room
      API and ranking: Room is getting short for 300 points of expert work expected in four months.
      heading of the ranking: Points for using up room that expected expert work will need.
      form of the rules: Keeps room with the few who can take the hard cases that are expected.
      the second was: needed for expert work to come
    continuity
      name: Continuity
      API and ranking: The client's last attorney is Ben.
      heading of the ranking: Points for not being the client's last attorney.
      form of the rules: The attorney whom the client knows.
      the second was: not the client’s last attorney
    deadline
      name: Deadline
      API and ranking: Would finish in about 40 days, 5 days after the deadline, 7 days of it away.
      heading of the ranking: Points for finishing late, or for being away before the deadline.
      form of the rules: Who can be done in time, absences considered.
      the second was: tighter on time
    re-entry
      name: New or back
      API and ranking: New or back for 6 days: got 400 points where 150 would be the share.
      heading of the ranking: Points for giving much to somebody who is new or just back.
      form of the rules: Fills a workload gently after joining or a long absence.
      the second was: new or just back
    turn
      name: Turn
      API and ranking: Last assigned at turn 12 of the firm.
      heading of the ranking: The firm's count of assignments when they were last given a case; lowest first.
      the second was: had a new case more recently
    utilization
      name: Utilization
      API and ranking: 50% utilized after taking it: 1000 of 2000 points.
      heading of the ranking: Load as a share of capacity after taking the case; lowest first.
      the second was: more work at hand
    open-cases
      name: Open cases
      API and ranking: Holds 14 open cases.
      heading of the ranking: Open cases in hand; fewest first.
      the second was: more open cases
    level
      name: Level
      API and ranking: Level 1 for TN.
      heading of the ranking: Expertise for the visa type, 0 to 3; highest first.
      the second was: less experienced in TN"
  `);
});

const pair = (facts = {}) => [anAttorney('A', { turn: 1 }), anAttorney('B', { turn: 2, ...facts })];
const nobody = [anAttorney('A', { active: false })];

/** A firm and a case on which the rules decide for each reason. */
const INPUTS: Readonly<Record<Exclude<DecisionReason, 'manual'>, DecisionInput>> = {
  waiting: anInput(nobody),
  continuity: anInput(
    pair(),
    { lastAttorneyId: 'A' },
    { strategy: 'round-robin', continuity: 'prefer' },
  ),
  'only-eligible': anInput(pair({ active: false })),
  'round-robin': anInput(pair(), {}, { strategy: 'round-robin' }),
  'workload-based': anInput(
    pair({ loadPoints: 400, openCases: 4 }),
    {},
    { strategy: 'workload-based' },
  ),
  'expertise-first': anInput(pair({ levels: { 'H-1B': 1 } }), {}, { strategy: 'expertise-first' }),
  balanced: anInput(pair({ loadPoints: 800, openCases: 8 })),
};

function tellDecision(input: DecisionInput, decision: Decision): Record<string, string> {
  const { reason, attorneyId } = decision;
  const attorneyName = attorneyId && `Attorney ${attorneyId}`;
  const page = (tense: 'recorded' | 'forecast') =>
    decisionParagraph(describeDecision(input, decision, tense));
  return {
    'API and trail': decisionSummary(decision),
    'page of the case': page('recorded'),
    'a case being typed': page('forecast'),
    lists: decisionInShort({ reason, attorneyName, by: 'Robin' }),
  };
}

test('what is told of a decision by each reason', () => {
  const decided = mapEach(INPUTS, (input, reason) => {
    const decision = decide(input);
    expect(decision.reason).toBe(reason);
    return tellDecision(input, decision);
  });
  const byHand = decideByHand(INPUTS.balanced, 'B', { reason: 'Asked for' });
  const told = { ...decided, manual: tellDecision(INPUTS.balanced, byHand) };
  expect(besides(told)).toMatchInlineSnapshot(`
    "waiting
      API and trail: Waiting: nobody is eligible; 1 not taking cases.
      page of the case: Waiting for an attorney. Nobody can take it now: the firm’s one attorney is not taking cases.
      a case being typed: It would wait. Nobody can take it now: the firm’s one attorney is not taking cases.
      lists: Waiting: nobody could take it.
    continuity
      API and trail: Assigned to Attorney A, who had this client's last case and can take this one.
      page of the case: Assigned to Attorney A. Knows the client: had their last case, and is experienced in H-1B, 5% full with it.
      a case being typed: Would go to Attorney A. Knows the client: had their last case, and is experienced in H-1B, 5% full with it.
      lists: Assigned to Attorney A: the client’s own attorney.
    only-eligible
      API and trail: Assigned to Attorney A: the only one eligible of 2 attorneys.
      page of the case: Assigned to Attorney A. The only one of 2 attorneys who could take it, 5% full with it.
      a case being typed: Would go to Attorney A. The only one of 2 attorneys who could take it, 5% full with it.
      lists: Assigned to Attorney A: the only one who could take it.
    round-robin
      API and trail: Assigned to Attorney A: the longest without a new case of 2 eligible.
      page of the case: Assigned to Attorney A. Next in turn: the longest without a new case of 2 who could take it. Attorney B was next in turn.
      a case being typed: Would go to Attorney A. Next in turn: the longest without a new case of 2 who could take it. Attorney B is next in turn.
      lists: Assigned to Attorney A: next in turn.
    workload-based
      API and trail: Assigned to Attorney A: 5% utilized after taking it, the lowest of 2 eligible.
      page of the case: Assigned to Attorney A. Least work at hand of 2 who could take it, 5% full with it. Attorney B came second (more work at hand).
      a case being typed: Would go to Attorney A. Least work at hand of 2 who could take it, 5% full with it. Attorney B comes second (more work at hand).
      lists: Assigned to Attorney A: the least work at hand.
    expertise-first
      API and trail: Assigned to Attorney A: level 2 for H-1B, the highest of 2 eligible, and 5% utilized after taking it.
      page of the case: Assigned to Attorney A. Most experienced: experienced in H-1B, 5% full with it. Attorney B came second (less experienced in H-1B).
      a case being typed: Would go to Attorney A. Most experienced: experienced in H-1B, 5% full with it. Attorney B comes second (less experienced in H-1B).
      lists: Assigned to Attorney A: the most experienced who could take it.
    balanced
      API and trail: Assigned to Attorney A: lowest cost of 2 eligible, 18 against 82 for Attorney B; level 2 for H-1B, 5% utilized after taking it.
      page of the case: Assigned to Attorney A. Best fit: experienced in H-1B, 5% full with it. Attorney B came second (more work at hand).
      a case being typed: Would go to Attorney A. Best fit: experienced in H-1B, 5% full with it. Attorney B comes second (more work at hand).
      lists: Assigned to Attorney A: the best fit of those who could take it.
    manual
      API and trail: Given to Attorney B by hand; the rules would have chosen Attorney A.
      page of the case: Given to Attorney B by hand. The rules’ first choice was Attorney A.
      a case being typed: Given to Attorney B by hand. The rules’ first choice was Attorney A.
      lists: Given to Attorney B, chosen by Robin."
  `);
});

test('what is told of what would have helped', () => {
  const told = mapEach<RemedyChange['kind'], RemedyChange, Record<string, string>>(
    CHANGES,
    (change) => ({
      recorded: remedyLabel({ change, place: 1, admits: true }, 'TN', 'recorded'),
      now: remedyLabel({ change, place: 1, admits: true }, 'TN', 'forecast'),
    }),
  );
  expect(besides(told)).toMatchInlineSnapshot(`
    "fewer-cases
      recorded: With 2 cases fewer, would have come first.
      now: With 2 cases fewer, would come first.
    intake
      recorded: If their weekly limit had allowed another case, would have come first.
      now: Once their weekly limit allows another case, would come first.
    present
      recorded: If present, would have come first.
      now: Once back, would come first.
    active
      recorded: If taking cases, would have come first.
      now: Once taking cases again, would come first.
    own-maximum
      recorded: If taking cases up to complexity 8, would have come first.
      now: If taking cases up to complexity 8, would come first.
    level
      recorded: If experienced in TN, would have come first.
      now: If experienced in TN, would come first.
    seniority
      recorded: As senior, would have come first.
      now: As senior, would come first."
  `);
});

test('what is told of each strategy', () => {
  const told = Object.fromEntries(
    STRATEGIES.map((strategy) => [
      strategy,
      {
        'form of the rules':
          STRATEGY_CARDS.find(({ value }) => value === strategy)?.description ?? '',
        'summary of the rules': describeRules({ ...DEFAULT_RULE_SET, strategy })[0] ?? '',
      },
    ]),
  );
  expect(besides(told)).toMatchInlineSnapshot(`
    "round-robin
      form of the rules: Strictly in turn: whoever has waited longest for a case comes first.
      summary of the rules: A new case goes to the eligible attorney who has waited longest for one.
    workload-based
      form of the rules: The eligible attorney with the most room in their workload comes first.
      summary of the rules: A new case goes to the eligible attorney with the most room in their workload.
    expertise-first
      form of the rules: Whoever knows the visa type best comes first; among equals, the most room.
      summary of the rules: A new case goes to the eligible attorney who knows its visa type best; among equals to the one with the most room.
    balanced
      form of the rules: Weighs expertise, load, fairness, continuity and deadlines against each other. Right for most firms.
      summary of the rules: A new case goes to the eligible attorney with the lowest total cost over fit, load, fair share, expert room, continuity, deadline and re-entry."
  `);
});
