import http from 'node:http';
import type { Asker } from './firms';
import type { Asked } from './questions';

/** Differ from one request to the next, whatever is asked. */
const OWN_OF_REQUEST = ['date', 'etag', 'content-length', 'x-request-id', 'age', 'keep-alive'];

export interface Answer {
  readonly status: number;
  /** Status, headers and body, without what must differ. */
  readonly text: string;
}

/** Sends what is asked and answers what came back, without what must differ: see `comparable`. */
export async function ask(
  url: string,
  { method, path, headers, form, body }: Asked,
  asker: Asker,
  id: string,
): Promise<Answer> {
  const carried: Record<string, string> = { ...asker.headers, ...headers };
  // As a browser says where a form came from.
  if (form) carried.origin = url;
  if (body !== undefined) carried['content-type'] = 'application/json';
  const packed = new Request(url, { method: 'POST', body: payloadOf(form, body) });
  const type = packed.headers.get('content-type');
  if (form && type) carried['content-type'] = type;
  const payload = Buffer.from(await packed.arrayBuffer());
  const { status, heads, text } = await send(url + path, method, carried, payload);
  return { status, text: comparable(`${status}\n${heads.join('\n')}\n\n${text}`, id) };
}

/** One request on a connection of its own: a server may close one that is kept just when it is used. */
function send(
  address: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  payload: Buffer,
): Promise<{ status: number; heads: string[]; text: string }> {
  return new Promise((resolve, reject) => {
    const length = payload.length > 0 ? { 'content-length': payload.length } : {};
    const options = { method, agent: false, headers: { ...headers, ...length } };
    const request = http.request(address, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => {
        const heads = Object.entries(response.headers)
          .filter(([name]) => !OWN_OF_REQUEST.includes(name))
          .map(([name, value]) => `${name}: ${String(value)}`)
          .toSorted();
        resolve({ status: response.statusCode ?? 0, heads, text });
      });
    });
    request.on('error', reject).end(payload);
  });
}

function payloadOf(form: Asked['form'], body: unknown): FormData | string | null {
  if (form) return multipart(form);
  return body === undefined ? null : JSON.stringify(body);
}

/** As a page sends a form to an action: the arguments, and the form's fields as one of them. */
function multipart(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value);
  const isFormAlone = 'firmSlug' in fields;
  form.append('0', isFormAlone ? '["$K1"]' : '[{"status":"idle"},"$K1"]');
  return form;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const PUSHED = /<script[^>]*>self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;

/** What an action answers: the head, and the page that it draws anew as the framework streams it. */
const STREAMED = /^([^]*?\ncontent-type: text\/x-component[^]*?\n\n)([^]*)$/;

/**
 * An answer without the id that was asked for, other ids, times and nonces. What the framework streams
 * arrives in pieces and rows whose order and numbers are a matter of timing: its rows are compared
 * sorted, without their numbers.
 */
export function comparable(answer: string, id: string): string {
  const pieces: string[] = [];
  const [, nonce = 'NONCE'] = /'nonce-([^']+)'/.exec(answer) ?? [];
  const markup = answer
    .replaceAll(nonce, 'NONCE')
    .replace(PUSHED, (_, piece: string) => {
      pieces.push(JSON.parse(piece) as string);
      return '';
    })
    .replace(STREAMED, (_, heads: string, stream: string) => {
      pieces.push(stream);
      return heads;
    });
  return [markup, ...rowsOf(pieces.join(''))].map((part) => withoutMarks(part, id)).join('\n');
}

function rowsOf(stream: string): string[] {
  return stream
    .split('\n')
    .map((row) => row.replace(/^[0-9a-f]+:/, '').replace(/\$[A-Z]?[0-9a-f]+\b/g, '$'))
    .toSorted();
}

function withoutMarks(text: string, id: string): string {
  return (
    text
      .replaceAll(id, 'ID')
      .replace(UUID, 'UUID')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, 'TIME')
      .replace(/\b1[789]\d{11}(\.\d+)?\b/g, 'TIME')
      .replace(/"(idle|absolute)Ms":\d+/g, 'TIME')
      .replace(/\b\d+ (second|minute)s? ago|just now/g, 'AGO')
      // React numbers the parts of a page in the order in which they are ready.
      .replace(/\b_S_\d+_/g, 'PART')
      // The router's name of a tree that is drawn anew.
      .replace(/"[\w-]{21}([a-z])"/g, '"TREE$1"')
      .replace(/[0-9a-f]{32}/g, 'KEY')
  );
}
