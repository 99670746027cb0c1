import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Timeline } from './timeline';

describe('a timeline', () => {
  test('gives back in order of time, and of planning within one instant', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 })), async (times) => {
        const timeline = new Timeline();
        const happened: [number, number][] = [];
        times.forEach((time, place) => {
          timeline.plan(new Date(time), async () => {
            happened.push([time, place]);
          });
        });
        while (timeline.nextAt) await timeline.take().happen();
        const sorted = times
          .map((time, place): [number, number] => [time, place])
          .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(happened).toEqual(sorted);
      }),
    );
  });

  test('takes in what is planned while it runs', async () => {
    const timeline = new Timeline();
    const happened: string[] = [];
    timeline.plan(new Date(2), async () => void happened.push('second'));
    timeline.plan(new Date(1), async () => {
      happened.push('first');
      timeline.plan(new Date(1.5), async () => void happened.push('between'));
    });
    while (timeline.nextAt) await timeline.take().happen();
    expect(happened).toEqual(['first', 'between', 'second']);
  });
});
