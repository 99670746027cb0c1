import { afterEach, expect, it, vi } from 'vitest';
import { BUSY_LABELS } from '@/lib/platform/http/busy-messages';
import { callAction } from './call-action';
import { IDLE } from './state';

afterEach(() => vi.unstubAllGlobals());

it('tells someone who was sent away that many are signing in, not that the server is gone', async () => {
  vi.stubGlobal('navigator', { onLine: true });
  // What the framework makes of a refusal in plain text.
  const refused = () => Promise.reject(new Error(`${BUSY_LABELS}\n`));
  const answer = await callAction(refused, IDLE, new FormData());
  expect(answer).toMatchObject({ status: 'error', unsent: 'busy' });
  expect(answer.message).toContain(BUSY_LABELS);
});
