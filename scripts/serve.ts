// The product's server. As many web processes and a worker beneath one primary where
// EVENHAND_WEB_PROCESSES says how many; else one process that answers and works on jobs. Runs on the pinned
// Node as it is; NODE_ENV says whether it serves the build or compiles while it serves.
import process from 'node:process';

const { EVENHAND_WEB_PROCESSES: processes, EVENHAND_ROLE: role, NODE_ENV: mode } = process.env;

if (processes && !role && mode === 'production') {
  const { runPrimary } = await import('./serve/primary.ts');
  await runPrimary(Number(processes));
} else await import('./serve/web.ts');
