import 'server-only';

export { freeWaitingCase, type FreedCase } from './free-waiting-case';
