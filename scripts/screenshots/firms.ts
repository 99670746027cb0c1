import type { Places } from '@/e2e/fixtures/pages';
import type { ShownState } from '@/e2e/fixtures/states';
import type { Role } from '@/lib/auth/permissions';
import { captureProgram } from '../lib/commands';

/** What lets a browser in. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** The firms that states are shown of: who gets in how, and what is there. */
export type BuiltFirms = Readonly<
  Record<ShownState['firm'], { cookies: Readonly<Record<Role, Cookie>>; places: Places }>
>;

/** Creates the demo firms, whose pages are full. */
export async function tellDemo(environment: NodeJS.ProcessEnv): Promise<void> {
  await capture('scripts/demo.ts', environment);
}

/** Builds the firms for the states. */
export async function buildFirms(environment: NodeJS.ProcessEnv): Promise<BuiltFirms> {
  return JSON.parse(await capture('scripts/screenshots/build-firms.ts', environment)) as BuiltFirms;
}

async function capture(program: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const { code, output } = await captureProgram(program, [], environment);
  if (code !== 0) throw new Error(`${program} failed; the reason is above.`);
  return output;
}
