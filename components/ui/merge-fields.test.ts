import { expect, it } from 'vitest';
import { mergeFields } from './merge-fields';

const base = { priority: 'normal', deadline: '', notes: 'First.' };

it('takes over what only they changed, and lets somebody choose where both did', () => {
  const mine = { ...base, notes: 'Mine.' };
  const theirs = { ...base, notes: 'Theirs.', priority: 'urgent' };
  expect(mergeFields(base, mine, theirs)).toEqual([
    { name: 'priority', mine: 'normal', theirs: 'urgent', isContested: false },
    { name: 'notes', mine: 'Mine.', theirs: 'Theirs.', isContested: true },
  ]);
});

it('leaves alone what only I changed, and what both changed alike', () => {
  const mine = { priority: 'urgent', deadline: '2026-12-01', notes: 'First.' };
  const theirs = { ...base, deadline: '2026-12-01' };
  expect(mergeFields(base, mine, theirs)).toEqual([]);
});

it('says nothing of stored values that the form does not show', () => {
  expect(mergeFields({}, { note: 'Please.' }, { stage: 'filed' })).toEqual([]);
});

it('does not merge lists whose rows have changed', () => {
  const rows = { 'thresholds.0.minLevel': '2' };
  expect(mergeFields(rows, rows, { ...rows, 'thresholds.1.minLevel': '3' })).toBeNull();
  expect(mergeFields(rows, rows, { 'thresholds.0.minLevel': '3' })).toHaveLength(1);
});
