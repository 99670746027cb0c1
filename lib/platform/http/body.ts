import { IncomingMessage } from 'node:http';

/** All bodies that are held at one time, over all requests of this process. */
const MAX_HELD_BYTES = 64 * 1024 * 1024;

let heldBytes = 0;

export type BodyRefusal = 'too-large' | 'too-many' | 'gone';

/** Whether a request says that it has a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/**
 * Takes a body in, but never more than `limit` bytes: an announced size is refused unread, an
 * unannounced one as soon as it is passed. Call `release` with what came, once it is done with.
 */
export function takeBody(request: IncomingMessage, limit: number): Promise<Buffer | BodyRefusal> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve('too-large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (answer: Buffer | BodyRefusal) => {
      request.off('data', take).off('end', end).off('close', close);
      if (!Buffer.isBuffer(answer)) heldBytes -= size;
      resolve(answer);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      heldBytes += chunk.length;
      if (size > limit) finish('too-large');
      else if (heldBytes > MAX_HELD_BYTES) finish('too-many');
      else chunks.push(chunk);
    };
    const end = () => finish(Buffer.concat(chunks, size));
    const close = () => finish('gone');
    request.on('data', take).on('end', end).on('close', close).on('error', close);
  });
}

/** Gives the room of a body back. */
export function release(body: Buffer): void {
  heldBytes -= body.length;
}

/** The same request, with a body that is here already. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const whole = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } =
    request;
  Object.assign(whole, { method, url, headers, rawHeaders });
  Object.assign(whole, { httpVersion, httpVersionMajor, httpVersionMinor, complete: true });
  whole.push(body);
  whole.push(null);
  return whole;
}
