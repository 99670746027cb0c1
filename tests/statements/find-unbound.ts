import { parse } from 'libpg-query';
import { as, bare, columnOf, conjunctsOf, isGiven, listOf, nodesIn, textOf } from './parse-tree';
import type { Fields } from './parse-tree';

/** The tables that lie apart by firm, each with the column that says whose a row is. */
export type FirmColumns = ReadonlyMap<string, string>;

const LEVELS = ['SelectStmt', 'UpdateStmt', 'DeleteStmt', 'InsertStmt'] as const;

/**
 * What keeps a database that is distributed by firm from running this statement at one place: every
 * table of a firm, in every query and subquery, must be compared with a given firm in that same
 * query, directly or by way of another table that is.
 */
export async function findUnbound(sql: string, firmColumns: FirmColumns): Promise<string[]> {
  const tree: unknown = await parse(sql);
  const ctes = new Set<string>();
  const levels: { type: (typeof LEVELS)[number]; fields: Fields }[] = [];
  const findings: string[] = [];
  for (const node of nodesIn(tree)) {
    const cte = as(node, 'CommonTableExpr');
    if (cte) ctes.add(textOf(cte.ctename));
    for (const type of LEVELS) {
      const fields = as(node, type);
      if (fields) levels.push({ type, fields });
    }
    // The two sides of a UNION have no type of their own in the tree.
    if (textOf(node.op).startsWith('SETOP_')) {
      for (const side of [node.larg, node.rarg]) {
        if (side) levels.push({ type: 'SelectStmt', fields: side as Fields });
      }
    }
    findings.push(...settingsIn(node));
  }
  for (const { type, fields } of levels) {
    const level = new Level(fields, firmColumns, ctes);
    findings.push(...level.unbound());
    if (type === 'InsertStmt') findings.push(...unboundRows(fields, firmColumns, ctes));
  }
  return [...new Set(findings)];
}

/** A setting made by a function is made where the function runs, which is one of many places. */
function settingsIn(node: Fields): string[] {
  const call = as(node, 'FuncCall');
  const name = textOf(as(listOf(call?.funcname).at(-1), 'String')?.sval);
  return name === 'set_config' ? ['set_config, where SET LOCAL would do'] : [];
}

/** One query with its own FROM: the tables beneath its subqueries are theirs. */
class Level {
  /** Aliases of firms' tables and the column of each that says whose a row is. */
  private readonly columns = new Map<string, string>();
  private readonly tables = new Map<string, string>();
  private readonly conditions: unknown[] = [];
  private others = 0;

  constructor(
    fields: Fields,
    private readonly firmColumns: FirmColumns,
    private readonly ctes: ReadonlySet<string>,
  ) {
    // An INSERT's own table has no rows yet to be found.
    if (!('cols' in fields) && fields.relation) this.addRange({ RangeVar: fields.relation });
    for (const one of [...listOf(fields.fromClause), ...listOf(fields.usingClause)]) {
      this.addRange(one);
    }
    this.conditions.push(...conjunctsOf(fields.whereClause));
  }

  unbound(): string[] {
    const bound = this.boundAliases();
    return [...this.columns.keys()]
      .filter((alias) => !bound.has(alias))
      .map((alias) => `${this.tables.get(alias)} without a given firm`);
  }

  /** Whether this expression is the firm of a row that is bound, or a given one. */
  isFirm(node: unknown): boolean {
    const key = this.keyOf(node);
    return isGiven(node) || (key !== null && this.boundAliases().has(key));
  }

  private addRange(node: unknown): void {
    const join = as(node, 'JoinExpr');
    if (join) {
      this.addRange(join.larg);
      this.addRange(join.rarg);
      this.conditions.push(...conjunctsOf(join.quals));
      return;
    }
    const range = as(node, 'RangeVar');
    const name = textOf(range?.relname);
    const column = this.ctes.has(name) ? undefined : this.firmColumns.get(name);
    if (!range || column === undefined) {
      this.others += 1;
      return;
    }
    const alias = textOf(as({ Alias: range.alias }, 'Alias')?.aliasname) || name;
    this.columns.set(alias, column);
    this.tables.set(alias, name);
  }

