import type { Cost } from './load';
import type { LevelFigures } from './engine';
import type { ProcessFigures } from './processes';
import type { ServedFigures } from './served';
import type { StatementFigures } from './statement-costs';
import type { SpeedReport } from './run-speed';

/** The report as tables in Markdown. */
export function tablesOf(report: SpeedReport): string {
  const { engine, sizes, drain } = report;
  const tables: string[] = [];
  if (engine)
    tables.push(levels('submitCase', engine.levels), costs([['submitCase', engine.cost]]));
  if (report.ownStatements) tables.push(ownStatements(report.ownStatements));
  if (report.statements) tables.push(...statementTables(report.statements));
  if (sizes) {
    tables.push(
      table(
        ['attorneys', 'p50 ms', 'Node ms', 'PostgreSQL ms', 'times the smallest'],
        sizes.map(({ attorneys, p50Ms, cost }) => [
          String(attorneys),
          p50Ms.toFixed(1),
          cost.nodeMs.toFixed(2),
          cost.databaseMs.toFixed(2),
          (p50Ms / (sizes[0]?.p50Ms ?? 1)).toFixed(2),
        ]),
      ),
    );
  }
  if (drain) {
    const { waiting, floor, perSecond, ratio, cost } = drain;
    tables.push(
      table(
        ['waiting', 'floor a second', 'drained a second', 'of the floor'],
        [[String(waiting), whole(floor.perSecond), whole(perSecond), ratio.toFixed(3)]],
      ),
      costs([['one of a drain', cost]]),
    );
  }
  for (const served of [...(report.http ?? []), ...(report.pages ?? [])]) {
    tables.push(levelsOfServed(served), costOfServed(served));
  }
  if (report.processes) tables.push(processes(report.processes));
  if (report.serverMb && report.buildMb) {
    const sizes = [report.serverMb.toFixed(0), report.buildMb.toFixed(1)];
    tables.push(table(['', 'memory, MB', 'build, MB'], [['server', ...sizes]]));
  }
  return tables.join('\n\n');
}

function ownStatements(figures: NonNullable<SpeedReport['ownStatements']>): string {
  return table(
    ['at once', 'floor a second', 'own statements a second', 'of the floor'],
    figures.map(({ atOnce, floor, perSecond, ratio }) => [
      String(atOnce),
      ...[floor.perSecond, perSecond].map(whole),
      ratio.toFixed(3),
    ]),
  );
}

/** What was reached at each level, beside the floor. */
export function levels(what: string, figures: readonly LevelFigures[]): string {
  return table(
    [
      ...['at once', 'floor a second', 'floor, processor ms', `${what} a second`],
      ...['of the floor', 'p50 ms', 'p99 ms'],
    ],
    figures.map(({ atOnce, floor, load, ratio }) => [
      String(atOnce),
      whole(floor.perSecond),
      floor.processorMs.toFixed(2),
      whole(load.perSecond),
      ratio.toFixed(3),
      load.p50Ms.toFixed(1),
      load.p99Ms.toFixed(1),
    ]),
  );
}

/** What PostgreSQL takes for each statement of an assignment, and what it writes ahead. */
function statementTables({ statements, wal }: StatementFigures): string[] {
  const costs = statements.map(({ text, isSent, calls, planMs, runMs, walBytes }) => [
    `${isSent ? '' : '… '}${text.replace(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 90)}`,
    ...[calls, planMs, runMs].map((figure) => figure.toFixed(3)),
    (walBytes / 1000).toFixed(1),
  ]);
  const written = [
    wal.records.toFixed(1),
    wal.pageImages.toFixed(2),
    (wal.bytes / 1000).toFixed(1),
  ];
  return [
    table(['statement of one submitCase', 'calls', 'planning ms', 'running ms', 'WAL kB'], costs),
    table(['written ahead', 'records', 'page images', 'kB'], [['one submitCase', ...written]]),
  ];
}

/** What one web process and two reach with the same page, and who has taken the processors. */
function processes(figures: readonly ProcessFigures[]): string {
  const head = ['page, 8 at once', 'web processes', 'a second', 'of one', 'p50 ms', 'p95 ms'];
  const taken = ['web, cores', 'PostgreSQL, cores', 'asking, cores', 'each processor busy'];
  const rows = figures.flatMap(({ name, reached }) =>
    reached.map(({ webProcesses, load, web, database, asking, cores }) => [
      ...[name, String(webProcesses), load.perSecond.toFixed(1)],
      (load.perSecond / (reached[0]?.load.perSecond ?? 1)).toFixed(2),
      ...[load.p50Ms, load.p95Ms].map((ms) => ms.toFixed(0)),
      ...[web, database, asking].map((share) => share.toFixed(2)),
      cores.map((busy) => `${Math.round(busy * 100)} %`).join(', '),
    ]),
  );
  return table([...head, ...taken], rows);
}

/** What was reached at each level, beside the floor and what is beneath. */
function levelsOfServed({ name, levels: reached, beneath }: ServedFigures): string {
  if (!beneath) return levels(name, reached);
  return table(
    [
      ...['at once', 'floor a second', 'beneath a second', 'of the floor'],
      ...[`${name} a second`, 'of the floor', 'of what is beneath', 'p50 ms', 'p99 ms'],
    ],
    reached.map(({ atOnce, floor, load, ratio }, nth) => {
      const under = beneath.levels[nth];
      return [
        ...[String(atOnce), whole(floor.perSecond), whole(under?.load.perSecond ?? 0)],
        ...[(under?.ratio ?? 0).toFixed(3), whole(load.perSecond), ratio.toFixed(3)],
        (load.perSecond / (under?.load.perSecond ?? 1)).toFixed(2),
        ...[load.p50Ms.toFixed(1), load.p99Ms.toFixed(1)],
      ];
    }),
  );
}

/** What one answer costs: over HTTP, made in this process, and what is beneath it. */
function costOfServed(figures: ServedFigures): string {
  const { name, serverMs, databaseMs, askingMs, bytes, own, beneath } = figures;
  const rowOf = (what: string, cost: Cost) => [
    ...[what, cost.statements.toFixed(2), cost.roundTrips.toFixed(2), '', cost.nodeMs.toFixed(2)],
    ...[cost.databaseMs.toFixed(2), ''],
  ];
  return table(
    [
      ...['one', 'statements', 'round trips', 'kB of answer', 'Node ms', 'PostgreSQL ms'],
      'asking ms',
    ],
    [
      ...(beneath ? [rowOf('what is beneath', beneath.cost)] : []),
      ...(own ? [rowOf('in one process, without HTTP', own)] : []),
      [
        ...[name, '', '', (bytes / 1000).toFixed(1), serverMs.toFixed(2)],
        ...[databaseMs.toFixed(2), askingMs.toFixed(2)],
      ],
    ],
  );
}

/** What one of each operation costs. */
export function costs(rows: readonly (readonly [string, Cost])[]): string {
  return table(
    ['one', 'statements', 'round trips', 'kB', 'Node ms', 'PostgreSQL ms'],
    rows.map(([what, cost]) => [
      what,
      cost.statements.toFixed(2),
      cost.roundTrips.toFixed(2),
      (cost.bytes / 1000).toFixed(1),
      cost.nodeMs.toFixed(2),
      cost.databaseMs.toFixed(2),
    ]),
  );
}

/** A table in Markdown, its first column text and the others figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
