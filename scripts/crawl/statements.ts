import fs from 'node:fs';
import { runAsOwner } from '@/tests/integration/throwaway-cluster';

/** A line of the log begins with the process that wrote it. */
const ENTRY = /^@(\d+)@(\w+): {2}/m;

interface Group {
  readonly statements: string[];
  /** Everything that was said with them, values too. */
  said: string;
}

/** What PostgreSQL was asked, read from its log, statement by statement. */
export class StatementLog {
  private at = 0;

  private constructor(
    private readonly ownerUrl: string,
    private readonly file: string,
  ) {}

  /** Lets the server log every statement from now on. */
  static async open(ownerUrl: string, file: string): Promise<StatementLog> {
    await change(ownerUrl, ["log_line_prefix = '@%p@'", "log_statement = 'all'"], 'SET');
    return new StatementLog(ownerUrl, file);
  }

  async close(): Promise<void> {
    await change(this.ownerUrl, ['log_statement', 'log_line_prefix'], 'RESET');
  }

  /** Forgets what was logged so far. */
  skip(): void {
    this.at = fs.statSync(this.file).size;
  }

  /**
   * The statements since the last call: of transactions, or alone, that named one of these values.
   * In no order but that within each transaction, since those run beside each other.
   */
  read(marks: readonly string[]): string[] {
    const groups = groupsIn(this.takeText());
    return groups
      .filter(({ said }) => marks.some((mark) => said.includes(mark)))
      .map(({ statements }) => statements.join('\n'))
      .filter((text) => !isOfIdentityStore(text))
      .toSorted();
  }

  private takeText(): string {
    const size = fs.statSync(this.file).size;
    const buffer = Buffer.alloc(size - this.at);
    const descriptor = fs.openSync(this.file, 'r');
    fs.readSync(descriptor, buffer, 0, buffer.length, this.at);
    fs.closeSync(descriptor);
    this.at = size;
    return buffer.toString('utf8');
  }
}

async function change(url: string, settings: string[], how: 'SET' | 'RESET'): Promise<void> {
  for (const setting of settings) await runAsOwner(url, `ALTER SYSTEM ${how} ${setting}`);
  await runAsOwner(url, 'SELECT pg_reload_conf()');
}

/** Access records are gathered and written later, whichever request is under way by then. */
const isOfIdentityStore = (text: string) => /access_records|last_active_at|last_used_at/.test(text);

function groupsIn(text: string): Group[] {
  const groups: Group[] = [];
  const open = new Map<string, Group>();
  const latest = new Map<string, Group>();
  const [, ...parts] = text.split(ENTRY);
  for (let index = 0; index + 2 < parts.length; index += 3) {
    const [process = '', kind = '', said = ''] = parts.slice(index, index + 3);
    if (kind === 'LOG') {
      const statement = plain(said);
      const group = open.get(process) ?? { statements: [], said: '' };
      if (!open.has(process)) groups.push(group);
      group.statements.push(statement);
      latest.set(process, group);
      if (statement === 'BEGIN') open.set(process, group);
      if (statement === 'COMMIT' || statement === 'ROLLBACK') open.delete(process);
    }
    const group = latest.get(process);
    if (group) group.said += said;
  }
  return groups;
}

/** A statement without its name, its values and the number of them. */
function plain(said: string): string {
  return said
    .replace(/^(execute [^:]*|statement): /, '')
    .replace(/\$\d+(?:\s*,\s*\$\d+)+/g, '$n')
    .replace(/\s+/g, ' ')
    .trim();
}
