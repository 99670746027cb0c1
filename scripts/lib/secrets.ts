import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { localFolder } from './checkout';

const schema = z.object({ databasePassword: z.string(), sessionSecret: z.string().min(32) });

/** What this installation keeps to itself; made once, readable by its user only. */
export type Secrets = z.infer<typeof schema>;

/** The secrets of this installation; NEXTAUTH_SECRET in the environment comes before the file. */
export function readSecrets(): Secrets {
  const file = path.join(localFolder, 'secrets.json');
  const secrets = fs.existsSync(file)
    ? schema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
    : createSecrets(file);
  return { ...secrets, sessionSecret: process.env.NEXTAUTH_SECRET || secrets.sessionSecret };
}

/**
 * A password that follows from the session secret: every process that knows the one knows the
 * other, so that many servers of one installation agree without telling each other.
 */
export function derivePassword(sessionSecret: string, purpose: string): string {
  return createHmac('sha256', sessionSecret).update(purpose).digest('base64url');
}

function createSecrets(file: string): Secrets {
  const secrets: Secrets = {
    databasePassword: randomBytes(24).toString('base64url'),
    sessionSecret: randomBytes(48).toString('base64url'),
  };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  fs.writeFileSync(half, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  fs.renameSync(half, file);
  return secrets;
}
