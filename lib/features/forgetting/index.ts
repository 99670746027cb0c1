export { ERASED } from './erased';
export { forgetClient, type Forgotten } from './forget-client';
