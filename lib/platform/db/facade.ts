import 'server-only';
import type pg from 'pg';
import { Prisma } from './generated/client';

type Tx = Prisma.TransactionClient;
type Model = Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;

/** Sends one statement with its values. */
export type Ask = (
  text: string,
  values: readonly unknown[],
) => Promise<pg.QueryResult<Record<string, unknown>>>;

/**
 * The mapper's transaction, as far as work knows it: what is written in SQL goes to the driver, what asks
 * a model to the mapper, who joins only then.
 */
export function sqlFacade(ask: Ask, joinMapper: () => Promise<Tx>): Tx {
  const inSql = {
    $queryRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
      const { text, values: bound } = sqlOf(query, values);
      return (await ask(text, bound)).rows;
    },
    $executeRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
      const { text, values: bound } = sqlOf(query, values);
      return (await ask(text, bound)).rowCount ?? 0;
    },
    $queryRawUnsafe: async (text: string, ...values: unknown[]) => (await ask(text, values)).rows,
    $executeRawUnsafe: async (text: string, ...values: unknown[]) =>
      (await ask(text, values)).rowCount ?? 0,
  };
  const models = new Map<string, Model>();
  const modelNamed = (name: string) => {
    const known = models.get(name) ?? modelOf(name, joinMapper);
    models.set(name, known);
    return known;
  };
  return new Proxy(inSql as unknown as Tx, {
    get(target, name): unknown {
      if (Reflect.has(target, name)) return Reflect.get(target, name);
      // Code that awaits it asks whether it is a promise.
      return typeof name === 'symbol' || name === 'then' ? undefined : modelNamed(name);
    },
  });
}

function modelOf(name: string, joinMapper: () => Promise<Tx>): Model {
  return new Proxy<Model>(
    {},
    {
      get: (_, method) =>
        async function asked(...args: unknown[]) {
          const model = Reflect.get(await joinMapper(), name) as Model;
          const does = Reflect.get(model, method) as (...given: unknown[]) => Promise<unknown>;
          return does(...args);
        },
    },
  );
}

function sqlOf(query: TemplateStringsArray | Prisma.Sql, values: readonly unknown[]): Prisma.Sql {
  return 'text' in query ? query : new Prisma.Sql(query, values);
}
