import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addressOf, PAGES, PAGES_ELSEWHERE } from '@/e2e/fixtures/pages';
import { PLACES } from '@/components/shell/navigation';
import { addressOfFile, appFiles } from './source-entry-points';

const files = appFiles('page.tsx');

/** Pages that no place of the navigation is, and where they are opened from. */
const OPENED_FROM: Readonly<Record<string, string>> = {
  '/attorneys/new': 'the roster',
  '/cases/new': 'a button of every page, a key and a command of the palette',
  '/notifications': 'the bell',
  '/reports': 'leads to the first report',
  '/reports/cases': 'the metrics of reports',
  '/signed-in': 'the tab that signs in again',
};

/** Tells which addresses a route answers; a parameter stands for one part of the path. */
const pattern = (route: string) => new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`);

/** Routes of a firm that ask for no permission by its name, and why. */
const ASKS_FOR_NONE: Readonly<Record<string, string>> = {
  '/activity': 'says of the own session alone how long it lasts',
  '/live': 'says that something has changed, and not what',
  '/search': 'finds for each role what it may see: searchFirm asks for every kind of result',
};

describe('every page', () => {
  it('is looked at by axe in both themes and widths, or is named among those that are not', () => {
    const ids = { caseId: 'c', decisionId: 'd', attorneyId: 'a', clientId: 'l' };
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

  it('of a firm stands in the navigation and the palette, or is named with where it is opened from', () => {
    const places: readonly string[] = PLACES.map(({ href }) => href);
    const addresses = files
      .filter((file) => file.startsWith('app/(firm)/'))
      .map(addressOfFile)
      .filter((address) => !address.includes('['));
    const known = [...places, ...Object.keys(OPENED_FROM)];
    expect(addresses.filter((address) => !known.includes(address))).toEqual([]);
    expect(known.filter((address) => !addresses.includes(address))).toEqual([]);
  });

  it('of a report has its file beside it', () => {
    const reports = files.filter((file) => /^app\/\(firm\)\/reports\/[^/]+\/page\.tsx$/.test(file));
    expect(reports.length).toBeGreaterThan(3);
    const without = reports.filter(
      (file) => !fs.existsSync(file.replace('page.tsx', 'csv/route.ts')),
    );
    expect(without).toEqual([]);
  });
});

describe('every route of a firm', () => {
  const routes = appFiles('route.ts').filter((file) => file.startsWith('app/(firm)/'));
  const asks =
    /\b(?:getViewerWith\(|answerWithFile\(\s*'|requirePermission\(viewer, '|permission: ')/;

  it('says which permission it asks for, or is named with why it asks for none', () => {
    expect(routes.length).toBeGreaterThan(15);
    const silent = routes
      .filter((file) => !asks.test(fs.readFileSync(file, 'utf8')))
      .map(addressOfFile);
    expect(silent.sort()).toEqual(Object.keys(ASKS_FOR_NONE).sort());
  });
});
