import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addressOf, PAGES, PAGES_ELSEWHERE } from '@/e2e/fixtures/pages';

const files = fs
  .globSync('app/**/page.tsx')
  .map((file) => file.split(path.sep).join('/'))
  .sort();

/** The address of a page's file: `app/(firm)/cases/[caseId]/page.tsx` is `/cases/[caseId]`. */
function routeOf(file: string): string {
  const parts = file.split('/').slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
}

/** Tells which addresses a route answers; a parameter stands for one part of the path. */
const pattern = (route: string) => new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`);

describe('every page', () => {
  it('is looked at by axe in both themes and widths, or is named among those that are not', () => {
    const ids = { caseId: 'c', decisionId: 'd', attorneyId: 'a' };
    const lookedAt = PAGES.map((page) => addressOf(page, ids).replace(/\?.*/, ''));
    const forgotten = files
      .map(routeOf)
      .filter((route) => !(route in PAGES_ELSEWHERE))
      .filter((route) => !lookedAt.some((address) => pattern(route).test(address)));
    expect(forgotten).toEqual([]);
  });

  it('that is named as looked at elsewhere exists', () => {
    const routes = files.map(routeOf);
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
