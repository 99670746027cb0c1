// `npm start` and `npm run dev`: the only way up. This file must run on Node 20.19 and on a machine
// where nothing is installed; everything that needs more is in scripts/up.ts.
import { choosePinnedNode, runProgram } from './bootstrap/node.mjs';
import { ensurePackages } from './bootstrap/install.mjs';
import { fail, step } from './bootstrap/terminal.mjs';

try {
  process.stderr.write('\nEvenhand\n');
  await step('Packages', ensurePackages);
  const node = choosePinnedNode();
  runProgram(node.path, 'scripts/up.ts', process.argv.slice(2));
} catch (error) {
  fail(error);
}
