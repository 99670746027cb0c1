import { setImmediate as nextTurn } from 'node:timers';
import { expect, test } from 'vitest';
import { TimeSlice } from './time-slice';

/** Computes in steps and says before which of them something else had its turn. */
async function turnsOfOthers(slice: TimeSlice): Promise<number[]> {
  const before: number[] = [];
  for (let step = 0; step < 3; step += 1) {
    nextTurn(() => before.push(step));
    await slice.giveWay();
  }
  return before;
}

test('work in slices lets others have their turn after each slice that is used up', async () => {
  expect(await turnsOfOthers(new TimeSlice(0))).toEqual([0, 1, 2]);
});

test('within a slice the work goes on', async () => {
  expect(await turnsOfOthers(new TimeSlice(Infinity))).toEqual([]);
});
