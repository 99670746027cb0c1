import type { Prisma } from '@/lib/platform/db/generated/client';

/*
 * What becomes of each column that can hold words about a client when the client is forgotten. A new
 * table about a case or a client, and a new column of one, is an error here until it says so;
 * forget-columns.integration.test.ts writes into each one that is erased and looks whether it is gone.
 */

type Model = Prisma.ModelName;
type Columns<M extends Model> = Prisma.TypeMap['model'][M]['payload']['scalars'];

/** A table with one of these is about a client or a case of theirs. */
type Subject = 'caseId' | 'clientId' | 'fromClientId' | 'intoClientId';
type AboutClients =
  | 'Case'
  | 'Client'
  | 'EventText'
  | 'IdempotencyKey'
  | { [M in Model]: Subject & keyof Columns<M> extends never ? never : M }[Model];

/** Numbers, days and ids say no name and no word. */
type Wordless = number | bigint | boolean | Date | null;
type WordColumn<C> = {
  [K in keyof C & string]: K extends 'id' | `${string}Id` | `${string}Ids`
    ? never
    : C[K] extends Wordless
      ? never
      : K;
}[keyof C & string];

type Fate =
  /** A mark, or nothing, takes its place. */
  | 'erased'
  /** The row goes. */
  | 'deleted'
  /** One of a closed list, a digest or a date. */
  | 'code'
  | { readonly kept: string };

const COMPANY = { kept: 'another party, on which walls rest' } as const;
const COLLEAGUE = { kept: 'a member of the firm' } as const;

/** Each column that can hold words, of each table that is about clients. */
export const FATES: {
  readonly [M in AboutClients]: Readonly<Record<WordColumn<Columns<M>>, Fate>>;
} = {
  Assignment: { startReason: 'code', endReason: 'code' },
  Case: {
    company: COMPANY,
    companyKey: COMPANY,
    visaType: 'code',
    filingKind: 'code',
    stage: 'code',
    priority: 'code',
    externalRef: 'erased',
    conflictCheck: 'code',
    conflictWith: COMPANY,
  },
  CaseNote: { text: 'erased', mentions: COLLEAGUE, authorName: COLLEAGUE },
  Client: {
    name: 'erased',
    email: 'erased',
    company: COMPANY,
    companyKey: COMPANY,
    externalRef: 'erased',
  },
  ClientMerge: {
    before: 'erased',
    after: 'erased',
    mergedByName: COLLEAGUE,
    undoneByName: COLLEAGUE,
  },
  Cover: { status: 'code', endReason: 'code', plannedByName: COLLEAGUE },
  Decision: {
    cause: 'code',
    outcome: 'code',
    reason: 'code',
    strategy: 'code',
    actorName: COLLEAGUE,
    input: { kept: 'ids, codes and figures, and what attorneys are called' },
    result: { kept: 'the same; the reason of an override in it is erased' },
  },
  DepartureMove: {
    overrideReason: 'erased',
    status: 'code',
    detail: { kept: 'what kept a colleague from it' },
  },
  EthicalWall: {
    company: COMPANY,
    companyKey: COMPANY,
    reason: 'erased',
    createdByName: COLLEAGUE,
  },
  Event: {
    kind: 'code',
    actorKind: 'code',
    actorName: COLLEAGUE,
    data: { kept: 'ids, codes, numbers and dates: the words stand in EventText' },
    prevHash: 'code',
    hash: 'code',
    actorSalt: 'code',
    actorDigest: 'code',
    textDigest: 'code',
  },
  EventText: { salt: 'erased', words: 'erased' },
  Handoff: {
    reason: 'code',
    note: 'erased',
    overrideReason: 'erased',
    status: 'code',
    requestedByName: COLLEAGUE,
    resolution: 'erased',
  },
  IdempotencyKey: { key: 'deleted', requestHash: 'deleted', response: 'deleted' },
  ImportRow: {
    cells: 'erased',
    status: 'code',
    problems: 'erased',
    detail: 'erased',
    clientBefore: 'erased',
  },
  IntakeSubmission: {
    source: 'code',
    language: 'code',
    status: 'code',
    reviewReason: 'code',
    answers: 'erased',
    visaType: 'code',
    externalRef: 'erased',
    contentDigest: 'code',
    answeredByName: COLLEAGUE,
    linkHash: 'code',
  },
  Notification: { kind: 'deleted', key: 'deleted', facts: 'deleted' },
  RecordChange: {
    status: 'code',
    note: 'erased',
    requestedByName: COLLEAGUE,
    g28SignedByName: COLLEAGUE,
    clientInformedByName: COLLEAGUE,
    filedByName: COLLEAGUE,
    resolvedByName: COLLEAGUE,
    resolution: 'erased',
  },
  StageChange: { fromStage: 'code', toStage: 'code', actorName: COLLEAGUE },
};
