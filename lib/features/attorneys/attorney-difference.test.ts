import { describe, expect, test } from 'vitest';
import { changedFields, mayFreeTheLine } from './attorney-difference';
import type { AttorneyDto } from '@/lib/contracts/attorney';

const ADA: AttorneyDto = {
  id: 'ada',
  name: 'Ada',
  email: 'ada@firm.example',
  seniority: 'associate',
  capacity: 20,
  timeZone: 'UTC',
  maxComplexity: 8,
  intakePerWeek: null,
  active: true,
  pausesOn: null,
  position: 1,
  memberId: null,
  expertise: { 'H-1B': 3, TN: 1 },
  activeCases: 4,
  openCases: 6,
  loadPoints: 300,
  utilization: 0.15,
  lastAssignedAt: null,
  version: 1,
};

describe('what really changes', () => {
  test('is nothing where the same values are given again', () => {
    const same = {
      name: 'Ada',
      capacity: 20,
      expertise: { 'H-1B': 3 as const, 'L-1A': 0 as const },
    };
    expect(changedFields(ADA, same)).toEqual({});
  });

  test('is listed with before and after, expertise per visa type', () => {
    const change = { maxComplexity: null, expertise: { TN: 0 as const, 'I-140': 2 as const } };
    expect(changedFields(ADA, change)).toEqual({
      maxComplexity: { from: 8, to: null },
      'expertise.TN': { from: 1, to: 0 },
      'expertise.I-140': { from: 0, to: 2 },
    });
  });
});

describe('the waiting line hears', () => {
  test.each([{ capacity: 21 }, { active: false }, { expertise: { TN: 2 as const } }])(
    'of %j',
    (change) => {
      expect(mayFreeTheLine(changedFields(ADA, change))).toBe(true);
    },
  );

  test('nothing of a new name', () => {
    expect(mayFreeTheLine(changedFields(ADA, { name: 'Ada L.' }))).toBe(false);
  });
});
