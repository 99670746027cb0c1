import fs from 'node:fs';
import path from 'node:path';
import type { FirmColumns } from './find-unbound';

/** A statement as it stands in the source, its parameters numbered; pieces of SQL count as such. */
export interface RawStatement {
  readonly file: string;
  readonly sql: string;
}

const TAGGED = /\$(?:queryRaw|executeRaw)(?:<[^`]*?>)?`/g;

/** Every statement that is written out in these folders, tests excepted. */
export function rawStatements(folders: readonly string[]): RawStatement[] {
  return folders.flatMap(sourceFiles).flatMap((file) => {
    const text = fs.readFileSync(file, 'utf8');
    return [...text.matchAll(TAGGED)].map((found) => ({
      file,
      sql: readTemplate(text, found.index + found[0].length),
    }));
  });
}

/** The tables of a firm by the schema: all that have its id, less those read before it is known. */
export function firmColumnsOfSchema(folder: string): FirmColumns {
  const columns = new Map([['firms', 'id']]);
  for (const file of fs.readdirSync(folder)) {
    if (file === 'identity-store.prisma') continue;
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    for (const model of text.split(/^model /m).slice(1)) {
      const table = /@@map\("(\w+)"\)/.exec(model)?.[1];
      if (table !== undefined && model.includes('@map("firm_id")')) columns.set(table, 'firm_id');
    }
  }
  return columns;
}

function sourceFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !/test\.tsx?$|generated/.test(file));
}

/** The template from here to its end, with `$1`, `$2` … for what is put in. */
function readTemplate(text: string, from: number): string {
  let sql = '';
  let parameters = 0;
  for (let at = from; text[at] !== '`';) {
    if (text.startsWith('${', at)) {
      parameters += 1;
      sql += `$${parameters}`;
      at = endOfInsert(text, at + 2);
    } else {
      sql += text[at];
      at += 1;
    }
  }
  return sql;
}

/** Behind the brace that closes what is put in; templates within it may hold braces of their own. */
function endOfInsert(text: string, from: number): number {
  let depth = 1;
  let at = from;
  while (depth > 0) {
    if (text[at] === '`') at = text.indexOf('`', at + 1);
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    at += 1;
  }
  return at;
}
