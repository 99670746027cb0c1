import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { checkout } from '../../lib/checkout';
import { onEnd } from '../../lib/ending';
import type { Receiver } from './receiver';

/** Worker processes that are killed now and then, and started again at once. */
export class Workers {
  kills = 0;
  private readonly places: ChildProcess[];
  private stopping = false;

  private constructor(
    size: number,
    private readonly receiver: Receiver,
    private readonly folder: string,
  ) {
    this.places = Array.from({ length: size }, () => this.launch());
  }

  static async start(size: number, receiver: Receiver): Promise<Workers> {
    // Within the checkout, where the packages are found.
    const folder = fs.mkdtempSync(path.join(checkout, 'node_modules', '.outbox-workers-'));
    onEnd(() => fs.rmSync(folder, { recursive: true, force: true }));
    await bundleWorker(path.join(folder, 'worker.mjs'));
    return new Workers(size, receiver, folder);
  }

  /** Kills one that has delivered something since it started; one that is slow to start would never. */
  killOne(): void {
    const at = this.places.findIndex(({ pid }) => pid && this.receiver.workers.has(pid));
    const [victim] = at < 0 ? [] : this.places.splice(at, 1);
    if (!victim) return;
    this.kills += 1;
    victim.kill('SIGKILL');
    this.places.push(this.launch());
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(
      this.places.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGTERM');
        await once(child, 'exit');
      }),
    );
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private launch(): ChildProcess {
    if (this.stopping) throw new Error('The run is over.');
    const program = path.join(this.folder, 'worker.mjs');
    const args = ['--conditions=react-server', program, this.receiver.address];
    return spawn(process.execPath, args, {
      cwd: checkout,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, LOG_LEVEL: 'fatal' },
    });
  }
}

/**
 * Makes one file of the worker and of the product's sources in it. As it stands it takes as long to load
 * as it lives, and what a slow machine then does most is loading.
 */
async function bundleWorker(outfile: string): Promise<void> {
  await build({
    absWorkingDir: checkout,
    entryPoints: ['scripts/bench/outbox/worker.ts'],
    tsconfig: 'tsconfig.json',
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    conditions: ['react-server'],
    logLevel: 'error',
  });
}
