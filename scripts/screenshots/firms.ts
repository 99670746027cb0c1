import type { ShowFirm, ShowFirmKind } from '@/e2e/fixtures/show-firms';
import { captureProgram } from '../lib/commands';

/** The firms that states are shown of. */
export type BuiltFirms = Readonly<Record<ShowFirmKind, ShowFirm>>;

/** Creates the demo firms, whose pages are full. */
export async function announceDemo(environment: NodeJS.ProcessEnv): Promise<void> {
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
