import { z } from 'zod';
import type { Operation } from '@/app/api/v1/operation';
import { newId } from '@/lib/platform/ids';
import type {
  ActionEntryPoint,
  AddressEntryPoint,
  EntryPoints,
} from '../lib/entry-points-of-build';
import { ACTION_FORMS, ANEW, BODIES, WITHOUT_IDS, type Form } from './forms';
import type { Asker, IdKind, Ids } from './firms';

/** A request that names one id of a kind, the others being the asker's own. */
export interface Question {
  /** The entry point and the place of the id in it. */
  readonly name: string;
  readonly entryPoint: string;
  readonly kind: IdKind;
  readonly forKeys: boolean;
  /** Whether a row that is one's own must be answered otherwise than one that never was. */
  readonly mustFind: boolean;
  request(id: string, own: Ids): Asked;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Placed {
  readonly name: string;
  readonly kind: IdKind;
  readonly mustFind: boolean;
  readonly request: Question['request'];
}

/** A stream without end, what belongs to the framework, and what any visitor may open: these know no member. */
const NOT_ASKED = ['/live', '/api/', '/_', '/intake/'];

/** Names under which addresses take ids, and words where an id may be looked for. */
const QUERY: Readonly<Record<string, IdKind>> = {
  ...{ attorneyId: 'attorney', clientId: 'client', caseId: 'case', q: 'client', cursor: 'case' },
  ...{ absenceId: 'absence', otherId: 'attorney', plan: 'absence', handoff: 'case' },
  ...{ open: 'view', view: 'view', notes: 'case', endpoint: 'webhook' },
};

/** What the parameters of addresses and operations are ids of, by the name or what stands before. */
const PARAMETERS: Readonly<Record<string, IdKind>> = {
  ...{ caseId: 'case', attorneyId: 'attorney', decisionId: 'decision', absenceId: 'absence' },
  ...{ clientId: 'client', clients: 'client' },
  ...{ cases: 'case', attorneys: 'attorney', handoffs: 'handoff', walls: 'wall', covers: 'cover' },
  ...{ 'record-changes': 'recordChange', schedules: 'schedule', token: 'invitation' },
  ...{ webhooks: 'webhook', deliveryId: 'delivery' },
};

const FIGURE = 'figure=new&from=2020-01-01&to=2035-12-31&';

/** Every question that the entry points of the build allow. */
export function questionsFor(entryPoints: EntryPoints): Question[] {
  return [
    ...entryPoints.addresses.flatMap(askAddress),
    ...entryPoints.actions.flatMap(askAction),
    ...entryPoints.operations.flatMap(askOperation),
  ];
}

/** The entry points of which the crawler does not know what they take. */
export function listForgotten({ addresses, actions, operations }: EntryPoints): string[] {
  const known = new Set([...Object.keys(ACTION_FORMS), ...Object.keys(WITHOUT_IDS)]);
  const parameters = [
    ...addresses.filter(isAsked).flatMap(({ path }) => parametersOf(path)),
    ...operations.flatMap(({ path }) =>
      idsIn(path).map(({ prefix, name }) => kindIn(prefix, name)),
    ),
  ];
  return [
    ...parameters.filter((name) => name !== null && !isKnownParameter(name)),
    ...actions.map(({ name }) => name).filter((name) => !known.has(name)),
    ...operations.flatMap((operation) =>
      [...idFieldsOf(operation.body), ...idFieldsOf(operation.query)]
        .filter((field) => !(field in idsOf(operation)) && !(field in QUERY))
        .map((field) => `${nameOf(operation)} ${field}`),
    ),
  ].filter((name) => name !== null);
}

/** Whether this asker may send the question at all. */
export function suits(question: Question, asker: Asker): boolean {
  return question.forKeys === asker.isKey;
}

const isAsked = ({ path }: AddressEntryPoint) => !NOT_ASKED.some((start) => path.startsWith(start));

function askAddress(address: AddressEntryPoint): Question[] {
  if (!isAsked(address)) return [];
  const { path, isPage } = address;
  const entryPoint = `GET ${path}`;
  const at = (own: Ids, over: Record<string, string> = {}) =>
    path.replace(/\[(\w+)\]/g, (_, name: string) => over[name] ?? ownOf(own, kindOf(name)));
  const start = path.startsWith('/reports/cases') ? FIGURE : '';
  const count = parametersOf(path).length;
  const places: Placed[] = [
    ...parametersOf(path).map((name) => ({
      ...{ name, kind: kindOf(name), mustFind: name !== 'token' },
      request: (id: string, own: Ids) => ({ method: 'GET', path: at(own, { [name]: id }) }),
    })),
    ...Object.entries(QUERY).map(([name, kind]) => ({
      ...{ name: `?${name}`, kind, mustFind: false },
      request: (id: string, own: Ids) => {
        return { method: 'GET', path: `${at(own)}?${start}${name}=${id}` };
      },
    })),
  ];
  // What costs most comes last: a page in full for what it does not name in its path.
  const [named, others] = [places.slice(0, count), places.slice(count)];
  const asked = isPage ? [...named, ...[...named, ...others].map(asData), ...others] : places;
  return asked.map((place) => questionAt(entryPoint, place, false));
}

/** The same page as the router fetches it. */
function asData(place: Placed): Placed {
  return {
    ...{ ...place, name: `${place.name} as data`, mustFind: false },
    request: (id, own) => ({ ...place.request(id, own), headers: { rsc: '1' } }),
  };
}

function askAction({ id: action, name, path }: ActionEntryPoint): Question[] {
  const { ids, rest = {}, optional = {}, unproven = [] }: Form = ACTION_FORMS[name] ?? { ids: {} };
  return Object.entries({ ...ids, ...optional }).map(([field, kind]) =>
    questionAt(
      `action ${name}`,
      {
        ...{ name: field, kind, mustFind: field in ids && !unproven.includes(field) },
        request: (id, own) => ({
          method: 'POST',
          path: path.replace(/\[(\w+)\]/g, (_, parameter: string) => ownOf(own, kindOf(parameter))),
          headers: { 'next-action': action },
          form: textsOf({ ...rest, ...ownIds(ids, own), [field]: id }),
        }),
      },
      false,
    ),
  );
}

function askOperation(operation: Operation): Question[] {
  const { method, path, query } = operation;
  const ids = idsOf(operation);
  const { rest = {}, parameter, unproven = [] }: Partial<Form> = BODIES[nameOf(operation)] ?? {};
  const kindAt = (prefix: string, name: string) => parameter ?? kindOf(kindIn(prefix, name));
  const at = (own: Ids, over: Record<string, string> = {}) =>
    `/api/v1${path.replace(/([\w-]+)\/\{(\w+)\}/g, (_, prefix: string, name: string) => {
      return `${prefix}/${over[name] ?? ownOf(own, kindAt(prefix, name))}`;
    })}`;
  const carried = (own: Ids, over: Record<string, string> = {}) => {
    return operation.body ? { body: nest({ ...rest, ...ownIds(ids, own), ...over }) } : {};
  };
  const places: Placed[] = [
    ...idsIn(path).map(({ prefix, name }) => ({
      ...{ name, kind: kindAt(prefix, name), mustFind: true },
      request: (id: string, own: Ids) => {
        return { method, path: at(own, { [name]: id }), ...carried(own) };
      },
    })),
    ...Object.entries(ids).map(([field, kind]) => ({
      ...{ name: `body ${field}`, kind, mustFind: !unproven.includes(field) },
      request: (id: string, own: Ids) => {
        return { method, path: at(own), ...carried(own, { [field]: id }) };
      },
    })),
    ...Object.entries(query ? QUERY : {}).map(([name, kind]) => ({
      ...{ name: `?${name}`, kind, mustFind: idFieldsOf(query).includes(name) },
      request: (id: string, own: Ids) => ({ method, path: `${at(own)}?${name}=${id}` }),
    })),
  ];
  return places.map((place) => questionAt(nameOf(operation), place, true));
}

function questionAt(entryPoint: string, { name, ...place }: Placed, forKeys: boolean): Question {
  return { ...place, name: `${entryPoint} ${name}`, entryPoint, forKeys };
}

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
const idsOf = (operation: Operation): Form['ids'] => BODIES[nameOf(operation)]?.ids ?? {};
const parametersOf = (path: string) =>
  [...path.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
const isKnownParameter = (name: string) => name in PARAMETERS;

function idsIn(path: string): { prefix: string; name: string }[] {
  return [...path.matchAll(/([\w-]+)\/\{(\w+)\}/g)].map(([, prefix = '', name = '']) => {
    return { prefix, name };
  });
}

/** Of operations, `{id}` is of what stands before it. */
const kindIn = (prefix: string, name: string) => (name === 'id' ? prefix : name);

function kindOf(parameter: string): IdKind {
  const kind = PARAMETERS[parameter];
  if (!kind) throw new Error(`The crawler does not know what [${parameter}] is the id of.`);
  return kind;
}

const ownOf = (own: Ids, kind: IdKind) => own[kind] ?? '';

const ownIds = (ids: Form['ids'], own: Ids) =>
  Object.fromEntries(Object.entries(ids).map(([field, kind]) => [field, ownOf(own, kind)]));

const filled = (value: unknown) => (value === ANEW ? newId() : value);

function textsOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(fields).map(([name, value]) => [name, String(filled(value))]);
  return Object.fromEntries(texts) as Record<string, string>;
}

/** `{'covers.0.caseId': x}` as a body holds it: `{covers: [{caseId: x}]}`. */
function nest(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const [list, , field] = name.split('.');
    if (!list || !field) body[name] = filled(value);
    else body[list] = [{ ...(body[list] as object[] | undefined)?.[0], [field]: filled(value) }];
  }
  return body;
}

/** The fields of a schema that are ids, by their dotted names; of lists, the first entry. */
function idFieldsOf(schema: z.ZodType | null): string[] {
  if (!schema) return [];
  const found: string[] = [];
  const look = (node: unknown, at: readonly string[]): void => {
    if (typeof node !== 'object' || node === null) return;
    const { format, properties, items, anyOf } = node as Record<string, unknown>;
    if (format === 'uuid') found.push(at.join('.'));
    for (const [name, inner] of Object.entries(properties ?? {})) look(inner, [...at, name]);
    if (items) look(items, [...at, '0']);
    for (const one of Array.isArray(anyOf) ? anyOf : []) look(one, at);
  };
  look(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), []);
  return [...new Set(found)];
}
