// Removes members or changes their role on demand, so that two processes can do it at the same moment:
// within one the requests of a firm would line up in memory already.
import { createInterface } from 'node:readline';
import { changeMember, removeMember } from '@/lib/features/members';
import { systemActor } from '@/lib/platform/auth/actor';
import { listFirmIds } from '@/lib/platform/db/identity-store';
import { AppError } from '@/lib/shared/errors';

interface Act {
  readonly firmId: string;
  readonly memberId: string;
  readonly what: 'remove' | 'demote' | 'switch-off';
}

const lines = createInterface({ input: process.stdin });

function act({ firmId, memberId, what }: Act): Promise<unknown> {
  const actor = systemActor(firmId);
  if (what === 'remove') return removeMember(actor, { memberId, version: 1 });
  const change = what === 'demote' ? { role: 'manager' as const } : { active: false };
  return changeMember(actor, memberId, { version: 1, ...change });
}

async function outcomeOf(line: string): Promise<string> {
  try {
    await act(JSON.parse(line) as Act);
    return 'done';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

// With a connection open the acts meet in the database.
await listFirmIds();
process.stdout.write('ready\n');
for await (const line of lines) process.stdout.write(`${await outcomeOf(line)}\n`);
process.exit(0);
