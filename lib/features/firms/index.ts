export { createFirm, type CreatedFirm } from './create-firm';
