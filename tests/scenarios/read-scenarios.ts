import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { scenarioSchema, type Scenario } from '../core/scenario-firm';

const file = z.object({ scenarios: z.array(scenarioSchema).min(1) });

/** The scenarios of these files beside this one; a file that is not there is an error. */
export function readScenarios(...names: readonly string[]): Scenario[] {
  return names.flatMap((name) => {
    const text = fs.readFileSync(path.join(import.meta.dirname, name), 'utf8');
    return file.parse(JSON.parse(text)).scenarios;
  });
}
