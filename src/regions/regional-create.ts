import type { ResolvedConfig } from '../config/types.ts';
import { consentFactory, type CreateConsent } from '../consent/create-consent.ts';

/**
 * Makes consents as the region has them: everything granted until somebody decides, except in opt-in regions; and what the
 * browser's signal denies denied whatever anybody says, except in opt-in regions, where the visitor's own choice goes
 * first (R165). What is new to a visitor who has decided stays denied.
 *
 * @param denied ids that the signal denies
 */
export function regionalCreate(config: ResolvedConfig, denied: readonly unknown[]): CreateConsent {
  const create = consentFactory(config, denied.length ? 'gpc' : 'none');
  if (config.model === 'opt-in') return create;
  return (isGranted, decided, source = 'region', decidedOn = null) =>
    create(
      (item) =>
        !denied.includes(item.id) &&
        !('category' in item && denied.includes(item.category)) &&
        (!decidedOn || isGranted(item)),
      decided,
      source,
      decidedOn,
    );
}
