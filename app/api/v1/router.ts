import 'server-only';
import { AppError } from '@/lib/shared/errors';
import type { Operation } from './operation';

/** Where every operation lives. */
export const API_ROOT = '/api/v1';

interface Route {
  readonly segments: readonly string[];
  readonly operations: Map<string, Operation>;
}

/** The operation that a request is for, with the parameters of its path. */
export interface Match {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds operations by method and path; built once from the operation table. */
export class Router {
  private readonly routes: Route[] = [];

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) this.routeOf(operation).set(operation.method, operation);
  }

  /**
   * The operation at a path below /api/v1. HEAD is answered as GET.
   * @throws AppError `not-found` for an unknown path.
   * @throws MethodNotAllowed for a known path with another method.
   */
  match(method: string, path: string): Match {
    const segments = segmentsOf(path);
    const route = this.find(path, segments);
    const operation = route.operations.get(method === 'HEAD' ? 'GET' : method);
    if (!operation) throw new MethodNotAllowed(method, allowedMethods(route));
    return { operation, params: paramsOf(route.segments, segments) };
  }

  /**
   * The Allow header of a path.
   * @throws AppError `not-found` for an unknown path.
   */
  allowAt(path: string): string {
    return allowedMethods(this.find(path, segmentsOf(path)));
  }

  private find(path: string, segments: readonly string[]): Route {
    const route = this.routes.find((candidate) => fits(candidate.segments, segments));
    if (!route) throw new AppError('not-found', `There is nothing at ${API_ROOT}${path}.`);
    return route;
  }

  private routeOf({ path }: Operation): Map<string, Operation> {
    const segments = segmentsOf(path);
    const known = this.routes.find((route) => route.segments.join('/') === segments.join('/'));
    if (known) return known.operations;
    const route = { segments, operations: new Map<string, Operation>() };
    this.routes.push(route);
    return route.operations;
  }
}

/** The path exists, the method does not; `allow` is the Allow header. */
export class MethodNotAllowed extends AppError {
  constructor(
    method: string,
    readonly allow: string,
  ) {
    super('method-not-allowed', `${method} is not possible here; use one of: ${allow}.`);
  }
}

function allowedMethods(route: Route): string {
  const methods = [...route.operations.keys()];
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function isParam(segment: string): boolean {
  return segment.startsWith('{');
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => isParam(part) || part === segments[index])
  );
}

function paramsOf(pattern: readonly string[], segments: readonly string[]) {
  const entries = pattern.flatMap((part, index) =>
    isParam(part) ? [[part.slice(1, -1), decode(segments[index] ?? '')]] : [],
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

/** A segment that does not decode is no id; it is kept as it came. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
