import { describe, expect, it } from 'vitest';
import type { ExclusionCode } from '@/lib/assignment/core';
import { groupByFirstReason, whatWouldFree } from './what-frees';

function blocked(name: string, ...exclusions: ExclusionCode[]) {
  return { attorneyId: name, name, exclusions };
}

/** The sentence as it is read, without the marks around names. */
function read(...reasons: ReturnType<typeof blocked>[]): string | undefined {
  return whatWouldFree(reasons, 'H-2A')?.replace(/[\u2068\u2069]/g, '');
}

describe('whatWouldFree', () => {
  it('names each change that alone would do, the likeliest first', () => {
    expect(
      read(blocked('Ana', 'no-expertise'), blocked('Ben', 'absent'), blocked('Cy', 'at-capacity')),
    ).toBe(
      'It goes out by itself once Cy has room again, or Ben is back, or Ana has the expertise for H-2A.',
    );
  });

  it('passes over attorneys whom more than one reason keeps from it', () => {
    expect(read(blocked('Ana', 'absent', 'at-capacity'), blocked('Ben', 'intake-rate'))).toBe(
      'It goes out by itself once Ben may take another case by their weekly limit.',
    );
  });

  it('counts where there are many, instead of naming them', () => {
    const many = ['Ana', 'Ben', 'Cy', 'Di'].map((name) => blocked(name, 'at-capacity'));
    expect(read(...many)).toBe('It goes out by itself once one of 4 colleagues has room again.');
  });

  it('never proposes to lift an ethical wall', () => {
    expect(read(blocked('Ana', 'ethical-wall'))).toBe(
      'No single change would do: each attorney has two reasons or more, or one that stays.',
    );
  });

  it('says nothing where somebody could take the case now', () => {
    expect(whatWouldFree([blocked('Ana'), blocked('Ben', 'absent')], 'TN')).toBeNull();
  });

  it('asks a firm without attorneys for one', () => {
    expect(read()).toBe('An attorney has to join the firm first.');
  });
});

describe('groupByFirstReason', () => {
  it('counts each attorney once, under the first reason, the most frequent reason first', () => {
    const groups = groupByFirstReason([
      blocked('Ana', 'absent', 'at-capacity'),
      blocked('Ben', 'no-expertise'),
      blocked('Cy', 'no-expertise', 'absent'),
      blocked('Di'),
    ]);
    expect(groups.map(([code, who]) => [code, who.map(({ name }) => name)])).toEqual([
      ['no-expertise', ['Ben', 'Cy']],
      ['absent', ['Ana']],
    ]);
  });
});
