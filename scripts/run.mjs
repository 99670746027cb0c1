// Runs one of the commands in scripts/ with a database at hand: the running server's, or one that is
// started for it and stopped afterwards. Usage: node scripts/run.mjs [--without-database] NAME ARGS
import { choosePinnedNode, runProgram } from './bootstrap/node.mjs';
import { ensurePackages } from './bootstrap/install.mjs';
import { fail } from './bootstrap/terminal.mjs';

try {
  ensurePackages();
  const args = process.argv.slice(2);
  const { path: node } = choosePinnedNode();
  const alone = args[0] === '--without-database';
  if (alone) runProgram(node, 'scripts/lib/run-without-database.ts', args.slice(1));
  else runProgram(node, 'scripts/lib/run-with-database.ts', args);
} catch (error) {
  fail(error);
}
