// `npm test`: everything that has to be true, from a machine where nothing is installed. This file
// must run on Node 20.19; the rest is in scripts/test/.
import { choosePinnedNode, runProgram } from './bootstrap/node.mjs';
import { ensurePackages } from './bootstrap/install.mjs';
import { fail, step } from './bootstrap/terminal.mjs';

try {
  process.stderr.write('\nEvenhand: tests\n');
  await step('Packages', ensurePackages);
  const node = choosePinnedNode();
  runProgram(node.path, 'scripts/test/index.ts', process.argv.slice(2));
} catch (error) {
  fail(error);
}
