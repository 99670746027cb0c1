import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const manifestSchema = z.object({
  name: z.string(),
  start_url: z.string(),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string() })),
});

const manifest = manifestSchema.parse(
  JSON.parse(fs.readFileSync('public/site.webmanifest', 'utf8')),
);

/** Width and height of a PNG stand in its first chunk. */
function sizeOfPng(file: string): string {
  const bytes = fs.readFileSync(file);
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

it('names only icons in the web manifest that are there, with the sizes that they have', () => {
  for (const { src, sizes, type } of manifest.icons) {
    const file = path.join('public', src);
    expect(fs.existsSync(file), src).toBe(true);
    if (type === 'image/png') expect(sizeOfPng(file), src).toBe(sizes);
  }
  expect(sizeOfPng('public/social.png')).toBe('1200x630');
  expect(sizeOfPng('public/apple-touch-icon.png')).toBe('180x180');
});

it('asks search engines to stay out', () => {
  expect(fs.readFileSync('public/robots.txt', 'utf8')).toContain('Disallow: /');
});
