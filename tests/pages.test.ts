import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addressOf, PAGES, PAGES_ELSEWHERE } from '@/e2e/fixtures/pages';
import { addressOfFile, appFiles } from './source-entry-points';

const files = appFiles('page.tsx');

/** Tells which addresses a route answers; a parameter stands for one part of the path. */
const pattern = (route: string) => new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`);

describe('every page', () => {
  it('is looked at by axe in both themes and widths, or is named among those that are not', () => {
    const ids = { caseId: 'c', decisionId: 'd', attorneyId: 'a' };
    const lookedAt = PAGES.map((page) => addressOf(page, ids).replace(/\?.*/, ''));
    const forgotten = files
      .map(addressOfFile)
      .filter((route) => !(route in PAGES_ELSEWHERE))
      .filter((route) => !lookedAt.some((address) => pattern(route).test(address)));
    expect(forgotten).toEqual([]);
  });

  it('that is named as looked at elsewhere exists', () => {
    const routes = files.map(addressOfFile);
    expect(Object.keys(PAGES_ELSEWHERE).filter((route) => !routes.includes(route))).toEqual([]);
  });

  it('of a firm says which permission it asks for', () => {
    const silent = files
      .filter((file) => file.startsWith('app/(firm)/'))
      .filter((file) => !/\bgetViewerWith\(/.test(fs.readFileSync(file, 'utf8')))
      // It leads to another page and shows nothing.
      .filter((file) => file !== 'app/(firm)/reports/page.tsx');
    expect(silent).toEqual([]);
  });
});
