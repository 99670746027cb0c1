import fs from 'node:fs';
import http from 'node:http';
import { encodeSessionToken, sessionCookie } from '@/lib/platform/auth/session-token';
import { openSession } from '@/lib/platform/db/identity-store';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { runAsOwner } from '@/tests/integration/throwaway-cluster';
import { onEnd } from '../../lib/ending';
import { commandOf, parentOf, stopChild } from '../../lib/processes';
import { startServer, waitUntilHealthy } from '../../lib/server';
import { freePort } from '../../test/product';
import { databaseMs, processMs } from '../pages/processor';
import { levelOf, warmUp, type LevelFigures } from './engine';
import type { Floor, FloorFigures } from './floor';
import type { Installation } from './installation';
import { costly, load, meanCost, type Cost, type Load } from './load';
import type { SpeedOptions } from './options';

const DAY_MS = 86_400_000;

/** What one request is answered with, and what that costs. */
export interface ServedFigures {
  readonly name: string;
  readonly levels: readonly LevelFigures[];
  /** Of the web process, for one. */
  readonly serverMs: number;
  readonly databaseMs: number;
  /** Of this process, which asks. */
  readonly askingMs: number;
  /** The same answer made in this process, without HTTP. */
  readonly own?: Cost;
  /** The work beneath the answer, measured in turn with it. */
  readonly beneath?: { readonly levels: readonly LevelFigures[]; readonly cost: Cost };
  /** Of an answer's body. */
  readonly bytes: number;
}

/** What is sent; without a body it is a GET. */
export interface Question {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One way to ask, each time anew. */
export interface Subject {
  readonly name: string;
  readonly next: () => Question;
  /** Answers one in this process. */
  readonly own?: () => Promise<unknown>;
  /** Does once what the answer is there for. */
  readonly beneath?: () => Promise<unknown>;
}

/** The build, serving the installation. */
export interface Served {
  readonly port: number;
  readonly primaryPid: number;
  readonly webPids: () => number[];
  readonly workerPid: () => number;
  readonly webProcesses: number;
}

export async function serve(webProcesses = 1): Promise<Served> {
  const port = await freePort();
  const environment = { ...process.env, AUTH_TRUST_HOST: 'true' };
  const start = { mode: 'production', host: '127.0.0.1', port, environment } as const;
  const server = startServer({ ...start, webProcesses });
  onEnd(() => stopChild(server, 10_000));
  await waitUntilHealthy(server, `http://127.0.0.1:${port}`);
  const primaryPid = server.pid ?? 0;
  const ofTitle = (title: string) => childrenOf(primaryPid, title);
  return {
    ...{ port, primaryPid, webProcesses },
    webPids: () => ofTitle('evenhand web'),
    workerPid: () => ofTitle('worker')[0] ?? 0,
  };
}

/** The children of a process whose command has this in it. */
function childrenOf(parentPid: number, title: string): number[] {
  return fs.readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    return Number.isInteger(pid) && parentOf(pid) === parentPid && commandOf(pid).includes(title)
      ? [pid]
      : [];
  });
}

/** The largest that a process has been. */
export function memoryMb(pid: number): number {
  const text = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024;
}

/** The pages that are opened most, as the admin of the first firm sees them. */
export async function pageSubjects({ firmIds, ownerUrl }: Installation): Promise<Subject[]> {
  const firmId = firmIds[0] ?? '';
  const [admin] = await runAsOwner<{ userId: string }>(
    ownerUrl,
    `SELECT user_id AS "userId" FROM members WHERE firm_id = $1 AND role = 'admin'`,
    [firmId],
  );
  const userId = admin?.userId ?? '';
  const id = newId();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + DAY_MS);
  await openSession({ id, userId, firmId, createdAt, expiresAt });
  const cookie = `${sessionCookie().name}=${await encodeSessionToken(id, userId)}`;
  return ['/dashboard', '/cases', '/waiting', '/attorneys', '/heatmap', '/reports/workload'].map(
    (path) => ({ name: path, next: () => ({ path, headers: { cookie } }) }),
  );
}

