import { expect, it } from 'vitest';
import { AppError } from '@/lib/shared/errors';
import { inPasswordQueue, type Asker } from './password-queue';

/** Many who ask at once, and how many were at work in the same moment. */
async function askAtOnce(askers: readonly Asker[]) {
  const turn = Promise.withResolvers<undefined>();
  let running = 0;
  let most = 0;
  const answers = askers.map(async (asker) => {
    try {
      return await inPasswordQueue(asker, async () => {
        running += 1;
        most = Math.max(most, running);
        await turn.promise;
        running -= 1;
        return 'done';
      });
    } catch (error) {
      return error;
    }
  });
  turn.resolve(undefined);
  return { answers: await Promise.all(answers), most: () => most };
}

const times = (count: number, asker: Asker): Asker[] => Array.from({ length: count }, () => asker);

it('hashes one password at a time, however many ask at once', async () => {
  const { answers, most } = await askAtOnce(times(10, 'stranger'));
  expect(answers).toEqual(times(10, 'stranger').map(() => 'done'));
  expect(most()).toBe(1);
});

it('sends away at once a sign-in that finds the queue full, and says when to come again', async () => {
  const { answers } = await askAtOnce(times(200, 'stranger'));
  const refused = answers.filter((answer) => answer instanceof AppError);
  expect(refused).toHaveLength(200 - 16);
  expect(refused[0]).toMatchObject({ code: 'too-many-requests', status: 429 });
  expect(refused[0]?.retryAfterSeconds).toBeGreaterThan(0);
});

it('keeps places for devices and people that are known, whatever strangers do', async () => {
  const { answers } = await askAtOnce([...times(200, 'stranger'), ...times(8, 'known')]);
  expect(answers.slice(-8)).toEqual(times(8, 'known').map(() => 'done'));
});

it('goes on after work that failed', async () => {
  const failing = inPasswordQueue('known', () => Promise.reject(new Error('no memory')));
  await expect(failing).rejects.toThrow('no memory');
  await expect(inPasswordQueue('known', () => Promise.resolve(1))).resolves.toBe(1);
});
