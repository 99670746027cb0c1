import 'server-only';
import fs from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/lib/shared/errors';
import { HELP_TOPICS } from './topics';

/** A part of a topic under one heading. */
export interface HelpSection {
  readonly topic: string;
  /** Of the heading, within its page. */
  readonly id: string;
  readonly heading: string;
  /** Without the heading, as Markdown. */
  readonly text: string;
}

/** A topic as it is read. */
export interface HelpPage {
  readonly slug: string;
  readonly title: string;
  readonly sections: readonly HelpSection[];
  /** Without its title. */
  readonly markdown: string;
}

const FOLDER = path.join(process.cwd(), 'docs');

/** The documentation does not change while the server runs. */
const pages = new Map<string, Promise<HelpPage>>();

/**
 * A topic of the help.
 * @throws AppError `not-found` for what is none
 */
export async function readHelp(slug: string): Promise<HelpPage> {
  if (!HELP_TOPICS.some((topic) => topic.slug === slug)) {
    throw new AppError('not-found', 'There is no such topic.');
  }
  const known = pages.get(slug);
  if (known) return known;
  const page = readPage(slug);
  pages.set(slug, page);
  // What could not be read may be there the next time.
  page.catch(() => pages.delete(slug));
  return page;
}

/** All topics, in their order. */
export function readAllHelp(): Promise<HelpPage[]> {
  return Promise.all(HELP_TOPICS.map(({ slug }) => readHelp(slug)));
}

/**
 * The sections in which every word occurs, those with all of them in the heading first. Accents and
 * capitals make no difference. At most twenty.
 */
export async function searchHelp(query: string): Promise<HelpSection[]> {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const sections = (await readAllHelp()).flatMap((page) => page.sections);
  const has = (text: string) => words.every((word) => fold(text).includes(word));
  const found = sections.filter(({ heading, text }) => has(`${heading} ${text}`));
  return found.toSorted((a, b) => Number(has(b.heading)) - Number(has(a.heading))).slice(0, 20);
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

async function readPage(slug: string): Promise<HelpPage> {
  const file = await fs.readFile(path.join(FOLDER, `${slug}.md`), 'utf8');
  const [, title = slug, body = ''] = /^# (.+)\n([\s\S]*)$/.exec(file) ?? [];
  const markdown = withoutRecords(body);
  const sections = markdown
    .split(/^(?=#{2,3} )/m)
    .map((part) => /^#{2,3} (.+)\n([\s\S]*)$/.exec(part))
    .flatMap((match): HelpSection[] => {
      const [, heading = '', text = ''] = match ?? [];
      return match ? [{ topic: slug, id: headingId(heading), heading, text }] : [];
    });
  return { slug, title, sections, markdown };
}

/** What was decided while it was built is for those who build it. */
function withoutRecords(markdown: string): string {
  const link = String.raw`\[(\d{4})\]\(decisions/[^)]+\)`;
  const several = String.raw`\s?\(${link}(?:(?:,|\sand)\s${link})*\)`;
  return markdown
    .replaceAll(new RegExp(several, 'g'), '')
    .replaceAll(new RegExp(link, 'g'), 'decision $1');
}

/** How a heading is reached within its page. */
export function headingId(heading: string): string {
  return fold(heading)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
