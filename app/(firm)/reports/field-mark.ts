/** Something that is wrong with a field of a report's filters. */
export interface FieldProblem {
  readonly field: string;
  readonly text: string;
}

/** Id of the words that say what is wrong with a field. */
export function problemId(field: string): string {
  return `problem-${field}`;
}

/** Marks a field as invalid for eyes and ears where one of these problems lies in it. */
export function markOf(field: string, problems: readonly FieldProblem[] = []) {
  return problems.some((problem) => problem.field === field)
    ? { 'aria-invalid': true, 'aria-describedby': problemId(field) }
    : {};
}
