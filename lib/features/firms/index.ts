export { changeFirm } from './change-firm';
export { createFirm, type CreatedFirm } from './create-firm';
export { getFirmSettings } from './get-firm-settings';
export { skipStep } from './skip-step';
export { isSignUpOpen, signUpFirm } from './sign-up-firm';
