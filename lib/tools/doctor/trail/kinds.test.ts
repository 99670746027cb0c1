import fs from 'node:fs';
import { expect, test } from 'vitest';
import { EVENT_KINDS } from '@/lib/contracts/events';
import { COMPARED, type TrailCheck } from './kinds';

/** Where each check names the kinds that it reads. */
const FILES: Readonly<Record<TrailCheck, string>> = {
  access: 'lib/worker/anchor-access.ts',
  conflicts: 'lib/tools/doctor/trail/conflicts.ts',
  decisions: 'lib/tools/doctor/trail/decisions.ts',
  handoffs: 'lib/tools/doctor/trail/handoffs.ts',
  keys: 'lib/tools/doctor/trail/keys.ts',
  members: 'lib/tools/doctor/trail/members.ts',
  notes: 'lib/tools/doctor/trail/notes.ts',
  rules: 'lib/tools/doctor/trail/rules.ts',
  stages: 'lib/tools/doctor/trail/stages.ts',
  texts: 'lib/tools/doctor/event-texts.ts',
  walls: 'lib/tools/doctor/trail/walls.ts',
};

const quoted = (file: string) =>
  [...fs.readFileSync(file, 'utf8').matchAll(/'([a-z-]+)'/g)].map(([, text = '']) => text);

test('every check of the trail reads the kinds of events that are said to be compared by it, and no other', () => {
  const known = Object.keys(EVENT_KINDS);
  for (const [check, file] of Object.entries(FILES)) {
    const read = [...new Set(quoted(file))].filter((text) => known.includes(text));
    const said = Object.entries(COMPARED).flatMap(([kind, compared]) =>
      'none' in compared || !compared.includes(check as TrailCheck) ? [] : [kind],
    );
    expect(read.sort(), file).toEqual(said.sort());
  }
});

test('every file of checks of the trail is one of them', () => {
  const files = fs
    .globSync('lib/tools/doctor/trail/*.ts')
    .filter((file) => !/(?:index|kinds|\.test)\.ts$/.test(file));
  expect(files.filter((file) => !Object.values(FILES).includes(file))).toEqual([]);
});
