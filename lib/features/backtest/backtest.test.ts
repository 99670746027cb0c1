import { describe, expect, test } from 'vitest';
import { DEFAULT_RULE_SET, type RuleSet } from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/assignment/core/arithmetic';
import { day } from '@/tests/core/builders';
import { aPast, aPastCase, arrival, stage } from '@/tests/backtest/past-builder';
import type { Comparison } from './compare';
import type { Past, PastEvent } from './past';
import { backtest } from './backtest';
import { BacktestFirm } from './backtest-firm';

const ROUND_ROBIN: RuleSet = { ...DEFAULT_RULE_SET, strategy: 'round-robin', leaveLeadDays: 0 };

function compared(past: Past, draft: Partial<RuleSet>, inForce = ROUND_ROBIN): Comparison {
  const steps = backtest(past, { inForce, draft: { ...inForce, ...draft } });
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

function played(past: Past, rules: RuleSet = ROUND_ROBIN): BacktestFirm {
  const firm = new BacktestFirm(past, rules);
  let goesOn = true;
  while (goesOn) goesOn = firm.playDay();
  return firm;
}

/** "case → attorney", with the days waited where there were any. */
function told(past: Past, rules?: RuleSet): string[] {
  return [...played(past, rules).outcomes.values()].map(({ facts, attorneyId, waitedMs, by }) => {
    const waited = waitedMs === 0 ? '' : ` after ${waitedMs / DAY_MS}`;
    return `${facts.id} → ${attorneyId ?? 'nobody'}${waited}${by === 'person' ? ' by hand' : ''}`;
  });
}

const ONE_PLACE = { id: 'A', capacity: 1 };

describe('a backtested firm', () => {
  test('gives out new cases in turn and keeps the turns that were there', () => {
    const cases = [arrival('c1', 1), arrival('c2', 2), arrival('c3', 3)];
    expect(told(aPast(['A', 'B'], cases))).toEqual(['c1 → A', 'c2 → B', 'c3 → A']);
    expect(told(aPast([{ id: 'A', turn: 9 }, 'B'], cases.slice(0, 1)))).toEqual(['c1 → B']);
  });

  test('begins with what was on the workloads, weighed by the backtested rules', () => {
    const carried = [{ facts: aPastCase('old'), attorneyId: 'A', stage: 'drafting' as const }];
    const past = aPast([ONE_PLACE], [arrival('c1', 1)], { carried });
    expect(told(past)).toEqual(['c1 → nobody after 29']);
    const drafting = { counts: false, weight: 0.5 };
    const stageWeights = { ...ROUND_ROBIN.stageWeights, drafting };
    expect(told(past, { ...ROUND_ROBIN, stageWeights })).toEqual(['c1 → A']);
  });

  test('lets stages and closings happen on their day, and fills the room at once', () => {
    const cases = [arrival('c1', 1), arrival('c2', 2), arrival('c3', 3)];
    const moves = [stage('c1', 'filed', 5), stage('c2', 'closed', 9)];
    expect(told(aPast([ONE_PLACE], [...cases, ...moves]))).toEqual([
      'c1 → A',
      'c2 → A after 3',
      'c3 → A after 6',
    ]);
  });

  test('takes a case that is closed while it waits out of the line', () => {
    const cases = [arrival('c1', 1), arrival('c2', 2), stage('c2', 'closed', 6)];
    const past = aPast([ONE_PLACE], [...cases, stage('c1', 'closed', 8)]);
    expect(told(past)).toEqual(['c1 → A', 'c2 → nobody after 4']);
  });

  test('gives a case that is opened again back to whom it was with', () => {
    const again = [stage('c1', 'closed', 2), stage('c1', 'drafting', 3), arrival('c2', 4)];
    expect(told(aPast([ONE_PLACE], [arrival('c1', 1), ...again]))).toEqual([
      'c1 → A',
      'c2 → nobody after 26',
    ]);
  });

  test('repeats a handoff where the case is with the same attorney, and no other', () => {
    const handoff = (fromId: string, toId: string): PastEvent => ({
      kind: 'handoff',
      caseId: 'c1',
      fromId,
      toId,
      atMs: day(2),
    });
    const people = [ONE_PLACE, { id: 'B', capacity: 1, turn: 5 }];
    const cases = [arrival('c1', 1), arrival('c2', 3)];
    expect(told(aPast(people, [...cases, handoff('A', 'B')]))[1]).toBe('c2 → A');
    expect(told(aPast(people, [...cases, handoff('B', 'A')]))[1]).toBe('c2 → B');
  });

  test('repeats a choice by hand where the case still waits', () => {
    const byHand: PastEvent = { kind: 'by-hand', caseId: 'c1', attorneyId: 'B', atMs: day(4) };
    const novice = { id: 'B', levels: {} };
    expect(told(aPast([novice], [arrival('c1', 1), byHand]))).toEqual(['c1 → B after 3 by hand']);
    expect(told(aPast(['A', novice], [arrival('c1', 1), byHand]))).toEqual(['c1 → A']);
  });

  test('knows of an absence from when it was recorded, and fills the workload on the return', () => {
    const absence = { startsAtMs: day(2), endsAtMs: day(6), knownFromMs: day(2), knownToMs: null };
    const away = [2, 6].map((on): PastEvent => ({
      kind: 'absences',
      attorneyId: 'A',
      atMs: day(on),
    }));
    const past = aPast([], [arrival('c1', 1), arrival('c2', 3), ...away]);
    const attorneys = aPast(['A'], []).attorneys.map((one) => ({ ...one, absences: [absence] }));
    expect(told({ ...past, attorneys })).toEqual(['c1 → A', 'c2 → A after 3']);
  });

  test('lets people join and leave when they did', () => {
    const coming: PastEvent[] = [
      { kind: 'join', attorneyId: 'B', atMs: day(3) },
      { kind: 'activity', attorneyId: 'A', active: false, atMs: day(3) },
    ];
    const past = aPast(
      ['A', { id: 'B', active: false }],
      [arrival('c1', 1), arrival('c2', 4), ...coming],
    );
    expect(told(past)).toEqual(['c1 → A', 'c2 → B']);
  });

  test('keeps walls while they stand', () => {
    const wall = { attorneyId: 'A', clientId: 'client-c1', company: null };
    const down: PastEvent = { kind: 'wall', wall, up: false, atMs: day(5) };
    const past = aPast(['A'], [arrival('c1', 1), down], { walls: [wall] });
    expect(told(past)).toEqual(['c1 → A after 4']);
  });

  test('knows whom a client had before', () => {
    const owners: [string, string][] = [['client-c1', 'B']];
    const past = aPast(['A', { id: 'B', turn: 9 }], [arrival('c1', 1)], { owners });
    const rules = { ...ROUND_ROBIN, continuity: 'prefer' } as const;
    expect(told(past, rules)).toEqual(['c1 → B']);
    expect(played(past).outcomes.get('c1')?.keptClient).toBe(false);
  });

  test('remembers the new cases of the week before', () => {
    const people = [{ id: 'A', intakePerWeek: 1 }];
    const recentIntake = [{ attorneyId: 'A', atMs: day(-2) }];
    const past = aPast(people, [arrival('c1', 1)], { recentIntake });
    expect(told(past)).toEqual(['c1 → A after 4']);
  });
});

describe('two backtests', () => {
  const expert = { id: 'B', levels: { 'H-1B': 3 as const }, turn: 5 };

  test('list what goes elsewhere, the latest first, with what decided', () => {
    const past = aPast(['A', expert], [arrival('c1', 1), arrival('c2', 2), arrival('c3', 3)]);
    const { moved, attorneys } = compared(past, { strategy: 'expertise-first' });
    expect(moved.total).toBe(2);
    expect(
      moved.items.map(({ id, before, after, why }) => [id, before?.id, after?.id, why]),
    ).toEqual([
      ['c3', 'A', 'B', 'Attorney A: Level 2 for H-1B. Attorney B: Level 3 for H-1B.'],
      ['c1', 'A', 'B', 'Attorney A: Level 2 for H-1B. Attorney B: Level 3 for H-1B.'],
    ]);
    expect(attorneys).toEqual([
      { id: 'A', name: 'Attorney A', before: 2, after: 0 },
      { id: 'B', name: 'Attorney B', before: 1, after: 3 },
    ]);
  });

  test('say whom a draft keeps waiting, and why', () => {
    const past = aPast(['A'], [arrival('c1', 1)]);
    const { moved, before, after, longerWaits } = compared(past, { minExpertise: 3 });
    expect(moved.items[0]).toMatchObject({
      before: { id: 'A' },
      after: null,
      why: expect.stringMatching(/^Attorney A: Level 2 for H-1B/) as unknown,
    });
    expect([before.stillWaiting, after.stillWaiting, longerWaits]).toEqual([0, 1, 1]);
    expect([before.match, after.match]).toEqual([1, null]);
  });

  test('say who no longer waits', () => {
    const past = aPast([{ id: 'A', levels: {} }], [arrival('c1', 1)]);
    const { moved, shorterWaits } = compared(past, { minExpertise: 0 });
    expect(moved.items[0]).toMatchObject({
      before: null,
      after: { id: 'A' },
      why: 'Would have waited to the end of the period.',
    });
    expect(shorterWaits).toBe(1);
  });

  test('list at most fifty cases and count all', () => {
    const many = Array.from({ length: 60 }, (_, index) => arrival(`c${index}`, index / 4));
    const people = ['A', 'B'].map((id) => ({ id, capacity: 60 }));
    const past = aPast([...people, { ...expert, id: 'C', capacity: 60 }], many);
    const { moved } = compared(past, { strategy: 'expertise-first' });
    expect(moved.total).toBe(40);
    const more = aPast(
      [...people.slice(0, 1), { ...expert, capacity: 99 }],
      [...many, ...many.map((_, index) => arrival(`d${index}`, 15 + index / 5))],
    );
    const all = compared(more, { strategy: 'expertise-first' }).moved;
    expect([all.total > 50, all.items.length]).toEqual([true, 50]);
  });

  test('leave out who was never there', () => {
    const past = aPast(['A', { id: 'B', active: false }], [arrival('c1', 1)]);
    expect(compared(past, {}).attorneys.map(({ id }) => id)).toEqual(['A']);
  });

  test('measure evenness over those who are present', () => {
    const carried = [{ facts: aPastCase('old'), attorneyId: 'A', stage: 'drafting' as const }];
    const { before } = compared(aPast(['A', 'B'], [], { carried }), {});
    expect(before.evenness).toBe(0.5);
    expect(before).toMatchObject({
      match: null,
      hardMatch: null,
      continuity: null,
      waitP95Days: 0,
    });
  });
});
