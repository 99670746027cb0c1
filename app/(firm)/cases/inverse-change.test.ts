import { describe, expect, it } from 'vitest';
import { inverseChange } from './inverse-change';

const CASE = {
  id: 'c',
  version: 4,
  stage: 'intake',
  complexity: 5,
  visaType: 'H-1B',
  filingKind: 'cap',
  deadline: null,
  priority: 'normal',
} as const;

describe('the change that takes another back', () => {
  it('names the former value of what differs and nothing else, from the version that came of it', () => {
    const after = { ...CASE, version: 5, priority: 'urgent', deadline: '2027-03-01' } as const;
    expect(inverseChange(CASE, after)).toEqual({
      caseId: 'c',
      version: 5,
      deadline: null,
      priority: 'normal',
    });
  });

  it('does not touch what it was not told of', () => {
    const after = { ...CASE, version: 5, stage: 'drafting', complexity: 6 } as const;
    expect(inverseChange({ stage: 'intake' }, after)).toEqual({
      caseId: 'c',
      version: 5,
      stage: 'intake',
    });
  });

  it('is none where nothing differs, and where a place was given away by closing or opening again', () => {
    expect(inverseChange(CASE, CASE)).toBeNull();
    expect(inverseChange({ stage: 'intake' }, { ...CASE, stage: 'closed' })).toBeNull();
    expect(inverseChange({ stage: 'closed' }, { ...CASE, stage: 'review' })).toBeNull();
  });
});
