import { expect, it } from 'vitest';
import { now, withOwnClock } from './clock';

it('a clock of its own is read by the work that has it, and by nothing beside it', async () => {
  const past = new Date('2020-01-01T00:00:00Z');
  let goOn = (): void => undefined;
  const pause = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const told = withOwnClock(
    () => past,
    async () => {
      await pause;
      return now();
    },
  );
  expect(now().getTime()).toBeGreaterThan(past.getTime());
  goOn();
  expect(await told).toEqual(past);
  expect(now().getTime()).toBeGreaterThan(past.getTime());
});
