import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/platform/auth/permissions';
import { addWall } from '@/lib/features/walls';
import {
  addAttorney,
  addColleague,
  buildFirm,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { deleteView, listViews, renameView, replaceView, saveView } from './index';
import { MOST_VIEWS } from './save-view';
import type { ViewKeeper } from './view-row';

async function member(firm: BuiltFirm, role: Role, attorneyId = ''): Promise<ViewKeeper> {
  const { id } = await addColleague(firm, role);
  return { firmId: firm.firmId, memberId: id, role, attorneyId: attorneyId || null };
}

const namesSeenBy = async (viewer: ViewKeeper) => (await listViews(viewer)).map(({ name }) => name);

describe('a saved view', () => {
  it('of one’s own is there for no one else, a shared one for everyone', async () => {
    const firm = await buildFirm([]);
    const [manager, intake] = [await member(firm, 'manager'), await member(firm, 'intake')];
    const own = await saveView(manager, { name: 'Mine', query: { status: 'open' } });
    await saveView(manager, { name: 'Ours', audience: 'everyone', query: { stage: 'rfe' } });
    expect(await namesSeenBy(manager)).toEqual(['Mine', 'Ours']);
    expect(await listViews(intake)).toMatchObject([
      { name: 'Ours', isShared: true, mayChange: false, query: { stage: 'rfe' } },
    ]);
    const missing = { code: 'not-found' };
    const { id: viewId, version } = own;
    await expect(renameView(intake, { viewId, version, name: 'X' })).rejects.toMatchObject(missing);
    await expect(deleteView(intake, viewId)).rejects.toMatchObject(missing);
    const stranger = await member(await buildFirm([]), 'admin');
    await expect(deleteView(stranger, viewId)).rejects.toMatchObject(missing);
    expect(await listViews(stranger)).toEqual([]);
  });

  it('is shared, and changed when shared, by those who manage', async () => {
    const firm = await buildFirm([]);
    const [admin, manager] = [await member(firm, 'admin'), await member(firm, 'manager')];
    const attorney = await member(firm, 'attorney');
    const forAll = { name: 'Ours', audience: 'everyone' as const };
    await expect(saveView(attorney, forAll)).rejects.toMatchObject({ code: 'forbidden' });
    const { id: viewId, version } = await saveView(manager, forAll);
    await expect(deleteView(attorney, viewId)).rejects.toMatchObject({ code: 'forbidden' });
    await renameView(admin, { viewId, version, name: 'All of us' });
    expect(await namesSeenBy(attorney)).toEqual(['All of us']);
  });

  it('is renamed and replaced from the version that was seen, and can be saved again once deleted', async () => {
    const firm = await buildFirm([]);
    const viewer = await member(firm, 'intake');
    const { id: viewId, version } = await saveView(viewer, { name: 'Mine', query: { q: 'acme' } });
    const replaced = await replaceView(viewer, { viewId, version, query: { stage: 'filed' } });
    expect(replaced).toMatchObject({ query: { stage: 'filed' }, version: 2 });
    await expect(renameView(viewer, { viewId, version, name: 'Other' })).rejects.toMatchObject({
      code: 'stale-version',
    });
    const { name, query } = await deleteView(viewer, viewId);
    expect(await listViews(viewer)).toEqual([]);
    await saveView(viewer, { name, query });
    expect(await listViews(viewer)).toMatchObject([{ name: 'Mine', query: { stage: 'filed' } }]);
  });

  it('has a name that no other view of that person has, in any case of letters', async () => {
    const firm = await buildFirm([]);
    const [one, other] = [await member(firm, 'manager'), await member(firm, 'manager')];
    await saveView(one, { name: 'Urgent' });
    await saveView(other, { name: 'Urgent' });
    await saveView(one, { name: 'Urgent', audience: 'everyone' });
    const taken = { code: 'conflict', fields: [{ path: 'name' }] };
    await expect(saveView(one, { name: 'URGENT' })).rejects.toMatchObject(taken);
    const again = saveView(other, { name: 'urgent', audience: 'everyone' });
    await expect(again).rejects.toMatchObject(taken);
  });

  it(`is one of at most ${MOST_VIEWS} that a person has`, async () => {
    const viewer = await member(await buildFirm([]), 'intake');
    for (let n = 0; n < MOST_VIEWS; n += 1) await saveView(viewer, { name: `View ${n}` });
    await expect(saveView(viewer, { name: 'One more' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('that is shared does not name to someone behind a wall whom the wall hides', async () => {
    const firm = await buildFirm([]);
    const manager = await member(firm, 'manager');
    const wanda = await addAttorney(firm, { name: 'Wanda' });
    const walled = await member(firm, 'manager', wanda.id);
    const { client } = await openCase(firm, { client: { name: 'Helga Hush', company: 'Hushco' } });
    const share = (name: string, query = {}) =>
      saveView(manager, { name, audience: 'everyone', query });
    await share('All of Hushco');
    await share('Looked for', { q: 'hel' });
    await share('Urgent', { priority: 'urgent' });
    expect(await namesSeenBy(walled)).toHaveLength(3);
    await addWall(firm.actor, { attorneyId: wanda.id, clientId: client.id, reason: 'Kin.' });
    expect(await namesSeenBy(walled)).toEqual(['Urgent']);
    expect(await namesSeenBy(manager)).toHaveLength(3);
  });
});
