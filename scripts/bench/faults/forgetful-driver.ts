import pg from 'pg';

/** The condition under which a transaction moves counters: that they still are what it read. */
const COUNTER_GUARD =
  /AND a\.active_count = r\.was_active_count AND a\.open_count = r\.was_open_count\s+AND a\.load_points = r\.was_load_points/;

/**
 * The negative control: from now on this process's database driver leaves out of every statement
 * the taking of the firm's lock and, if asked, the guard of the counters. It is a double of the
 * driver, not of the product, which has no such switch; only programs of the fault run call it.
 */
export function forgetLocks({ guards }: { guards: boolean }): void {
  const ask = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
  const forgetful = function query(this: pg.Client, ...args: unknown[]) {
    const [statement] = args;
    if (isNamed(statement)) statement.text = withoutLocks(statement.text, guards);
    else if (typeof statement === 'string') args[0] = withoutLocks(statement, guards);
    return Reflect.apply(ask, this, args);
  };
  Reflect.set(pg.Client.prototype, 'query', forgetful);
}

/** A statement that takes no row lock and, if asked, does not compare counters. */
export function withoutLocks(sql: string, guards: boolean): string {
  const unlocked = sql.replace(/\sFOR UPDATE\b/, '');
  return guards ? unlocked.replace(COUNTER_GUARD, '') : unlocked;
}

function isNamed(statement: unknown): statement is { text: string } {
  return typeof statement === 'object' && statement !== null && 'text' in statement;
}
