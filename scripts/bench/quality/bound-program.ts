/** A linear program with yes-or-no columns, as text in the format of CPLEX. */
export class Program {
  private readonly objective: string[] = [];
  private readonly rows: string[] = [];
  private readonly binaries: string[] = [];

  /** A column of 0 or 1 with this cost; returns its name. */
  choice(name: string, cost: number): string {
    this.binaries.push(name);
    return this.column(name, cost);
  }

  /** A column of at least 0 with this cost; returns its name. */
  column(name: string, cost: number): string {
    if (cost !== 0) this.objective.push(`${signed(cost)} ${name}`);
    return name;
  }

  /** Demands that these terms add up to this. */
  demand(terms: readonly Term[], relation: '=' | '<=' | '>=', value: number): void {
    if (terms.length === 0) return;
    const sum = terms.map(({ factor, column }) => `${signed(factor)} ${column}`).join('\n ');
    this.rows.push(` r${this.rows.length}: ${sum}\n ${relation} ${value}`);
  }

  toString(): string {
    return [
      'Minimize',
      ` cost: ${this.objective.join('\n ')}`,
      'Subject To',
      ...this.rows,
      'Binaries',
      ...this.binaries.map((name) => ` ${name}`),
      'End',
    ].join('\n');
  }
}

/** A column and what it is multiplied by. */
export interface Term {
  readonly factor: number;
  readonly column: string;
}

function signed(value: number): string {
  return value < 0 ? `- ${-value}` : `+ ${value}`;
}
