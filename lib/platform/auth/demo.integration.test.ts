import { afterEach, describe, expect, it, vi } from 'vitest';
import { authenticate } from '@/app/api/v1/authenticate';
import { createFirm } from '@/lib/features/firms';
import { newId } from '@/lib/platform/ids';
import { loadViewer } from './load-viewer';
import { signInWithPassword } from './sign-in';

const adminPassword = 'seven quiet herons by the lake';

afterEach(() => vi.unstubAllEnvs());

function newFirm(isDemo: boolean) {
  const adminEmail = `${newId()}@firm.example`;
  return createFirm({ name: 'Firm', adminEmail, adminPassword }, { isDemo });
}

function signIn(email: string) {
  return signInWithPassword({ email, password: adminPassword, address: newId() });
}

function callWith(apiKey: string) {
  const headers = { authorization: `Bearer ${apiKey}` };
  return authenticate(new Request('http://evenhand.example/api/v1/cases', { headers }));
}

describe('with EVENHAND_DEMO=0', () => {
  it.each(['0', undefined])(
    'a demo firm lets nobody in, whatever the database holds (%s)',
    async (off) => {
      vi.stubEnv('EVENHAND_DEMO', '1');
      const demo = await newFirm(true);
      const { sessionId } = await signIn(demo.adminEmail);
      expect(await loadViewer(sessionId)).toMatchObject({ firmId: demo.firmId });
      expect((await callWith(demo.apiKey)).actor.firmId).toBe(demo.firmId);

      vi.stubEnv('EVENHAND_DEMO', off);
      expect(await loadViewer(sessionId)).toBeNull();
      await expect(signIn(demo.adminEmail)).rejects.toMatchObject({ code: 'unauthenticated' });
      await expect(callWith(demo.apiKey)).rejects.toMatchObject({ code: 'unauthenticated' });
    },
  );

  it('every other firm goes on', async () => {
    vi.stubEnv('EVENHAND_DEMO', '0');
    const firm = await newFirm(false);
    const { sessionId } = await signIn(firm.adminEmail);
    expect(await loadViewer(sessionId)).toMatchObject({ firmId: firm.firmId });
    expect((await callWith(firm.apiKey)).actor.firmId).toBe(firm.firmId);
  });
});
