import { describe, expect, it } from 'vitest';
import { originOf } from '@/lib/contracts/intake';
import { asOwner } from '@/tests/integration/as-owner';
import { newFirm } from '@/tests/integration/new-firm';
import { changeIntakeSettings, findOpenIntake, getIntakeSettings, listFrameOrigins } from './index';

async function eventsOf(firmId: string) {
  const rows = await asOwner<{ kind: string }>(
    `SELECT kind FROM events WHERE firm_id = $1 AND kind LIKE 'intake-%' ORDER BY seq`,
    [firmId],
  );
  return rows.map(({ kind }) => kind);
}

describe('the settings of intake', () => {
  it('begin switched off, are changed by admins alone, from the version they saw, and on record', async () => {
    const firm = await newFirm();
    const before = await getIntakeSettings(firm.admin);
    expect(before).toMatchObject({ isOn: false, version: 1, frameOrigins: [], leadsKey: null });
    expect(await findOpenIntake(before.slug)).toBeNull();
    const change = { version: 1, isOn: true, reviewsAll: false, welcomeEs: 'Bienvenido' };
    for (const role of ['manager', 'attorney', 'intake'] as const) {
      await expect(changeIntakeSettings(firm.as(role), change)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    expect(await changeIntakeSettings(firm.admin, change)).toBe(true);
    expect(await getIntakeSettings(firm.admin)).toMatchObject({ ...change, version: 2 });
    await expect(changeIntakeSettings(firm.admin, change)).rejects.toMatchObject({
      code: 'stale-version',
    });
    expect(await changeIntakeSettings(firm.admin, { ...change, version: 2 })).toBe(false);
    expect(await findOpenIntake(before.slug)).toMatchObject({ firmId: firm.firmId });
    expect(await eventsOf(firm.firmId)).toEqual(['intake-settings-changed']);
  });

  it('keep the origin of each website, and refuse what is none', async () => {
    const firm = await newFirm();
    const change = { version: 1, isOn: true, reviewsAll: false };
    const frameOrigins = ' https://www.Firm.example/contact?x=1 \n\nhttp://localhost:8080\n';
    await changeIntakeSettings(firm.admin, { ...change, frameOrigins });
    expect((await getIntakeSettings(firm.admin)).frameOrigins).toEqual([
      'https://www.firm.example',
      'http://localhost:8080',
    ]);
    const bad = ['*', 'firm.example', "https://a.example; script-src 'none'", 'javascript:1'];
    for (const one of [
      ...bad,
      'https://u:p@a.example',
      'https://*.example',
      'https://a b',
      'http://www.firm.example',
    ]) {
      expect(originOf(one), one).toBeNull();
      const asked = { ...change, version: 2, frameOrigins: one };
      await expect(changeIntakeSettings(firm.admin, asked)).rejects.toMatchObject({
        code: 'validation-failed',
      });
    }
    await asOwner(
      `UPDATE intake_settings SET frame_origins = array_append(frame_origins, 'http://www.old.example')
        WHERE firm_id = $1`,
      [firm.firmId],
    );
    const { slug } = await getIntakeSettings(firm.admin);
    expect(await listFrameOrigins(slug)).toEqual([
      'https://www.firm.example',
      'http://localhost:8080',
    ]);
  });
});
