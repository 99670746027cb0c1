// Runs on every Node from 20.19, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkout } from './install.mjs';
import { BootstrapError } from './terminal.mjs';

const OLDEST = [22, 12];

/** Where Node keeps what it compiled; goes with the packages. */
const COMPILED = 'node_modules/.cache/evenhand/compiled';

/**
 * The Node that the product runs on: the one pinned in package.json, which npm installed as a
 * package; where there is none for this platform, the Node that runs now, if it is new enough.
 *
 * @returns {{ path: string, version: string }}
 */
export function choosePinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const folder = path.join(checkout, 'node_modules', `node-${platform}-${process.arch}`);
  const binary = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (fs.existsSync(binary)) {
    const result = spawnSync(binary, ['--version'], { encoding: 'utf8' });
    if (result.status === 0) return { path: binary, version: result.stdout.trim() };
  }
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
    return { path: process.execPath, version: process.version };
  }
  throw new BootstrapError(
    `Evenhand runs on Node ${OLDEST.join('.')} or newer; this is ${process.version}, and no packaged ` +
      `Node for ${platform}-${process.arch} could be installed.`,
    'Install Node 24 from your system or from nodejs.org, and run the command again.',
  );
}

/**
 * Runs one of our TypeScript programs on the given Node, with this terminal, and ends this process
 * as it ends. Signals go on to it: what stops us stops it.
 *
 * @param {string} node path of the Node to use
 * @param {string} file program, relative to the checkout
 * @param {readonly string[]} args
 */
export function runProgram(node, file, args) {
  const bin = path.join(checkout, 'node_modules', '.bin');
  const child = spawn(
    node,
    ['--conditions=react-server', '--import', 'tsx', path.join(checkout, file), ...args],
    {
      cwd: checkout,
      stdio: 'inherit',
      env: {
        ...process.env,
        PATH: [path.dirname(node), bin, process.env.PATH].join(path.delimiter),
        EVENHAND_STARTED_IN: process.env.INIT_CWD ?? process.cwd(),
        // Halves the processor time of each start; tests and commands start hundreds of programs.
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(checkout, COMPILED),
      },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // At a terminal Ctrl-C reaches the child by itself; asking twice does no harm.
    process.on(signal, () => child.kill(signal));
  }
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? os.constants.signals[signal] : 1));
  });
}
