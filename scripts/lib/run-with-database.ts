// Runs scripts/NAME.ts with a database: the running server's of this checkout, the one in
// DATABASE_URL, or the embedded one, started for the command and stopped after it.
import { fail } from '../bootstrap/terminal.mjs';
import { runProgram } from './commands';
import { endWhenAsked } from './ending';
import { generateClient } from './generate';
import { withDatabase } from './with-database';

endWhenAsked();
const [name = '', ...args] = process.argv.slice(2);
try {
  await generateClient();
  const code = await withDatabase((environment) =>
    runProgram(`scripts/${name}.ts`, args, environment),
  );
  process.exit(code);
} catch (error) {
  fail(error);
}
