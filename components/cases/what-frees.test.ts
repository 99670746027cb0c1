import { describe, expect, it } from 'vitest';
import type { ExclusionCode } from '@/lib/assignment/core';
import type { FreeingDto } from '@/lib/contracts/decision';
import { groupByFirstReason, whatWouldFree, wouldDo } from './what-frees';

const ROOM: FreeingDto = { kind: 'room', cases: 1, capacity: 21 };
const BACK: FreeingDto = { kind: 'present', startsAt: '2026-03-02', endsAt: '2026-03-09' };
const LEVEL: FreeingDto = { kind: 'level', level: 3 };

function blocked(name: string, exclusions: ExclusionCode[], freeing: FreeingDto[] = []) {
  return { attorneyId: name, name, exclusions, freeing };
}

/** The sentence as it is read, without the marks around names. */
function read(...reasons: ReturnType<typeof blocked>[]): string | undefined {
  const sentence = whatWouldFree(reasons, { visaType: 'H-2A', complexity: 9 });
  return sentence?.replace(/[\u2068\u2069]/g, '');
}

describe('whatWouldFree', () => {
  it('names each change that alone would do, the nearest attorney first', () => {
    expect(
      read(
        blocked('Cy', ['at-capacity'], [ROOM]),
        blocked('Ben', ['absent'], [BACK]),
        blocked('Ana', ['no-expertise'], [LEVEL]),
      ),
    ).toBe(
      'It goes out by itself once Cy has room again, or Ben is back, or Ana has level 3 for H-2A.',
    );
  });

  it('counts where there are many, instead of naming them', () => {
    const many = ['Ana', 'Ben', 'Cy', 'Di'].map((name) => blocked(name, ['at-capacity'], [ROOM]));
    expect(read(...many)).toBe('It goes out by itself once one of 4 colleagues has room again.');
  });

  it('names only what the core has found to do', () => {
    expect(read(blocked('Ana', ['ethical-wall']), blocked('Ben', ['absent', 'at-capacity']))).toBe(
      'No single change would do: each attorney lacks two things, or is barred.',
    );
  });

  it('says nothing where someone could take the case now', () => {
    expect(read(blocked('Ana', []), blocked('Ben', ['absent'], [BACK]))).toBeUndefined();
  });

  it('asks a firm without attorneys for one', () => {
    expect(read()).toBe('An attorney has to join the firm first.');
  });
});

describe('wouldDo', () => {
  it('names what one attorney lacks, and nothing where one change is not enough', () => {
    expect(wouldDo([LEVEL])).toBe('Would do: level 3.');
    expect(wouldDo([ROOM, BACK, BACK])).toBe(
      'Would do: room for one more (a capacity of 21) or an end of the absence.',
    );
    expect(wouldDo([])).toBe('');
  });
});

describe('groupByFirstReason', () => {
  it('counts each attorney once, under the first reason, the most frequent reason first', () => {
    const groups = groupByFirstReason([
      blocked('Ana', ['absent', 'at-capacity']),
      blocked('Ben', ['no-expertise']),
      blocked('Cy', ['no-expertise', 'absent']),
      blocked('Di', []),
    ]);
    expect(groups.map(([code, who]) => [code, who.map(({ name }) => name)])).toEqual([
      ['no-expertise', ['Ben', 'Cy']],
      ['absent', ['Ana']],
    ]);
  });
});
