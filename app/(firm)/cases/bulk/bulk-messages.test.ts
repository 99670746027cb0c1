import { expect, it } from 'vitest';
import type { BulkUndoResult } from '@/lib/features/cases/bulk-dto';
import { announceHandOffs, announceStages, casesAsFields } from './bulk-messages';

const ben = { id: 'b', name: 'Ben Sato' };
const cy = { id: 'c', name: 'Cy Osei' };
const refused = { caseId: '9', outcome: 'refused', detail: 'It is closed.' } as const;

function handed(...receivers: (typeof ben)[]): BulkUndoResult[] {
  return receivers.map((attorney, index) => ({
    caseId: String(index),
    outcome: 'done',
    attorney,
  }));
}

it('says how many cases went to whom and how many stayed', () => {
  expect(announceHandOffs([...handed(ben, cy, ben), refused])).toBe(
    '3 cases handed off: 2 to Ben Sato, 1 to Cy Osei. 1 refused.',
  );
  expect(announceHandOffs(handed(ben))).toBe('1 case handed off: to Ben Sato.');
  expect(announceHandOffs([{ caseId: '1', outcome: 'asked', attorney: cy }])).toBe(
    'Asked about 1 case: Cy Osei.',
  );
  expect(announceHandOffs([refused])).toBe('1 refused.');
});

it('says where cases are now', () => {
  const moved = { caseId: '1', outcome: 'done', stage: 'filed', version: 2 } as const;
  expect(announceStages([moved, refused], 'Filed')).toBe('1 case is now in Filed. 1 refused.');
  expect(announceStages([moved, moved], 'Filed')).toBe('2 cases are now in Filed.');
});

it('names the fields of several cases as forms are read', () => {
  expect(
    casesAsFields([
      { caseId: 'a', version: 1 },
      { caseId: 'b', version: 2 },
    ]),
  ).toEqual({
    'cases.0.caseId': 'a',
    'cases.0.version': 1,
    'cases.1.caseId': 'b',
    'cases.1.version': 2,
  });
});
