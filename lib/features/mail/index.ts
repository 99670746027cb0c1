import 'server-only';

/** What people are written to about (decision 0067). */
export { mailConsumer } from './mail-consumer';
