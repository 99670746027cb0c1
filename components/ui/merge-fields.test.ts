import { expect, it } from 'vitest';
import { mergeFields } from './merge-fields';

const base = { priority: 'normal', deadline: '', notes: 'First.' };

it('takes over what only they changed, and lets someone choose where both did', () => {
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

const list = (rows: Record<number, string>) =>
  Object.fromEntries(
    Object.entries(rows).map(([row, level]) => [`thresholds.${row}.minLevel`, level]),
  );

it('merges a list field by field as long as its rows are the same on all sides', () => {
  const [was, here, stored] = [
    list({ 0: '1', 1: '2' }),
    list({ 0: '1', 1: '2' }),
    list({ 0: '3', 1: '2' }),
  ];
  expect(mergeFields(was, here, stored, ['thresholds'])).toEqual([
    { name: 'thresholds.0.minLevel', mine: '1', theirs: '3', isContested: false },
  ]);
});

it('takes a list as one thing once rows came or went on any side', () => {
  const was = list({ 0: '2' });
  const longer = list({ 0: '2', 1: '3' });
  const [taken] = mergeFields(was, was, longer, ['thresholds']);
  expect(taken).toMatchObject({
    name: 'thresholds',
    isContested: false,
    rows: { mine: was, theirs: longer },
  });
  // Mine has a row more, theirs another level: someone has to choose between the two lists.
  const [asked] = mergeFields(was, longer, list({ 0: '1' }), ['thresholds']);
  expect(asked).toMatchObject({ name: 'thresholds', isContested: true });
  expect(mergeFields(was, longer, was, ['thresholds'])).toEqual([]);
  expect(mergeFields(was, longer, longer, ['thresholds'])).toEqual([]);
});

it('knows an empty list, and an empty field of a row for none', () => {
  expect(mergeFields(list({ 0: '2' }), {}, {}, ['thresholds'])).toEqual([]);
  const here = { ...list({ 0: '2' }), 'thresholds.0.minSeniority': '' };
  expect(mergeFields(here, here, list({ 0: '2' }), ['thresholds'])).toEqual([]);
  expect(mergeFields({}, {}, list({ 0: '2' }), ['thresholds'])).toHaveLength(1);
});
