import { randomBytes } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { requireLook } from '@/lib/features/identity/limits';
import { CLIENT_ADDRESS_HEADER } from '@/lib/platform/http/arrival';
import { newFirm } from '@/tests/integration/new-firm';
import { openIntake, sendIn } from '@/tests/integration/submissions';
import StatusPage from './[token]/page';
import ConfirmPage from './confirm/[token]/page';
import { TooManyLooks } from './too-many-looks';

const address = `2001:db8:${randomBytes(2).toString('hex')}:1::1`;

vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ [CLIENT_ADDRESS_HEADER]: address })),
  cookies: () => Promise.resolve(new Map()),
}));

const open = (page: typeof StatusPage | typeof ConfirmPage, token: string) =>
  page({ params: Promise.resolve({ token }), searchParams: Promise.resolve({}) });

it('who has opened very many links is told so, and not that theirs is dead', async () => {
  const firm = await newFirm();
  const { token } = await sendIn(firm.firmId, await openIntake(firm.firmId));
  expect((await open(StatusPage, token)).type).not.toBe(TooManyLooks);
  for (let look = 1; look < 200; look += 1) await requireLook(address);
  expect((await open(StatusPage, token)).type).toBe(TooManyLooks);
  expect((await open(ConfirmPage, token)).type).toBe(TooManyLooks);
});
