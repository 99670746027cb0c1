import { expect, it } from 'vitest';
import type { CaseDto } from '@/lib/contracts/case';
import type { WaitingItem } from '@/lib/contracts/waiting';
import { packWaiting } from './pack-waiting';
import { unpackWaiting } from './waiting-lines';

const ANA = { attorneyId: 'a', name: 'Ana Ruiz' };
const BEN = { attorneyId: 'b', name: 'Ben Sato' };
const CY = { attorneyId: 'c', name: 'Cy Okafor' };
const ALL = { mayChangeAttorneys: true, mayEndAbsences: true };

function item(number: number, reasons: WaitingItem['reasons']): WaitingItem {
  const facts = { id: `case-${number}`, number, visaType: 'U', complexity: 5, version: 1 } as const;
  const one = { ...facts, priority: 'normal', deadline: null, client: { id: 'x', name: 'Di' } };
  return {
    case: { ...one, conflictCheck: null } as unknown as CaseDto,
    position: number,
    waitingSince: '2026-12-01T09:00:00.000Z',
    reasons,
  };
}

const level = { kind: 'level', level: 1 } as const;
const ITEMS = [
  item(1, [
    { ...BEN, exclusions: ['no-expertise'], freeing: [level] },
    { ...ANA, exclusions: ['no-expertise', 'absent'], freeing: [] },
    { ...CY, exclusions: ['absent'], freeing: [] },
  ]),
  item(2, [
    { ...CY, exclusions: [], freeing: [] },
    { ...ANA, exclusions: ['at-capacity'], freeing: [] },
  ]),
];

it('a page of the line arrives with who stands in the way of each case, and what would free it', () => {
  const [first, second] = unpackWaiting(packWaiting(ITEMS, ALL));
  expect(first).toMatchObject({
    case: { number: 1, client: 'Di', isHeld: false },
    free: [],
    groups: [
      ['no-expertise', [BEN, ANA]],
      ['absent', [CY]],
    ],
    mends: [{ attorney: BEN, change: level }],
  });
  expect(first?.remedy).toContain('has level 1 for U');
  expect(second).toMatchObject({ remedy: null, free: [CY], groups: [['at-capacity', [ANA]]] });
});

it('names each attorney once, and no change that the viewer may not make', () => {
  const { attorneys, lines } = packWaiting(ITEMS, { ...ALL, mayChangeAttorneys: false });
  expect(attorneys).toEqual([BEN, ANA, CY]);
  expect(lines[0]?.mends).toEqual([]);
});
