import axe from 'axe-core';
import { expect } from 'vitest';

/** What only a whole page can have. */
const OF_PAGES = [
  'bypass',
  'document-title',
  'landmark-one-main',
  'page-has-heading-one',
  'region',
];

/** Says that nothing which is shown now violates any of axe's rules, in light or dark. */
export async function expectAccessible(): Promise<void> {
  document.documentElement.lang = 'en';
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme;
    const rules = Object.fromEntries(OF_PAGES.map((id) => [id, { enabled: false }]));
    const { violations } = await axe.run(document, { rules, resultTypes: ['violations'] });
    const found = violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html ?? ''}`);
    expect(found).toEqual([]);
  }
}
