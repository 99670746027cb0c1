import fs from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { HELP_TOPICS, readAllHelp, readHelp, searchHelp } from './';

test('a topic that could not be read once is read the next time', async () => {
  const [topic] = HELP_TOPICS;
  const broken = vi.spyOn(fs, 'readFile').mockRejectedValueOnce(new Error('EMFILE'));
  await expect(readHelp(topic?.slug ?? '')).rejects.toThrow('EMFILE');
  broken.mockRestore();
  expect(await readHelp(topic?.slug ?? '')).toMatchObject({ slug: topic?.slug });
});

test('every topic is a page of the documentation with a title and sections', async () => {
  const pages = await readAllHelp();
  expect(pages.map(({ slug }) => slug)).toEqual(HELP_TOPICS.map(({ slug }) => slug));
  for (const { slug, title, sections } of pages) {
    expect(title, slug).toMatch(/^[A-Z]/);
    expect(sections.length, slug).toBeGreaterThan(0);
  }
});

test('help speaks of no record of a decision', async () => {
  for (const { slug, markdown } of await readAllHelp()) {
    expect(markdown, slug).not.toMatch(/\[\d{4}\]\(decisions\//);
  }
});

test('a search finds the sections with every word, headings first, whatever the accents', async () => {
  const found = await searchHelp('WAÍTING line');
  expect(found[0]).toMatchObject({ topic: 'cases', id: 'the-waiting-line' });
  expect(await searchHelp('waiting xyzzy')).toEqual([]);
  expect(await searchHelp('  ')).toEqual([]);
});

test('what is no topic is not there, be it a path to another file', async () => {
  await expect(readHelp('operations')).rejects.toMatchObject({ code: 'not-found' });
  await expect(readHelp('../README')).rejects.toMatchObject({ code: 'not-found' });
});
