import type { FirmPlan } from './plan';

/** The address of someone in an invented firm: by role, or by name. */
export function emailOf(plan: FirmPlan, name: string): string {
  const office = { [plan.admin]: 'admin', [plan.manager]: 'manager', [plan.intake]: 'intake' };
  return `${office[name] ?? localPart(plan, name)}@${plan.domain}`;
}

function localPart(plan: FirmPlan, name: string): string {
  const latin = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/ø/g, 'o')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.+|\.+$/g, '');
  // Names in other scripts have no obvious spelling, so the place on the roster stands in.
  return latin || `attorney${plan.attorneys.findIndex((one) => one.name === name) + 1}`;
}
