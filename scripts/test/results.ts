import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { checkout } from '../lib/checkout';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
});

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

const vitestFailuresSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

interface PlaywrightSuite {
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly ok: boolean;
  }[];
  readonly suites?: readonly PlaywrightSuite[] | undefined;
}

const playwrightSuiteSchema: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({
    specs: z.array(z.object({ title: z.string(), file: z.string(), ok: z.boolean() })),
    suites: z.array(playwrightSuiteSchema).optional(),
  }),
);

/** Counts of a vitest run by its JSON report; a file that could not be loaded is a failure too. */
export function countVitest(reportFile: string, exitCode: number | null): Count {
  const report = read(reportFile, vitestSchema);
  if (!report) return { passed: 0, failed: 1 };
  const failed = report.numFailedTests || (report.success ? 0 : report.numFailedTestSuites);
  return atLeastOneFailure({ passed: report.numPassedTests, failed }, exitCode);
}

/** Counts of a Playwright run by its JSON report; a test that needed luck has failed. */
export function countPlaywright(reportFile: string, exitCode: number | null): Count {
  const report = read(reportFile, playwrightSchema);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return atLeastOneFailure({ passed: expected, failed: unexpected + flaky }, exitCode);
}

/** Counts of a tool that is right or wrong as a whole. */
export function countStep(exitCode: number | null): Count {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Names of what failed by vitest's JSON report; a file that could not be loaded by its path. */
export function listVitestFailures(reportFile: string): string[] {
  const files = read(reportFile, vitestFailuresSchema)?.testResults ?? [];
  return files.flatMap(({ name, status, assertionResults }) => {
    const file = path.relative(checkout, name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length > 0) return tests.map(({ fullName }) => `${file}: ${fullName}`);
    return status === 'failed' ? [file] : [];
  });
}

/** Names of what failed by Playwright's JSON report. */
export function listPlaywrightFailures(reportFile: string): string[] {
  const namesIn = ({ specs, suites = [] }: PlaywrightSuite): string[] => [
    ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`),
    ...suites.flatMap(namesIn),
  ];
  const report = read(reportFile, z.object({ suites: z.array(playwrightSuiteSchema) }));
  return (report?.suites ?? []).flatMap(namesIn);
}

// A runner that ends badly, or that ran nothing, must not look like success.
function atLeastOneFailure(count: Count, exitCode: number | null): Count {
  const isFine = exitCode === 0 && count.passed > 0;
  return isFine || count.failed > 0 ? count : { ...count, failed: 1 };
}

function read<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
