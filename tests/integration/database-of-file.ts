import { afterAll, expect, inject } from 'vitest';
// First, so that no connection is made before statements are caught.
import { expectStatementsBound } from '../statements/expect-bound';
import { forgetCaught } from '../statements/caught';
import { releaseClock } from '@/lib/platform/clock';
import { disconnect } from '@/lib/platform/db/client';
import { leaveOwner } from './as-owner';
import { databaseOfWorker, enterDatabase, expectNoConnectionLeft } from './test-database';
import { TEST_SECRET } from './throwaway-cluster';

/*
 * Before each test file. A file's firms are its own, so files share the database of their worker;
 * one that looks at all firms asks for its own with `useOwnDatabase`.
 */
Object.assign(process.env, { NEXTAUTH_SECRET: TEST_SECRET, LOG_LEVEL: 'error' });
enterDatabase(await databaseOfWorker());
forgetCaught();
releaseClock();

afterAll(async () => {
  await disconnect();
  await leaveOwner();
  await expectNoConnectionLeft();
  await expectStatementsBound(expect.getState().testPath ?? '', inject('seenStatements'));
});
