import fs from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { caseResponse, changeCaseSchema, openCaseSchema, type CaseDto } from '@/lib/contracts/case';
import { CaseFacts } from './[caseId]/case-facts';
import { CASE_COLUMNS } from './case-columns';
import { fileColumnsOf } from './case-file-columns';
import { packLine, unpackLine } from './case-lines';

/*
 * A new field of a case is named here until it is shown, or said why it is not.
 */

const FIELDS = Object.keys(caseResponse.shape);
const ref = (name: string) => ({ id: '019b0000-0000-7000-8000-000000000000', name });
const at = '2026-03-02T10:00:00.000Z';

const CASE: CaseDto = {
  ...{ id: ref('').id, number: 7, status: 'closed', stage: 'filed', visaType: 'H-1B' },
  ...{ filingKind: 'cap', complexity: 5, priority: 'urgent', deadline: '2026-05-01' },
  ...{ externalRef: 'A-1', company: 'Acme', receivedAt: at, stageSince: at },
  ...{ closedAt: at, assignedAt: at, waitingSince: at, version: 3 },
  conflictCheck: 'clear',
  ...{ client: ref('Ann'), attorney: ref('Ben'), attorneyOfRecord: ref('Cem') },
};

/** The fields that are looked at while something is made of a case. */
function fieldsReadBy(make: (one: CaseDto) => unknown): Set<string> {
  const read = new Set<string>();
  const get = (one: CaseDto, name: string, receiver: unknown): unknown => {
    read.add(name);
    return Reflect.get(one, name, receiver);
  };
  make(new Proxy(CASE, { get: (one, name, receiver) => get(one, String(name), receiver) }));
  return read;
}

function missingFrom(read: ReadonlySet<string>, elsewhere: Readonly<Record<string, string>>) {
  return FIELDS.filter((name) => !read.has(name) && !(name in elsewhere));
}

test('every field of a case is a column of its list and of the file, or is said not to be', () => {
  const read = fieldsReadBy((one) =>
    CASE_COLUMNS.flatMap(fileColumnsOf).map(({ value }) => value(one, 'UTC')),
  );
  const elsewhere = {
    id: 'the address of the row',
    version: 'for changes only',
    closedAt: 'the status says it',
    waitingSince: 'the waiting line says it',
    conflictCheck: 'the waiting line and the page of the case say it',
  };
  expect(missingFrom(read, elsewhere)).toEqual([]);
});

test('every column shows on the page what it writes into the file', () => {
  // Shown as another field, or left to the case's own page.
  const inFileOnly: Readonly<Record<string, readonly string[]>> = {
    client: ['company', 'priority'],
  };
  const forgotten = CASE_COLUMNS.flatMap(({ id, header, cell }) => {
    const shown = fieldsReadBy((one) => {
      const drawn = cell(one, { timeZone: 'UTC', today: '2026-03-02' });
      const content = typeof drawn === 'object' && drawn !== null ? drawn.content : null;
      renderToStaticMarkup(<>{content}</>);
    });
    const written = fieldsReadBy((one) =>
      fileColumnsOf({ id, header }).map(({ value }) => value(one, 'UTC')),
    );
    return [...written]
      .filter((name) => !shown.has(name) && !inFileOnly[id]?.includes(name))
      .map((name) => `${id}: ${name}`);
  });
  expect(forgotten).toEqual([]);
});

test('a line that has travelled shows in every column what the case itself would', () => {
  const ids = new Set(CASE_COLUMNS.map(({ id }) => id));
  const drawn = (one: Parameters<(typeof CASE_COLUMNS)[number]['cell']>[0]) =>
    CASE_COLUMNS.map(({ cell }) => {
      const shown = cell(one, { timeZone: 'UTC', today: '2026-03-02' });
      const content = typeof shown === 'object' && shown !== null ? shown.content : shown;
      return renderToStaticMarkup(<>{content}</>);
    });
  for (const one of [
    CASE,
    { ...CASE, attorney: null, priority: 'normal' as const, company: null },
  ]) {
    const line = unpackLine(packLine(one, ids, true));
    expect(drawn(line)).toEqual(drawn(one));
    expect(line).toMatchObject({ id: one.id, number: one.number, version: one.version });
  }
  expect(unpackLine(packLine(CASE, ids, false)).version).toBeNull();
});

test('every field of a case is among its facts, or is said to be elsewhere on its page', () => {
  const read = fieldsReadBy((one) =>
    renderToStaticMarkup(<CaseFacts one={one} timeZone="UTC" now={at} mayEdit={false} />),
  );
  const elsewhere = {
    id: 'the address of the page',
    version: 'for changes only',
    number: 'in the heading',
    stage: 'in the heading and the track of stages',
    stageSince: 'in the track of stages',
    priority: 'in the heading',
    attorney: 'in the card of the holder',
    attorneyOfRecord: 'in the card of the record',
    assignedAt: 'in the card of the holder',
    waitingSince: 'in the card of the decision',
    conflictCheck: 'above everything',
  };
  expect(missingFrom(read, elsewhere)).toEqual([]);
});

/** The names of fields in the forms of these files. */
function namesIn(folder: string, files: RegExp): string[] {
  const sources = fs.readdirSync(folder).filter((file) => files.test(file));
  const text = sources.map((file) => fs.readFileSync(`${folder}/${file}`, 'utf8')).join('\n');
  return [...text.matchAll(/\bname="([\w.]+)"/g)].map(([, name = '']) => name);
}

test('the form of a new case asks for every field that may be sent, or leaves it out on purpose', () => {
  const asked = namesIn('app/(firm)/cases/new', /\.tsx$/).map((name) => name.split('.')[0]);
  const leftOut = {
    stage: 'a case that is opened by hand begins at intake',
    receivedAt: 'a case that is opened by hand is received now',
  };
  const missing = Object.keys(openCaseSchema.shape).filter(
    (name) => !asked.includes(name) && !(name in leftOut),
  );
  expect(missing).toEqual([]);
});

test('the form of a case’s client asks for every field of a client', () => {
  const asked = namesIn('app/(firm)/cases/new', /\.tsx$/);
  const fields = Object.keys(openCaseSchema.shape.client.shape).map((name) => `client.${name}`);
  expect(fields.filter((name) => !asked.includes(name))).toEqual([]);
});

test('the forms on a case’s page ask for every field that may be changed', () => {
  const asked = namesIn('app/(firm)/cases/[caseId]', /^(edit-dialog|stage-control)\.tsx$/);
  const elsewhere = { version: 'hidden', notes: 'has a form of its own, which adds one' };
  const fields = Object.keys(changeCaseSchema.shape).filter((name) => !(name in elsewhere));
  expect(fields.filter((name) => !asked.includes(name))).toEqual([]);
});

test('the form of a changed case begins each field at what the case has', () => {
  const source = fs.readFileSync('app/(firm)/cases/[caseId]/edit-dialog.tsx', 'utf8');
  const fields = source.split('<Field ').slice(1);
  expect(fields.length).toBeGreaterThan(4);
  const empty = fields.filter((field) => !/\b(?:defaultValue|defaultChecked|value)=\{/.test(field));
  expect(empty).toEqual([]);
});