/** Asks each of these at every level, in turn with the floor and with what is beneath. */
export async function measureServed(
  subjects: readonly Subject[],
  served: Served,
  floor: Floor,
  clusterPid: number,
  { levels, seconds, rounds }: SpeedOptions,
): Promise<ServedFigures[]> {
  const figures: ServedFigures[] = [];
  for (const subject of subjects) {
    const { own, beneath } = subject;
    const one = asker(subject, served.port);
    for (const work of [one.ask, own, beneath]) if (work) await warmUp(work);
    one.rest();
    const begun = one.soFar();
    const reached: Round[] = [];
    const owns: Measured[] = [];
    for (const atOnce of levels) {
      for (let round = 0; round < rounds; round += 1) {
        const floorFigures = await floor.measure(atOnce, seconds);
        const cost = (work: () => Promise<unknown>) =>
          costly(clusterPid, () => load(work, atOnce, seconds));
        const under = beneath && { beneath: await cost(beneath) };
        // What it costs hardly depends on how many ask.
        if (own && atOnce === levels[0]) owns.push(await cost(own));
        const taken = await measureTaken(served, clusterPid, () => load(one.ask, atOnce, seconds));
        one.rest();
        reached.push({ floor: floorFigures, ...taken, ...under });
      }
    }
    const { done, bytes } = one.soFar();
    const bytesEach = (bytes - begun.bytes) / Math.max(1, done - begun.done);
    figures.push({ ...figuresOf(subject, levels, reached, owns), bytes: bytesEach });
  }
  return figures;
}

interface Measured {
  readonly load: Load;
  readonly cost: Cost;
}

/** What was reached over HTTP, and the processor time that it took. */
interface Taken {
  readonly load: Load;
  readonly serverMs: number;
  readonly databaseMs: number;
  readonly askingMs: number;
}

interface Round extends Taken {
  readonly floor: FloorFigures;
  readonly beneath?: Measured;
}

async function measureTaken(
  { webPids }: Served,
  clusterPid: number,
  measure: () => Promise<Load>,
): Promise<Taken> {
  const webMs = () => webPids().reduce((sum, pid) => sum + processMs(pid), 0);
  const before = { web: webMs(), database: databaseMs(clusterPid), asking: process.cpuUsage() };
  const measured = await measure();
  const { user, system } = process.cpuUsage(before.asking);
  return {
    load: measured,
    serverMs: webMs() - before.web,
    databaseMs: databaseMs(clusterPid) - before.database,
    askingMs: (user + system) / 1000,
  };
}

function figuresOf(
  { name }: Subject,
  levels: readonly number[],
  reached: readonly Round[],
  owns: readonly Measured[],
): Omit<ServedFigures, 'bytes'> {
  const done = reached.reduce((sum, { load: { done: some } }) => sum + some, 0);
  const each = (of: (one: Round) => number) =>
    reached.reduce((sum, one) => sum + of(one), 0) / Math.max(1, done);
  const beneaths = reached.flatMap(({ beneath }) => beneath ?? []);
  const levelsOf = (loadOf: (one: Round) => Load | undefined) =>
    levels.map((atOnce) => {
      const rounds = reached.filter(({ load: { atOnce: asked } }) => asked === atOnce);
      const loads = rounds.flatMap((one) => loadOf(one) ?? []);
      return levelOf(
        atOnce,
        rounds.map(({ floor }) => floor),
        loads,
      );
    });
  return {
    name,
    levels: levelsOf((one) => one.load),
    serverMs: each((one) => one.serverMs),
    databaseMs: each((one) => one.databaseMs),
    askingMs: each((one) => one.askingMs),
    ...(owns.length > 0 && { own: meanCost(owns) }),
    ...(beneaths.length > 0 && {
      beneath: {
        levels: levelsOf(({ beneath }) => beneath?.load),
        cost: meanCost(beneaths),
      },
    }),
  };
}

/** Asks one subject again and again, and counts. */
export function asker({ next }: Subject, port: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const counted = { done: 0, bytes: 0 };
  return {
    ask: async () => {
      const bytes = await ask(agent, port, next());
      counted.bytes += bytes;
      counted.done += 1;
    },
    soFar: () => ({ ...counted }),
    /** Leaves its connections, which the server would close meanwhile. */
    rest: () => agent.destroy(),
  };
}

function ask(agent: http.Agent, port: number, { path, headers, body }: Question): Promise<number> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const request = http.request(
      { agent, host: '127.0.0.1', port, path, method, headers },
      (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => (bytes += chunk.byteLength));
        answer.once('error', reject);
        answer.once('end', () => {
          const { statusCode = 0 } = answer;
          if (statusCode < 300) resolve(bytes);
          else reject(new Error(`${method} ${path} was answered with ${statusCode}.`));
        });
      },
    );
    request.once('error', reject).end(body);
  });
}
