import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ENGINE_VERSION } from '@/lib/assignment/core';
import { instanceSchema } from '@/lib/tools/simulation/schema';
import { compareLedgers, differencesTable, type LedgerDifference } from './compare-ledgers';
import { generateInstance, KINDS, type Kind } from './generate';
import { replayInstance, REPLAYED_FIRMS } from './replay';
import { runAll } from './run-all';
import { rowsOf, type Row, type Task } from './run-task';
import { gapsOf, tableOf, winsOf } from './tables';

const USAGE = `Usage: npm run bench:quality -- [options]

Makes up firm-years, puts every strategy through each, and prints the tables of docs/quality.md.

  --kinds      of ${KINDS.join(', ')} (all)
  --sizes      attorneys of the firms (2,5,10,20,40)
  --seeds      firm-years of each kind and size (8)
  --first-seed the first of them (601; those below 600 were looked at while tuning)
  --bounds     small seasons solved with hindsight (15)
  --filings    public H-2 filings to replay (../shared/data/h2_filings_fy2014_2019.csv.gz)
  --threads    1 or 2 (1)
  --ledgers    compares both ways of keeping the fair-share ledger on these years instead
  --write      writes the instances into this folder instead of running them`;

const SECONDS_PER_BOUND = 100;

function optionsOf(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kinds: { type: 'string', default: KINDS.join(',') },
      sizes: { type: 'string', default: '2,5,10,20,40' },
      seeds: { type: 'string', default: '8' },
      'first-seed': { type: 'string', default: '601' },
      bounds: { type: 'string', default: '15' },
      filings: { type: 'string', default: '../shared/data/h2_filings_fy2014_2019.csv.gz' },
      threads: { type: 'string', default: '1' },
      ledgers: { type: 'boolean' },
      write: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  return values;
}

type Options = ReturnType<typeof optionsOf>;

function yearsOf(options: Options): Extract<Task, { type: 'year' }>[] {
  const kinds = KINDS.filter((kind) => options.kinds.split(',').includes(kind));
  const sizes = options.sizes.split(',').map(Number);
  return kinds.flatMap((kind) =>
    sizes.flatMap((attorneys) =>
      seedsOf(options, Number(options.seeds)).map((seed) => ({
        type: 'year' as const,
        kind,
        attorneys,
        seed,
      })),
    ),
  );
}

function seedsOf(options: Options, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Number(options['first-seed']) + index);
}

function writeInstances(folder: string, years: readonly Extract<Task, { type: 'year' }>[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { kind, attorneys, seed } of years) {
    const instance = generateInstance(kind, attorneys, seed);
    const file = path.join(folder, `${instance.name}.json.gz`);
    writeFileSync(file, gzipSync(JSON.stringify(instance)));
  }
}

/** What the way of keeping the fair-share ledger decides, by the size of the firm. */
function printLedgers(years: readonly Extract<Task, { type: 'year' }>[]): void {
  const groups = new Map<string, LedgerDifference[]>();
  for (const { kind, attorneys, seed } of years) {
    const instance = instanceSchema.parse(generateInstance(kind, attorneys, seed));
    const group = groups.get(`${attorneys} attorneys`) ?? [];
    groups.set(`${attorneys} attorneys`, [...group, compareLedgers(instance)]);
    process.stderr.write(`${instance.name} done\n`);
  }
  groups.set('all', [...groups.values()].flat());
  print('Ledger by rows and by index', differencesTable(groups));
}

async function replays(file: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const firm of REPLAYED_FIRMS) {
    const instance = await replayInstance(file, firm);
    if (instance) rows.push(...rowsOf(`replay ${instance.name}`, instance));
    else process.stderr.write(`No replay of ${firm.firm}: ${file} is not there.\n`);
  }
  return rows;
}

function print(title: string, body: string): void {
  process.stdout.write(`## ${title}\n\n${body}\n\n`);
}

const TITLES: Readonly<Record<Kind, string>> = {
  year: 'Standard years',
  stress: 'Years under stress',
  bursty: 'Bursty years',
};

function printYears(rows: readonly Row[]): void {
  for (const kind of KINDS) {
    const group = rows.filter((row) => row.group === kind);
    if (group.length === 0) continue;
    print(TITLES[kind], tableOf(group));
    print(`${TITLES[kind]}: paired`, winsOf(group, 'balanced'));
    for (const attorneys of new Set(group.map((row) => row.attorneys))) {
      const ofSize = group.filter((row) => row.attorneys === attorneys);
      print(`${TITLES[kind]}, ${attorneys} attorneys`, tableOf(ofSize));
    }
  }
}

function printOthers(rows: readonly Row[], replayed: readonly Row[]): void {
  const seasons = rows.filter(({ group }) => group.startsWith('season'));
  if (seasons.length > 0) {
    const unproven = new Set(
      seasons.filter(({ group }) => group !== 'season').map(({ instance }) => instance),
    ).size;
    print(`Against the bound (${unproven} not exact)`, gapsOf(seasons, 'round-robin'));
  }
  for (const group of new Set(replayed.map((row) => row.group))) {
    print(group, tableOf(replayed.filter((row) => row.group === group)));
  }
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  if (options.help) {
    process.stderr.write(`${USAGE}\n`);
    return;
  }
  const years = yearsOf(options);
  if (options.write !== undefined) {
    writeInstances(options.write, years);
    return;
  }
  if (options.ledgers) {
    printLedgers(years);
    return;
  }
  const bounds = seedsOf(options, Number(options.bounds)).map((seed) => ({
    type: 'bound' as const,
    seed,
    secondsAllowed: SECONDS_PER_BOUND,
  }));
  const tasks: Task[] = [...years, ...bounds];
  const rows = await runAll(tasks, Number(options.threads), (done) => {
    process.stderr.write(`${done} of ${tasks.length} done\n`);
  });
  process.stdout.write(`Engine version ${ENGINE_VERSION}.\n\n`);
  printYears(rows);
  printOthers(rows, await replays(options.filings));
}

await main();
