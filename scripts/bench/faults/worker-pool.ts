import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { checkout } from '../../lib/checkout';
import { programArguments } from '../../lib/commands';
import type { Answer, Ask, FromAssigner } from './messages';

/** The process that was asked ended before it answered; whether it did the work is unknown. */
export class AssignerGone extends Error {
  override readonly name = 'AssignerGone';
}

interface Waiter {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** One place in the pool: a process, and the next one when that is killed. */
class WorkerSlot {
  private child: ChildProcess;
  private readonly waiters = new Map<number, Waiter>();
  private ready: Promise<void> = Promise.resolve();
  private stopping = false;
  private hasAnswered = false;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    private readonly args: readonly string[],
  ) {
    this.child = this.launch();
  }

  /**
   * In the middle of its work: killed before its first answer, a process that is slow to start
   * would never get anything done.
   */
  get isAtWork(): boolean {
    return this.hasAnswered && this.waiters.size > 0;
  }

  async ask(ask: Ask): Promise<Answer> {
    await this.ready;
    return new Promise((resolve, reject) => {
      this.waiters.set(ask.id, { resolve, reject });
      this.child.send(ask, (error) => {
        if (error) this.fail(ask.id, new AssignerGone(error.message));
      });
    });
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.child.kill('SIGTERM');
    await this.ended;
  }

  async untilReady(): Promise<void> {
    await this.ready;
  }

  private launch(): ChildProcess {
    this.hasAnswered = false;
    const [file = '', ...rest] = programArguments('scripts/bench/faults/assigner.ts', this.args);
    const flags = [file, ...rest];
    const program = flags.findIndex((flag) => flag.endsWith('assigner.ts'));
    const child = fork(flags[program] ?? '', flags.slice(program + 1), {
      cwd: checkout,
      execArgv: flags.slice(0, program),
      env: { ...this.environment, TSX_TSCONFIG_PATH: path.join(checkout, 'tsconfig.json') },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.ready = new Promise((resolve) => {
      child.on('message', (message: FromAssigner) => {
        if ('ready' in message) {
          resolve();
          return;
        }
        this.hasAnswered = true;
        this.waiters.get(message.answer.id)?.resolve(message.answer);
        this.waiters.delete(message.answer.id);
      });
    });
    this.ended = new Promise((resolve) => {
      child.once('exit', () => {
        for (const id of [...this.waiters.keys()]) this.fail(id, new AssignerGone('killed'));
        if (!this.stopping) this.child = this.launch();
        resolve();
      });
    });
    return child;
  }

  private fail(id: number, error: Error): void {
    this.waiters.get(id)?.reject(error);
    this.waiters.delete(id);
  }
}

/** Assigner processes that are killed now and then, and started again at once. */
export class WorkerPool {
  private readonly slots: readonly WorkerSlot[];
  private nextVictim = 0;

  constructor(size: number, environment: NodeJS.ProcessEnv, args: readonly string[]) {
    this.slots = Array.from({ length: size }, () => new WorkerSlot(environment, args));
  }

  async untilReady(): Promise<void> {
    await Promise.all(this.slots.map((slot) => slot.untilReady()));
  }

  /** @throws AssignerGone when the process ends before it has answered. */
  ask(slot: number, ask: Ask): Promise<Answer> {
    const chosen = this.slots[slot % this.slots.length];
    if (!chosen) throw new Error('A pool has at least one process.');
    return chosen.ask(ask);
  }

  /** Kills one process in the middle of its work, each in its turn; false when none is at work. */
  killOne(): boolean {
    for (let tries = 0; tries < this.slots.length; tries += 1) {
      const slot = this.slots[this.nextVictim % this.slots.length];
      this.nextVictim += 1;
      if (!slot?.isAtWork) continue;
      slot.kill();
      return true;
    }
    return false;
  }

  async stop(): Promise<void> {
    await Promise.all(this.slots.map((slot) => slot.stop()));
  }
}
