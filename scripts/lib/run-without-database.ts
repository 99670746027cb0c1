// Runs scripts/NAME.ts in this process, which brings a database of its own or needs none. Prisma's
// client is generated first: on a fresh clone the program could not even be imported without it.
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { fail } from '../bootstrap/terminal.mjs';
import { checkout } from './checkout';
import { generateClient } from './generate';

const [name = ''] = process.argv.splice(2, 1);
try {
  await generateClient();
} catch (error) {
  fail(error);
}
await import(pathToFileURL(path.join(checkout, 'scripts', `${name}.ts`)).href);
