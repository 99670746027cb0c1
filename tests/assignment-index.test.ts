import fs from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/*
 * The index of the heart offers what someone does with cases, and the steps that another use case does in a
 * transaction of its own. What a decision is made of (its input, the load that it lays on an attorney) stays
 * inside: a path that puts these together by itself is one more place that decides.
 */

const USE_CASES = [
  'answerHandoff',
  'assignCase',
  'findDrainProgress',
  'findInverseChange',
  'isBehindWall',
  'listWaiting',
  'membersBehindWall',
  'previewAssignment',
  'previewDraft',
  'reassignCase',
];

const TASKS = [
  'alertDeadlines',
  'alertWaitingCases',
  'alertsDueAt',
  'deadlinesDueAt',
  'drainWaitingLine',
  'expireHandoffs',
  'handoffsDueAt',
  'waitingLineDueAt',
];

/** A row as API and pages show it. */
const ANSWERS = ['caseDto', 'decisionDto'];

/** Steps of use cases of other parts, in a transaction that they open. */
const STEPS = [
  'bringInCase',
  'cancelOpenRecordChange',
  'changeLoadedCase',
  'chooseReceivers',
  'describeLatestChange',
  'findLastingExclusion',
  'findReceiverExclusions',
  'foreseeHandoff',
  'handOffByRules',
  'handOffTo',
  'keepLedger',
  'listReceivers',
  'loadCase',
  'loadHeldCase',
  'movedSince',
  'openCase',
  'openReadTransaction',
  'openRecordChange',
  'proposeHandoffs',
  'readForecasts',
  'recordNote',
  'refuseClosed',
  'releaseHeldCase',
  'requireUndoable',
  'restoreLedger',
  'withAssignmentTransaction',
  'withdrawPendingHandoff',
];

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false);
}

/** The values that the index exports, each with the file that it comes from. */
function exportsOf(index: string): { name: string; file: string }[] {
  return parse(index).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return [];
    const { exportClause: clause, moduleSpecifier: from } = statement;
    if (!clause || !ts.isNamedExports(clause) || !from || !ts.isStringLiteral(from)) return [];
    const file = `lib/assignment/${from.text}.ts`;
    return clause.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ name }) => ({ name: name.text, file }));
  });
}

function parametersOf({ name, file }: { name: string; file: string }): string {
  const source = parse(file);
  const found = source.statements
    .filter(ts.isFunctionDeclaration)
    .find((statement) => statement.name?.text === name);
  return found?.parameters.map((parameter) => parameter.getText(source)).join() ?? '';
}

test('the heart exports use cases, tasks, answers and steps, and nothing else', () => {
  const names = exportsOf('lib/assignment/index.ts').map(({ name }) => name);
  expect(names.sort()).toEqual([...USE_CASES, ...TASKS, ...ANSWERS, ...STEPS].sort());
});

test('no one outside of the heart gives it the input of a decision', () => {
  const given = exportsOf('lib/assignment/index.ts').filter((one) =>
    /\bDecisionInput\b/.test(parametersOf(one)),
  );
  expect(given).toEqual([]);
});
