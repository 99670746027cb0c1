import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OPERATIONS } from '@/app/api/v1/operations';
import type { Recorded } from '@/lib/contracts/events';
import { declarationOf } from '@/lib/platform/actions/declaration';
import { readActions, type SourceAction } from '@/tests/source-entry-points';
import { asOwner } from '../as-owner';
import { ACTION_STORIES } from './action-stories';
import { VISITOR_STORIES } from './visitor-stories';
import { OPERATION_STORIES } from './operation-stories';
import { buildSite, type Site } from './site';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

const writing = OPERATIONS.flatMap(({ id, records }) => (records ? [{ id, records }] : []));

let actions: SourceAction[] = [];
let usual: Site;
let strict: Site;
beforeAll(async () => {
  // A stranger may found a firm.
  vi.stubEnv('EVENHAND_SIGN_UP', 'open');
  // Nothing listens there, and no name is asked for.
  vi.stubEnv('EVENHAND_OUTBOUND_LOOPBACK', 'allow');
  actions = await readActions();
  usual = await buildSite();
  strict = await buildSite({ handoffNeedsAcceptance: true });
});
afterAll(() => vi.unstubAllEnvs());

/** Whether an act has a site of its own: what is scheduled stands in the way of what comes next. */
const needsOwnSite = (name: string) => /rule|schedule|password|firm/i.test(name);

async function siteFor(name: string, rules?: { handoffNeedsAcceptance: boolean }): Promise<Site> {
  if (needsOwnSite(name)) return buildSite();
  return rules?.handoffNeedsAcceptance ? strict : usual;
}

/** The kinds of events that come into the firm's trail while something is done. */
async function kindsOf(
  { firm: { firmId } }: Site,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const [last] = await asOwner<{ seq: number }>(
    'SELECT coalesce(max(seq), 0) AS seq FROM events WHERE firm_id = $1',
    [firmId],
  );
  await work();
  const rows = await asOwner<{ kind: string }>(
    'SELECT kind FROM events WHERE firm_id = $1 AND seq > $2 ORDER BY seq',
    [firmId, last?.seq],
  );
  return rows.map(({ kind }) => kind);
}

/** Says that each time something declared was recorded, and that over all times everything was. */
function expectAsDeclared(records: Recorded, times: readonly (readonly string[])[]): void {
  if ('nothing' in records) {
    expect(times.flat()).toEqual([]);
    return;
  }
  const isDeclared = (kind: string) => records.some((one) => one === kind);
  const declared = times.map((kinds) => kinds.filter(isDeclared));
  expect(declared.map((kinds) => kinds.length > 0)).toEqual(times.map(() => true));
  expect([...new Set(declared.flat())].sort()).toEqual([...records].sort());
}

describe('every operation that writes', () => {
  it('has a story here', () => {
    expect(Object.keys(OPERATION_STORIES).sort()).toEqual(writing.map(({ id }) => id).sort());
  });

  it.each(writing)('$id records what it declares', async ({ id, records }) => {
    const operation = OPERATIONS.find((one) => one.id === id);
    const times: string[][] = [];
    for (const { rules, prepare } of OPERATION_STORIES[id] ?? []) {
      const site = await siteFor(id, rules);
      const { params = {}, body } = await prepare(site);
      const work = operation?.prepare({ params, query: {}, body });
      times.push(await kindsOf(site, async () => work?.(site.actor)));
    }
    expectAsDeclared(records, times);
  });
});

describe('every action that writes', () => {
  const declared = () =>
    actions.flatMap(({ name, action }) => {
      const declaration = declarationOf(action);
      return declaration?.records ? [{ name, ...declaration, records: declaration.records }] : [];
    });

  it('has a story here, except those of visitors that only a request can do', () => {
    const told = [...Object.keys(ACTION_STORIES), ...Object.keys(VISITOR_STORIES)];
    const untold = declared().filter(({ name }) => !told.includes(name));
    const names = (list: typeof untold) => list.map(({ name }) => name).sort();
    expect(names(untold)).toEqual(['signInAction', 'signOutHereAction']);
    expect(untold.every(({ records }) => 'nothing' in records)).toBe(true);
    expect(told.filter((name) => !declared().some((one) => one.name === name))).toEqual([]);
  });

  it.each(Object.entries(ACTION_STORIES))('%s records what it declares', async (name, stories) => {
    const declaration = declared().find((one) => one.name === name);
    const times: string[][] = [];
    for (const { rules, prepare } of stories) {
      const site = await siteFor(name, rules);
      const input = await prepare(site);
      times.push(await kindsOf(site, async () => declaration?.perform?.(site, input)));
    }
    expectAsDeclared(declaration?.records ?? { nothing: '' }, times);
  });

  it.each(Object.entries(VISITOR_STORIES))('%s records what it declares', async (name, prepare) => {
    const declaration = declared().find((one) => one.name === name);
    const site = await siteFor(name);
    const work = await prepare(site);
    expectAsDeclared(declaration?.records ?? { nothing: '' }, [await kindsOf(site, work)]);
  });
});
