import { parseArgs } from 'node:util';
import { STRATEGIES, type Strategy } from '@/lib/assignment/core';
import { systemActor } from '@/lib/platform/auth/actor';
import { disconnect } from '@/lib/platform/db/client';
import { findFirmIdBySlug } from '@/lib/platform/db/identity-store';
import { AppError } from '@/lib/shared/errors';
import { DEFAULT_TIME_ZONE } from '@/lib/features/firms/schema';
import {
  IMPORT_KINDS,
  ImportError,
  importFile,
  parseSelection,
  type ColumnMapping,
  type ImportKind,
  type RowReport,
  type Selection,
} from '@/lib/features/imports';
import { h2Filings } from './import/h2-filings';
import { readFilings } from './import/read-filings';
import { replayFirm } from './import/replay-firm';

const USAGE = `Usage:
  npm run import -- --firm SLUG --kind cases|attorneys|clients|absences FILE.csv[.gz]
                    [--dry-run] [--mapping NAME] [--where COLUMN=BEGINNING]...
  npm run import -- --replay --mapping h2-filings --where firm_id=F... [--where ...]
                    [--strategy NAME] FILE.csv[.gz]
Columns, mappings and the report are described in docs/imports.md.`;

const MAPPINGS: readonly ColumnMapping[] = [h2Filings];

const EXIT = { allIn: 0, couldNotRun: 1, someRejected: 2 } as const;

interface Arguments {
  readonly path: string;
  readonly firm: string | undefined;
  readonly kind: string | undefined;
  readonly dryRun: boolean;
  readonly replay: boolean;
  readonly strategy: string | undefined;
  readonly mapping: ColumnMapping | undefined;
  readonly selection: readonly Selection[];
}

function readArguments(): Arguments {
  const { values, positionals } = parseCommandLine();
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) {
    throw new ImportError(`Give exactly one file.\n${USAGE}`);
  }
  const mapping = MAPPINGS.find(({ name }) => name === values.mapping);
  if (values.mapping !== undefined && !mapping) {
    throw new ImportError(
      `There is no mapping ${JSON.stringify(values.mapping)}. Known: ${MAPPINGS.map(({ name }) => name).join(', ')}.`,
    );
  }
  return {
    path,
    mapping,
    firm: values.firm,
    kind: values.kind,
    strategy: values.strategy,
    dryRun: values['dry-run'] ?? false,
    replay: values.replay ?? false,
    selection: (values.where ?? []).map(parseSelection),
  };
}

function parseCommandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        firm: { type: 'string' },
        kind: { type: 'string' },
        mapping: { type: 'string' },
        where: { type: 'string', multiple: true },
        strategy: { type: 'string' },
        replay: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new ImportError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function importIntoFirm(given: Arguments): Promise<number> {
  const kind = IMPORT_KINDS.find((one) => one === given.kind);
  if (!kind) {
    throw new ImportError(
      `--kind must be ${IMPORT_KINDS.join(', ')}; got ${JSON.stringify(given.kind ?? '')}.\n${USAGE}`,
    );
  }
  const firmId = given.firm ? await findFirmIdBySlug(given.firm) : null;
  if (firmId === null) {
    throw new ImportError(
      given.firm
        ? `There is no firm with the short name ${JSON.stringify(given.firm)}. "npm run firm:create" prints it as "slug".`
        : `Say into which firm: --firm SLUG.\n${USAGE}`,
    );
  }
  return report(firmId, kind, given);
}

async function report(firmId: string, kind: ImportKind, given: Arguments): Promise<number> {
  const { path, dryRun, mapping, selection } = given;
  const summary = await importFile(systemActor(firmId), {
    kind,
    path,
    dryRun,
    selection,
    onRow: print,
    ...(mapping ? { mapping } : {}),
  });
  const { imported, known, rejected, skipped } = summary;
  const leftOut = skipped > 0 ? `, ${skipped} not selected` : '';
  const verb = dryRun ? 'could be imported' : 'imported';
  console.log(`${kind}: ${imported} ${verb}, ${known} known, ${rejected} rejected${leftOut}`);
  return rejected > 0 ? EXIT.someRejected : EXIT.allIn;
}

function print({ line, status, detail, problems }: RowReport): void {
  if (status === 'imported') console.log(`line ${line}: ${detail}`);
  if (status === 'known') console.log(`line ${line}: known: ${detail}`);
  for (const { field, value, remedy } of problems) {
    const cell = field === '' ? '' : `${field} = ${JSON.stringify(value)}: `;
    console.log(`line ${line}: rejected: ${cell}${remedy}`);
  }
}

async function replay(given: Arguments): Promise<number> {
  if (given.mapping !== h2Filings) {
    throw new ImportError('--replay works with --mapping h2-filings, the filings of the past.');
  }
  const strategy = strategyOf(given.strategy ?? 'balanced');
  const timeZone = DEFAULT_TIME_ZONE;
  const filings = await readFilings(given.path, given.selection, timeZone);
  const replayed = await replayFirm(filings, { strategy, timeZone });
  console.log(JSON.stringify({ strategy, ...replayed }, null, 2));
  return EXIT.allIn;
}

function strategyOf(text: string): Strategy {
  const strategy = STRATEGIES.find((one) => one === text);
  if (strategy) return strategy;
  throw new ImportError(
    `--strategy must be ${STRATEGIES.join(', ')}; got ${JSON.stringify(text)}.`,
  );
}

async function main(): Promise<number> {
  try {
    const given = readArguments();
    return given.replay ? await replay(given) : await importIntoFirm(given);
  } catch (error) {
    if (!(error instanceof ImportError || error instanceof AppError)) throw error;
    console.error(error.message);
    return EXIT.couldNotRun;
  } finally {
    await disconnect();
  }
}

process.exitCode = await main();
