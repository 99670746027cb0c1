import net from 'node:net';
import type { Shot } from './mutate';

/** A request that has no answer by then counts as unanswered. */
const PATIENCE_MS = 10_000;
const CUT_OFF_MS = 200;

export type Outcome =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unanswered' };

/** Sends a request byte by byte as it is, and waits for the whole answer, or the head of a stream. */
export function fire(shot: Shot, host: string, port: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = net.connect(port, host);
    let text = '';
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    };
    const end = () => {
      const status = statusOf(text);
      finish(status === null ? { kind: 'closed' } : { kind: 'answered', status });
    };
    const timer = setTimeout(
      () => finish({ kind: shot.isCutOff ? 'closed' : 'unanswered' }),
      shot.isCutOff ? CUT_OFF_MS : PATIENCE_MS,
    );
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      if (text.length < 16_384) text += chunk;
      if (/\r\ncontent-type: text\/event-stream/i.test(text)) end();
    });
    socket.on('error', end).on('close', end);
    socket.write(shot.bytes);
  });
}

/** The status of the last head; those that only say "go on" come before it. */
function statusOf(text: string): number | null {
  const heads = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((head) => Number(head[1]));
  return heads.find((status) => status >= 200) ?? null;
}
