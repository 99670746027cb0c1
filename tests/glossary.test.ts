import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/*
 * One word has one meaning (docs/glossary.md). These were said for what the glossary calls otherwise; codes in
 * the API and in the database keep them.
 */

interface FormerWord {
  readonly said: RegExp;
  readonly now: string;
}

/** Words of names: of files, and of what modules of the product export. */
const IN_NAMES: readonly FormerWord[] = [
  { said: /^doors?$/, now: 'entry point, endpoint or identity store' },
  { said: /^units?$/, now: 'transaction' },
  { said: /^(books?|booked|booking)$/, now: 'ledger, or known parties' },
  { said: /^figures?$/, now: 'metric' },
  { said: /^(tells?|told)$/, now: 'notify, or subscribed' },
  { said: /^(hears?|heard|hearers?|ears?)$/, now: 'listen' },
  { said: /^(chores?|tends?)$/, now: 'maintenance task' },
  { said: /^(desks?|imagined|outlook|furnished|strangers?|stor(?:y|ies))$/, now: 'its plain name' },
  { said: /^offices?$/, now: 'firm' },
  { said: /^(rehears\w*|heirs?)$/, now: 'backtest' },
  { said: /^words$/, now: 'labels or messages' },
  { said: /^(nobody|somebody|whoever)$/, now: 'no one, someone' },
  { said: /^(raises?|raised|lowers?|lowered)$/, now: 'add, remove' },
];

/** Names that mean something else by the word. */
const ALLOWED_NAMES: readonly string[] = [
  // What pages are worded in, and the schema of a text beside an event.
  ...['words.test', 'words'],
  // What a test tells of an action or operation.
  ...['story', 'action-stories', 'operation-stories', 'settings-stories', 'visitor-stories'],
  // An attorney is out of office, and has office hours.
  ...['is-out-of-office', 'isOutOfOffice', 'officeTime', 'officeTimeAfter'],
];

/** What docs and the comments of the schema said. */
const IN_TEXTS: readonly FormerWord[] = [
  { said: /\bdoors?\b/i, now: 'entry point or endpoint' },
  { said: /\bassignment units?\b/i, now: 'assignment transaction' },
  { said: /\b(?:the|its|own|firm's) books\b|\bbooked\b/i, now: 'ledger' },
  {
    said: /\bbehind (?:a|an|the|this|that|one|each|its|their) (?:figure|metric)s?\b/i,
    now: 'drill-down',
  },
  { said: /\bchores?\b/i, now: 'maintenance task' },
  { said: /\b(?:a|the|no) way back\b/i, now: 'undo' },
  { said: /\b(?:rais|lower)\w* (?:(?:a|an|the|ethical) )*walls?\b/i, now: 'add, remove' },
  { said: /\bdesks?\b/i, now: 'workload' },
  { said: /\b(?:rehears\w*|furnish\w*)\b/i, now: 'backtest, seeded' },
  { said: /\bthe person who (?:a|an|the) \b/i, now: 'whom' },
];

/** Said only in what users read, which speaks as people do, and in the list of changes. */
const OF_PEOPLE: FormerWord = { said: /\b(?:nobody|somebody|whoever)\b/i, now: 'no one, someone' };

/** The words of a name in either spelling: `read-metric-cases`, `readMetricCases`. */
function wordsOf(name: string): string[] {
  const parted = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ');
  return parted.toLowerCase().split(/[^a-z]+/);
}

function formerInName(name: string): string[] {
  const words = ALLOWED_NAMES.includes(name) ? [] : wordsOf(name);
  return IN_NAMES.filter(({ said }) => words.some((word) => said.test(word))).map(
    ({ now }) => `${name}: ${now}`,
  );
}

function formerInText(lines: readonly string[], list: readonly FormerWord[]): string[] {
  return lines.flatMap((line) => {
    // What stands in code is a name of the API or of the database; an address names a file.
    const prose = line.replaceAll(/`[^`]*`|\]\([^)]*\)/g, '');
    return list.filter(({ said }) => said.test(prose)).map(({ now }) => `${now}: ${line.trim()}`);
  });
}

const linesOf = (file: string) => fs.readFileSync(file, 'utf8').split('\n');

test('no file is named by a word that the glossary has another for', () => {
  const files = fs
    .globSync('{app,components,lib,scripts,tests,e2e}/**/*.{ts,tsx,mjs,css}')
    .concat(fs.globSync('{docs/*.md,prisma/schema/*.prisma}'))
    .filter((file) => !file.startsWith('lib/platform/db/generated/'));
  expect(files.length).toBeGreaterThan(1500);
  const names = files.map((file) => path.basename(file, path.extname(file)));
  expect([...new Set(names)].flatMap(formerInName)).toEqual([]);
});

test('nothing that a module of the product exports is named by such a word', () => {
  const exported = fs
    .globSync('{app,components,lib}/**/*.{ts,tsx}')
    .filter((file) => !file.startsWith('lib/platform/db/generated/'))
    .flatMap((file) => [
      ...fs
        .readFileSync(file, 'utf8')
        .matchAll(
          /^export (?:default )?(?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm,
        ),
    ])
    .map(([, name = '']) => name);
  expect(exported.length).toBeGreaterThan(2000);
  expect([...new Set(exported)].flatMap(formerInName)).toEqual([]);
});

test('no comment of the schema says such a word', () => {
  const lines = fs
    .globSync('prisma/schema/*.prisma')
    .flatMap(linesOf)
    .filter((line) => /^\s*\/\/\//.test(line));
  expect(lines.length).toBeGreaterThan(50);
  expect(formerInText(lines, [...IN_TEXTS, OF_PEOPLE])).toEqual([]);
});

test('no page of docs says such a word', () => {
  const docs = fs.globSync(['docs/*.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md']);
  expect(docs.length).toBeGreaterThan(15);
  expect(formerInText(docs.flatMap(linesOf), [...IN_TEXTS, OF_PEOPLE])).toEqual([]);
  expect(formerInText(linesOf('CHANGELOG.md'), IN_TEXTS)).toEqual([]);
});
