import { register } from '../lib/registry.ts';
import { startBanner } from './start-banner.ts';

register('banner', { startBanner });
