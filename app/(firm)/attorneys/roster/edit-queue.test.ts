import { describe, expect, it } from 'vitest';
import { EditQueue, type QueuedEdit, type SendEdit } from './edit-queue';

/** A server that counts versions up per subject and answers when told to. */
function scriptedServer(versions: Record<string, number> = {}) {
  const sent: [string, string, number][] = [];
  const gates: (() => void)[] = [];
  const send: SendEdit<string> = async ({ subject, field, value }, version) => {
    sent.push([field, value, version]);
    await new Promise<void>((open) => gates.push(open));
    const current = versions[subject] ?? 1;
    if (version !== current) return { refused: 'Robin changed capacity.' };
    versions[subject] = current + 1;
    return { answer: value, version: current + 1 };
  };
  return { sent, versions, send, open: () => gates.shift()?.() };
}

function edit(field: string, value: string, subject = 'ana'): QueuedEdit {
  return { subject, field, value, seenVersion: 1 };
}

/** Lets everything that is ready go on. */
const settled = () => new Promise((done) => setTimeout(done));

describe('quick edits of one attorney', () => {
  it('are sent one after another, each with the version that the one before led to', async () => {
    const server = scriptedServer();
    const queue = new EditQueue(server.send);
    const outcomes = [queue.add(edit('TN', '2')), queue.add(edit('U', '1'))];
    expect(server.sent).toEqual([['TN', '2', 1]]);
    server.open();
    await settled();
    server.open();
    expect((await Promise.all(outcomes)).map(({ status }) => status)).toEqual(['saved', 'saved']);
    expect(server.sent).toEqual([
      ['TN', '2', 1],
      ['U', '1', 2],
    ]);
  });

  it('of one cell send only the last of those that had not been sent', async () => {
    const server = scriptedServer();
    const queue = new EditQueue(server.send);
    const outcomes = ['1', '2', '3'].map((value) => queue.add(edit('TN', value)));
    server.open();
    await settled();
    server.open();
    expect((await Promise.all(outcomes)).map(({ status }) => status)).toEqual([
      'saved',
      'replaced',
      'saved',
    ]);
    expect(server.sent.map(([, value]) => value)).toEqual(['1', '3']);
  });

  it('stop at a conflict with someone else, and what was typed after it is not sent', async () => {
    const server = scriptedServer({ ana: 5 });
    const queue = new EditQueue(server.send);
    const outcomes = [queue.add(edit('TN', '2')), queue.add(edit('U', '1'))];
    server.open();
    expect(await Promise.all(outcomes)).toEqual([
      { status: 'refused', message: 'Robin changed capacity.' },
      { status: 'dropped' },
    ]);
    expect(server.sent).toHaveLength(1);
  });
});

describe('edits that could not be sent', () => {
  it('wait for the word and are sent again under the key and the version of the first attempt', async () => {
    const sent: [string, number, string][] = [];
    const reasons: (string | null)[] = [];
    let isOnline = false;
    const queue = new EditQueue<string>(
      async ({ value }, version, once) => {
        sent.push([value, version, once]);
        return isOnline ? { answer: value, version: version + 1 } : { unsent: 'offline' };
      },
      (reason) => reasons.push(reason),
    );
    const outcomes = [queue.add(edit('TN', '2'))];
    await settled();
    outcomes.push(queue.add(edit('TN', '3')));
    await settled();
    expect(sent).toHaveLength(1);
    isOnline = true;
    queue.sendAgain();
    expect((await Promise.all(outcomes)).map(({ status }) => status)).toEqual(['saved', 'saved']);
    expect(sent.map(([value, version]) => [value, version])).toEqual([
      ['2', 1],
      ['2', 1],
      ['3', 2],
    ]);
    const [first, again, later] = sent.map(([, , once]) => once);
    expect(again).toBe(first);
    expect(later).not.toBe(first);
    expect(reasons).toEqual(['offline', null]);
  });

  it('do not hold up those of another attorney', async () => {
    const queue = new EditQueue<string>(({ subject }) =>
      subject === 'ana'
        ? Promise.reject(new Error('the network'))
        : Promise.resolve({ answer: 'saved', version: 2 }),
    );
    void queue.add(edit('TN', '2'));
    expect(await queue.add(edit('TN', '2', 'ben'))).toMatchObject({ status: 'saved' });
  });
});
