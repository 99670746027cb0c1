import { Buffer } from 'node:buffer';
import type { People } from './people';
import type { Random } from './random';
import { strangeJson, strangeJsonText, strangeText } from './strange';
import type { EntryPoint } from './surface';

/** A request as it goes over the wire, and what to call it in a report. */
export interface Shot {
  readonly label: string;
  readonly bytes: Buffer;
  /** It promises more than it sends, so that no answer can be expected. */
  readonly isCutOff: boolean;
}

interface Body {
  readonly type: string;
  readonly bytes: Buffer;
}

const QUERY_NAMES = [
  ...['cursor', 'limit', 'q', 'from', 'to', 'month', 'status', 'stage', 'attorneyId', 'sort'],
  ...['show', 'cols', 'table', 'figure', 'next', 'callbackUrl', 'days', 'since', 'version', '_rsc'],
];
const FIELD_NAMES = [
  ...['version', 'name', 'email', 'password', 'reason', 'note', 'caseId', 'attorneyId', 'caseIds'],
  ...['client.name', 'client.email', 'expertise.H-1B', 'thresholds.0.minLevel', 'weights.load'],
  ...['days', 'startsOn', 'endsOn', 'kind', 'role', 'active', 'stage', 'firmSlug', 'csrfToken'],
  ...['complexity', 'visaType', 'capacity', 'deadline', 'moves', 'covers', '$once', 'constructor'],
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
const BOUNDARY = 'a-boundary-of-the-fuzz';

/** One request to this entry point, right in most parts and wrong in some. */
export function mutate(random: Random, entryPoint: EntryPoint, people: People, host: string): Shot {
  const path = pathTo(random, entryPoint, people);
  const method = methodFor(random, entryPoint);
  const body = method === 'GET' || method === 'HEAD' ? null : bodyFor(random, entryPoint, people);
  const headers: [string, string][] = [
    ['Host', random.chance(0.04) ? headerText(random) : host],
    ['Connection', 'close'],
    ...Object.entries(senderFor(random, entryPoint, people)),
    ...originOf(random, host),
    ...actionHeaders(random, entryPoint),
    ...strayHeaders(random),
  ];
  if (body) {
    headers.push(['Content-Type', random.chance(0.15) ? headerText(random) : body.type]);
  }
  const isCutOff = body !== null && random.chance(0.02);
  const length = (body?.bytes.length ?? 0) + (isCutOff ? 1_000 : 0);
  if (body)
    headers.push(['Content-Length', random.chance(0.02) ? headerText(random) : String(length)]);
  const head = [
    `${method} ${path} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  const bytes = Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'),
    body?.bytes ?? Buffer.alloc(0),
  ]);
  const what = entryPoint.kind === 'action' ? `${entryPoint.name} ` : '';
  return { label: `${what}${method} ${path.slice(0, 200)}`, bytes, isCutOff };
}

function pathTo(random: Random, entryPoint: EntryPoint, { ids }: People): string {
  const filled = entryPoint.path
    .replaceAll('[[...path]]', () =>
      random.pick(['', 'cases', 'openapi.json', strangeSegment(random)]),
    )
    .replaceAll('[...nextauth]', () => strangeSegment(random))
    .replace(/\[[^\]]+\]|\{[^}]+\}/g, () =>
      random.chance(0.75) ? random.pick(ids) : strangeSegment(random),
    );
  const broken = random.chance(0.05) ? `${filled}/${strangeSegment(random)}` : filled;
  const pairs = Array.from({ length: random.chance(0.5) ? random.below(4) : 0 }, () => {
    const name = random.chance(0.9) ? random.pick(QUERY_NAMES) : strangeText(random);
    const value = random.chance(0.3) ? random.pick(ids) : strangeText(random);
    return `${encode(name)}=${random.chance(0.1) ? wire(value) : encode(value)}`;
  });
  if (pairs.length === 0) return broken;
  return `${broken}${broken.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

function strangeSegment(random: Random): string {
  const text = strangeText(random).slice(0, 500);
  return random.chance(0.2) ? wire(text) : encode(text);
}

function methodFor(random: Random, entryPoint: EntryPoint): string {
  if (random.chance(0.08)) return random.pick(METHODS);
  if (entryPoint.kind === 'operation') return entryPoint.method;
  if (entryPoint.kind === 'action') return 'POST';
  return random.chance(0.7) ? 'GET' : 'POST';
}

function senderFor(
  random: Random,
  entryPoint: EntryPoint,
  { senders }: People,
): Record<string, string> {
  const sender = random.pick(senders);
  // Most calls of the API come with the key, so that they get further than its first check.
  const key = senders.find(({ authorization, cookie }) => authorization && !cookie);
  return entryPoint.kind === 'operation' && random.chance(0.8) ? (key ?? sender) : sender;
}

function originOf(random: Random, host: string): [string, string][] {
  if (random.chance(0.85)) return [['Origin', `http://${host}`]];
  return random.chance(0.3) ? [] : [['Origin', headerText(random)]];
}

function actionHeaders(random: Random, entryPoint: EntryPoint): [string, string][] {
  if (entryPoint.kind !== 'action')
    return random.chance(0.02) ? [['Next-Action', headerText(random)]] : [];
  if (random.chance(0.05)) return [];
  return [['Next-Action', random.chance(0.95) ? entryPoint.id : headerText(random)]];
}

function strayHeaders(random: Random): [string, string][] {
  if (random.chance(0.8)) return [];
  const name = random.pick([
    ...['RSC', 'Next-Router-State-Tree', 'Next-Url', 'Next-Router-Prefetch', 'X-Forwarded-Host'],
    ...['X-Forwarded-Proto', 'X-Forwarded-For', 'Idempotency-Key', 'Cookie', 'Accept-Encoding'],
    ...[
      'X-Request-Id',
      'Range',
      'If-None-Match',
      'Transfer-Encoding',
      'Expect',
      'Accept',
      'Upgrade',
    ],
    ...['Authorization', 'X-Action-Forwarded', 'X-Middleware-Subrequest', 'Accept-Language'],
  ]);
  return [[name, random.chance(0.3) ? '1' : headerText(random)]];
}

function bodyFor(random: Random, entryPoint: EntryPoint, people: People): Body {
  const kind = random.below(10);
  if (kind === 0)
    return { type: 'text/plain;charset=UTF-8', bytes: Buffer.from(strangeJsonText(random)) };
  if (kind === 1) return { type: 'application/json', bytes: Buffer.from(strangeJsonText(random)) };
  if (kind === 2) return { type: 'application/octet-stream', bytes: noise(random) };
  if (entryPoint.kind === 'operation') return jsonBody(random, people);
  if (kind === 3) return urlencoded(random, people);
  return multipart(random, entryPoint, people);
}

function jsonBody(random: Random, people: People): Body {
  const length = random.below(6);
  const fields = Array.from({ length }, () => {
    const value = random.chance(0.3) ? random.pick(people.ids) : strangeJson(random);
    return [random.pick(FIELD_NAMES).split('.')[0], value] as const;
  });
  const text = JSON.stringify(Object.fromEntries(fields));
  return { type: 'application/json', bytes: Buffer.from(text) };
}

function urlencoded(random: Random, people: People): Body {
  const fields = fieldsFor(random, people).map(
    ([name, value]) => `${encode(name)}=${encode(value)}`,
  );
  return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(fields.join('&')) };
}

/** A form as the framework's own client sends it to an action, more or less. */
function multipart(random: Random, entryPoint: EntryPoint, people: People): Body {
  const prefix = entryPoint.kind === 'action' && random.chance(0.9) ? '_1_' : '';
  const args = random.chance(0.8)
    ? random.pick(['[{"status":"idle"},"$K1"]', '["$undefined","$K1"]', '["$K1"]', '[]'])
    : strangeJsonText(random);
  const fields: [string, string][] = [
    ...fieldsFor(random, people).map(([name, value]): [string, string] => [prefix + name, value]),
    ...(prefix ? ([['0', args]] satisfies [string, string][]) : []),
  ];
  const parts = fields.map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const end = random.chance(0.95) ? `--${BOUNDARY}--\r\n` : '';
  return {
    type: `multipart/form-data; boundary=${random.chance(0.97) ? BOUNDARY : 'another'}`,
    bytes: Buffer.from(parts.join('') + end),
  };
}

function fieldsFor(random: Random, { ids }: People): [string, string][] {
  const length = random.chance(0.01) ? 3_000 : random.below(8);
  return Array.from({ length }, () => [
    random.chance(0.95) ? random.pick(FIELD_NAMES) : strangeText(random),
    random.chance(0.4) ? random.pick(ids) : strangeText(random),
  ]);
}

function noise(random: Random): Buffer {
  return Buffer.from(Array.from({ length: random.below(2_000) }, () => random.below(256)));
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** What can stand in a request line without ending it. */
function wire(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replace(/[\s\0]/g, '');
}

/** Usable and unusable values of headers; line ends would only begin another header. */
function headerText(random: Random): string {
  return Buffer.from(strangeText(random))
    .toString('latin1')
    .replace(/[\r\n]/g, '')
    .slice(0, 5_000);
}
