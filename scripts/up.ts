// What `npm start` and `npm run dev` do once packages and the right Node are there: everything from
// generated code to a server that answers, and an orderly end of all that was started.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fail, note, step } from './bootstrap/terminal.mjs';
import { checkPortIsFree, isLoopback, localUrl, readHost, readPort } from './lib/address';
import { buildProduct } from './lib/build';
import { openDatabase } from './lib/database';
import { chooseDemo } from './lib/demo-choice';
import { ensureDemoFirms, type SignIn } from './lib/demo-firms';
import { endEverything, endSignal, endWhenAsked, onEnd } from './lib/ending';
import { productEnvironment } from './lib/environment';
import { generateClient } from './lib/generate';
import { planProcesses } from './lib/plan-processes';
import { identifyProcess, stopChild } from './lib/processes';
import { takeRunLock } from './lib/run-lock';
import { startServer, waitUntilHealthy } from './lib/server';

const SERVER_PATIENCE_MS = 10_000;

const mode = process.argv.includes('--dev') ? 'development' : 'production';

async function bringUp(): Promise<{ server: ChildProcess; address: string; signIns: SignIn[] }> {
  const port = readPort();
  const host = readHost();
  const demo = chooseDemo(host);
  if (demo.warning) note(demo.warning);
  const lock = await takeRunLock('server', () => note('waiting for another command to end …'));
  onEnd(() => lock.release());
  lock.publish({ usesBuild: mode === 'production' });
  await checkPortIsFree(port);
  await step('Generated code', generateClient);
  // Compiling as it serves is one process's work.
  const plan = mode === 'production' ? planProcesses(!process.env.DATABASE_URL) : null;
  const opening = openDatabase(plan?.connections);
  // Asked to end while it still opens: what is half open must be closed too.
  onEnd(() => opening.then((open) => open.stop()).catch(() => undefined));
  const database = await opening;
  lock.publish({ database: { ownerUrl: database.ownerUrl, appUrl: database.appUrl } });
  if (mode === 'production') await step('Build', buildProduct);
  const signIns = demo.isOpen ? await ensureDemoFirms(database) : [];
  const local = localUrl(host, port);
  const address = isLoopback(host) ? `http://localhost:${port}` : local;
  const environment = {
    ...productEnvironment(database),
    EVENHAND_DEMO: demo.isOpen ? '1' : '0',
    ...(plan && { EVENHAND_DATABASE_CONNECTIONS: String(plan.connections) }),
  };
  const webProcesses = plan?.webProcesses;
  const server = startServer({ mode, host, port, environment, webProcesses });
  onEnd(() => stopChild(server, SERVER_PATIENCE_MS));
  lock.publish({ server: identifyProcess(server.pid ?? 0) ?? undefined });
  await step('Server', async () => {
    await waitUntilHealthy(server, local);
    return (
      webProcesses &&
      `${webProcesses} web ${webProcesses === 1 ? 'process' : 'processes'}, 1 worker`
    );
  });
  lock.publish({ address });
  return { server, address, signIns };
}

function announce(address: string, signIns: readonly SignIn[]): void {
  const lines = ['', `  Evenhand is at ${address}`, ''];
  for (const { firm, role, email, password } of signIns) {
    lines.push(`    ${firm.padEnd(28)} ${role.padEnd(9)} ${email.padEnd(34)} ${password}`);
  }
  if (signIns.length > 0) lines.push('', '  npm run demo:remove takes the demo firms away again.');
  lines.push('  Ctrl-C stops everything.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

endWhenAsked();
try {
  const { server, address, signIns } = await bringUp();
  announce(address, signIns);
  await once(server, 'exit');
  if (!endSignal.aborted) throw new Error('The server ended by itself; its own words are above.');
} catch (error) {
  // Being asked to end makes steps fail; the person who asked waits for the end, not for an explanation.
  if (!endSignal.aborted) {
    await endEverything();
    fail(error);
  }
}
