import { createDemoFirms, DEMO_SIGN_INS } from '@/lib/demo';
import { disconnect } from '@/lib/db/client';

const firms = await createDemoFirms();
process.stdout.write(`${JSON.stringify({ firms, signIns: DEMO_SIGN_INS })}\n`);
await disconnect();
