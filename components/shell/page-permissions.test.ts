import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { permissionOf } from './page-permissions';

const PAGES = fs
  .globSync('app/(firm)/**/page.tsx')
  .map((file) => ({ file, asks: /getViewerWith\('([^']+)'\)/.exec(fs.readFileSync(file, 'utf8')) }))
  .flatMap(({ file, asks }) => (asks?.[1] ? [{ file, permission: asks[1] }] : []))
  // What every member may see refuses no one.
  .filter(({ permission }) => permission !== 'any-member');

test.each(PAGES)('the page that refuses $file names the roles that it lets in', (page) => {
  const address = `/${path.relative('app/(firm)', path.dirname(page.file))}`;
  expect(permissionOf(address.replaceAll(/\[\w+\]/g, 'some-id'))).toBe(page.permission);
});

test('covers the pages', () => {
  expect(PAGES.length).toBeGreaterThan(20);
  expect(permissionOf('/nowhere')).toBeNull();
});
