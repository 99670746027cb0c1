import { expect, it } from 'vitest';
import { newFirm } from '@/tests/integration/new-firm';
import { previewDraft } from './index';

it('says who would get a case that is still being typed, and writes nothing', async () => {
  const firm = await newFirm();
  await firm.addAttorney({ name: 'Ana Ruiz' });
  const preview = await previewDraft(firm.as('intake'), { visaType: 'H-1B' });
  expect(preview).toMatchObject({ id: null, outcome: 'assigned', freeing: [] });
  expect(preview.told.headline).toBe('Would go to Ana Ruiz');
  expect(preview.candidates.map(({ name }) => name)).toEqual(['Ana Ruiz']);
  expect((await firm.addCase()).number).toBe(1);
});

it('says what would free someone where no one could take it', async () => {
  const firm = await newFirm();
  await firm.addAttorney({ name: 'Ana Ruiz', capacity: 1 });
  await firm.addAttorney({ name: 'Ben Sato', active: false, expertise: { TN: 1 } });
  await firm.addCase();
  const preview = await previewDraft(firm.as('intake'), { visaType: 'H-1B' });
  expect(preview.outcome).toBe('waiting');
  expect(preview.freeing).toEqual([
    expect.objectContaining({
      name: 'Ana Ruiz',
      whatIf: 'With 1 case fewer, would come first.',
    }),
  ]);
});

it('knows a client of the firm by their id, and no one of another firm', async () => {
  const firm = await newFirm({ strategy: 'round-robin', continuity: 'prefer' });
  const ana = await firm.addAttorney({ name: 'Ana Ruiz' });
  const { client } = await firm.addCase();
  await firm.addAttorney({ name: 'Ben Sato' });
  const theirs = await newFirm();
  await theirs.addAttorney();
  const draft = { visaType: 'H-1B', clientId: client.id } as const;
  expect((await previewDraft(firm.admin, draft)).attorneyId).toBe(ana.id);
  const foreign = await previewDraft(theirs.admin, draft);
  expect(foreign.reason).not.toBe('continuity');
  expect(foreign.candidates.map(({ name }) => name)).not.toContain('Ana Ruiz');
});
