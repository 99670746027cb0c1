import 'server-only';

export { createDemoFirms, DEMO_COMPLETED, type CreatedDemoFirm } from './create-demo-firms';
export { findDemo } from './find-demo';
export { DEMO_PASSWORD, DEMO_SIGN_INS, type DemoSignIn } from './sign-ins';
