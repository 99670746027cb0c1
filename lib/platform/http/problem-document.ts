/** What every refusal of the API looks like on the wire (RFC 9457, with our `code` and `errors`). */
export interface ProblemDocument<Code extends string = string> {
  type: string;
  title: string;
  status: number;
  code: Code;
  detail: string;
  errors: { path: string; message: string }[];
}

/**
 * Describes a refusal. `type` is a tag URI, since it names the problem for good and must not
 * depend on where a firm hosts the product.
 */
export function problemDocument<Code extends string>(
  problem: Omit<ProblemDocument<Code>, 'type' | 'title'>,
): ProblemDocument<Code> {
  const { status, code, detail, errors } = problem;
  const type = `tag:evenhand,2026:problem:${code}`;
  return { type, title: titleOf(code), status, code, detail, errors };
}

function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
