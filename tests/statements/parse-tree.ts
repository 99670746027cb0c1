/*
 * PostgreSQL's own parse tree, as far as the check of statements reads it: every node is an object
 * with one key, its type, and its fields beneath.
 */

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of this node where it is of this type. */
export function as(node: unknown, type: string): Fields | null {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return null;
  const fields = (node as Fields)[type];
  return typeof fields === 'object' && fields !== null ? (fields as Fields) : null;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The expression without the casts around it. */
export function bare(node: unknown): unknown {
  const cast = as(node, 'TypeCast');
  return cast ? bare(cast.arg) : node;
}

/** Whether it is a value that comes with the statement: a parameter or a constant. */
export function isGiven(node: unknown): boolean {
  const inner = bare(node);
  return as(inner, 'ParamRef') !== null || as(inner, 'A_Const') !== null;
}

/** `a.b` as ['a', 'b'], without a schema before it; null for anything that is no column. */
export function columnOf(node: unknown): { table: string | null; column: string } | null {
  const ref = as(bare(node), 'ColumnRef');
  if (!ref) return null;
  const names = listOf(ref.fields).map((field) => textOf(as(field, 'String')?.sval));
  const column = names.at(-1) ?? '';
  return { table: names.at(-2) ?? null, column };
}

/** All conditions that hold at once. */
export function conjunctsOf(node: unknown): unknown[] {
  const and = as(node, 'BoolExpr');
  if (and?.boolop === 'AND_EXPR') return listOf(and.args).flatMap(conjunctsOf);
  return node === undefined || node === null ? [] : [node];
}

/** Every node beneath, each level's own and those of the levels within. */
export function* nodesIn(tree: unknown): Generator<Fields> {
  if (Array.isArray(tree)) {
    for (const one of tree) yield* nodesIn(one);
  } else if (typeof tree === 'object' && tree !== null) {
    yield tree as Fields;
    for (const one of Object.values(tree)) yield* nodesIn(one);
  }
}
