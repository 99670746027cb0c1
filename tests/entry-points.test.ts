import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '@/app/api/v1/operations';
import { declarationOf } from '@/lib/platform/actions/declaration';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { ACTION_FORMS, BODIES, WITHOUT_IDS } from '@/scripts/crawl/forms';
import { listForgotten } from '@/scripts/crawl/questions';
import { visitsOf } from '@/scripts/bench/event-loop/visits';
import {
  addressOfFile,
  appFiles,
  readActions,
  sourceEntryPoints,
  type SourceAction,
} from './source-entry-points';

/** Actions that no builder made, and why. */
const BY_HAND: Readonly<Record<string, string>> = {
  signOutAction: 'ends the session also of a member who must choose a new password first',
  switchFirmAction: 'leaves the firm that a builder would act in',
};

let actions: SourceAction[] = [];
beforeAll(async () => {
  actions = await readActions();
});

describe('every server action', () => {
  it('is made by a builder, which asks for origin, permission and what it records', () => {
    const undeclared = actions.filter(({ action }) => !declarationOf(action));
    expect(undeclared.map(({ name }) => name).sort()).toEqual(Object.keys(BY_HAND).sort());
  });

  it('of a firm asks who is signed in', () => {
    const open = actions
      .filter(({ file }) => file.startsWith('app/(firm)/'))
      .filter(({ action }) => declarationOf(action)?.permission === 'visitor');
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('has a name of its own', () => {
    const names = actions.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });
});

describe('every operation', () => {
  it('asks for a scope that stands for a role with its permission, and for no higher one', () => {
    const wrong = OPERATIONS.filter(({ scope, permission }) => {
      const needsAdmin = !hasPermission('manager', permission);
      return !hasPermission('admin', permission) || needsAdmin !== (scope === 'admin');
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('that is no GET asks for more than reading, and says what it records', () => {
    const wrong = OPERATIONS.filter(({ method, scope, records }) =>
      method === 'GET' ? records !== null : scope === 'read' || records === null,
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe('the crawler', () => {
  it('knows what every action, operation and address takes', () => {
    expect(listForgotten(sourceEntryPoints(actions))).toEqual([]);
  });

  it('knows nothing that is gone', () => {
    const names = actions.map(({ name }) => name);
    const known = [...Object.keys(ACTION_FORMS), ...Object.keys(WITHOUT_IDS)];
    expect(known.filter((name) => !names.includes(name))).toEqual([]);
    const calls = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(BODIES).filter((call) => !calls.includes(call))).toEqual([]);
  });
});

describe('the bench of the event loop', () => {
  it('visits every page of a firm', () => {
    const ids = { attorneyId: 'one', caseId: 'one', clientId: 'one' };
    const visited = visitsOf(ids, 1).map(({ path }) => path.replace(/\?.*/, ''));
    const forgotten = appFiles('page.tsx')
      .filter((file) => file.startsWith('app/(firm)/'))
      .map(addressOfFile)
      // What a decision rests on is read on the page of its case.
      .filter((address) => address !== '/cases/[caseId]/decisions/[decisionId]')
      .filter((address) => !visited.includes(address.replaceAll(/\[\w+\]/g, 'one')));
    expect(forgotten).toEqual([]);
  });
});
