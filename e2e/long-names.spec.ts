import type { Page } from '@playwright/test';
import { reassignCase } from '@/lib/assignment';
import { getLatestDecision } from '@/lib/features/cases';
import { addWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import { addAttorney, expect, openCase, test, type BuiltFirm } from './fixtures';
import { addressOf, PAGES, type Places } from './fixtures/pages';
import { show } from './fixtures/show';
import { findOutOfReach } from './fixtures/sideways';

/** Sixty characters without a space, in scripts that break lines, join and read otherwise. */
const LATIN = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2).slice(0, 60);
const CHINESE = '欧阳司马上官诸葛'.repeat(8).slice(0, 60);
const ARABIC = 'عبدالرحمنالمستعصم'.repeat(4).slice(0, 60);
const HEBREW = 'אברהםבןשמעוןהלוי'.repeat(4).slice(0, 60);
const THAI = 'ศรีสุวรรณภูมิพิพัฒน์'.repeat(3).slice(0, 60);
const MARKED = 'Z\u0323\u0301a\u0308\u0304lgo\u0331'.repeat(8).slice(0, 60);

/** A firm in which every name is as long as it may come, and no page is empty. */
async function seedLongNames(firm: BuiltFirm): Promise<Places> {
  await asOwner('UPDATE firms SET name = $2 WHERE id = $1', [firm.firmId, ARABIC]);
  const ana = await addAttorney(firm, { name: LATIN, capacity: 3 });
  const { id: caseId, client } = await openCase(firm, {
    client: { name: CHINESE, company: LATIN },
    priority: 'urgent',
  });
  const ben = await addAttorney(firm, { name: HEBREW, expertise: { TN: 2, 'H-1B': 2 } });
  await addAttorney(firm, { name: THAI, expertise: { 'H-1B': 1 } });
  await openCase(firm, { client: { name: ARABIC, company: MARKED } });
  await openCase(firm, { client: { name: MARKED, company: THAI }, visaType: 'asylum' });
  await openCase(firm, { client: { name: LATIN, company: CHINESE }, visaType: 'asylum' });
  await addWall(firm.actor, { attorneyId: ben.id, company: LATIN, reason: LATIN });
  await reassignCase(firm.actor, caseId, { reason: 'workload', note: LATIN });
  const decision = await getLatestDecision(firm.actor, caseId);
  const about = { caseId, clientId: client.id, attorneyId: ana.id };
  return { ...about, decisionId: decision?.id ?? '' };
}

const DESK_PX = 1440;
const PHONE_PX = 390;
const PAGES_PER_TEST = 14;

/** What is out of reach at a width, once the page has taken it. */
async function findAtWidth(page: Page, widthPx: number): Promise<string[]> {
  await page.setViewportSize({ width: widthPx, height: 900 });
  // Sizes are known after the frame in which the new width is drawn.
  await page.waitForFunction(
    (px) =>
      new Promise<boolean>((answer) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => answer(document.documentElement.clientWidth <= px)),
        ),
      ),
    widthPx,
  );
  return findOutOfReach(page);
}

for (let start = 0; start < PAGES.length; start += PAGES_PER_TEST) {
  const pages = PAGES.slice(start, start + PAGES_PER_TEST);
  const [first, last] = [pages[0]?.name, pages.at(-1)?.name];
  test(`with names of 60 characters no page is wider than a window or a phone, and no control out of reach: ${first} to ${last}`, async ({
    context,
    firm,
    signInAs,
  }) => {
    const places = await seedLongNames(firm);
    await signInAs('admin');
    const found: Record<string, string[]> = {};
    for (const shown of pages) {
      // A tab for each: one with something ticked asks before it goes elsewhere.
      const tab = await context.newPage();
      await tab.emulateMedia({ reducedMotion: 'reduce' });
      await show(tab, addressOf(shown, places), shown);
      for (const widthPx of [DESK_PX, PHONE_PX]) {
        const problems = await findAtWidth(tab, widthPx);
        if (problems.length > 0) found[`${shown.name} at ${widthPx} px`] = problems;
      }
      await tab.close();
    }
    expect(found).toEqual({});
  });
}