  private boundAliases(): Set<string> {
    const bound = new Set<string>();
    const pairs: [string, string][] = [];
    for (const condition of this.conditions) {
      for (const alias of this.boundBy(condition)) bound.add(alias);
      pairs.push(...this.pairsOf(condition));
    }
    for (let grown = true; grown;) {
      grown = false;
      for (const [a, b] of pairs) {
        if (bound.has(a) === bound.has(b)) continue;
        bound.add(a).add(b);
        grown = true;
      }
    }
    return bound;
  }

  /** Aliases whose firm this condition gives. */
  private boundBy(condition: unknown): string[] {
    const or = as(condition, 'BoolExpr');
    if (or?.boolop === 'OR_EXPR') {
      const branches = listOf(or.args).map(
        (branch) => new Set(conjunctsOf(branch).flatMap((one) => this.boundBy(one))),
      );
      return [...(branches[0] ?? [])].filter((alias) => branches.every((one) => one.has(alias)));
    }
    return equalities(condition).flatMap(([left, right]) => {
      const alias = isGiven(right) ? this.keyOf(left) : isGiven(left) ? this.keyOf(right) : null;
      return alias === null ? [] : [alias];
    });
  }

  private pairsOf(condition: unknown): [string, string][] {
    return equalities(condition).flatMap(([left, right]): [string, string][] => {
      const [a, b] = [this.keyOf(left), this.keyOf(right)];
      return a === null || b === null ? [] : [[a, b]];
    });
  }

  /** The alias of this level whose firm this column is. */
  private keyOf(node: unknown): string | null {
    const column = columnOf(node);
    if (!column) return null;
    if (column.table === null) {
      const [only] = [...this.columns];
      const isOnly = this.columns.size === 1 && this.others === 0;
      return only && isOnly && only[1] === column.column ? only[0] : null;
    }
    return this.columns.get(column.table) === column.column ? column.table : null;
  }
}

/** The pairs that this condition makes equal: `a = b`, `(a, c) = (b, d)`, `a IN (b)`. */
function equalities(condition: unknown): [unknown, unknown][] {
  const expression = as(condition, 'A_Expr');
  const operator = textOf(as(listOf(expression?.name)[0], 'String')?.sval);
  if (!expression || operator !== '=') return [];
  const { kind, lexpr, rexpr } = expression;
  if (kind === 'AEXPR_IN') {
    const choices = listOf(as(rexpr, 'List')?.items).map((choice) => pairUp(lexpr, choice));
    // With several rows to choose from, what is given in each of them is given.
    const [first = []] = choices;
    return first.filter(
      (_, n) => choices.length === 1 || choices.every((one) => isGiven(one[n]?.[1])),
    );
  }
  return kind === 'AEXPR_OP' ? pairUp(lexpr, rexpr) : [];
}

function pairUp(left: unknown, right: unknown): [unknown, unknown][] {
  const [a, b] = [as(bare(left), 'RowExpr'), as(bare(right), 'RowExpr')];
  if (!a || !b) return [[left, right]];
  const others = listOf(b.args);
  return listOf(a.args).map((one, n) => [one, others[n]]);
}

/** The rows of an INSERT must say whose they are by a given firm, and those from JSON by a row of it. */
function unboundRows(
  { relation, cols, selectStmt }: Fields,
  firmColumns: FirmColumns,
  ctes: ReadonlySet<string>,
): string[] {
  const name = textOf((relation as Fields | undefined)?.relname);
  const column = firmColumns.get(name);
  if (column === undefined) return [];
  const place = listOf(cols).findIndex((one) => as(one, 'ResTarget')?.name === column);
  const rows = as(selectStmt, 'SelectStmt');
  if (place < 0 || !rows) return [`INSERT INTO ${name} that names no ${column}`];
  const values = listOf(rows.valuesLists);
  if (values.length > 0) {
    const given = values.every((row) => isGiven(listOf(as(row, 'List')?.items)[place]));
    return given ? [] : [`INSERT INTO ${name} without a given firm`];
  }
  const value = as(listOf(rows.targetList)[place], 'ResTarget')?.val;
  const isOfRow = columnOf(value) !== null && new Level(rows, firmColumns, ctes).isFirm(value);
  return isOfRow ? [] : [`INSERT INTO ${name} of rows that are not joined to the firm's own`];
}
