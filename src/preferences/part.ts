import { register } from '../lib/registry.ts';
import { startPreferences } from './start-preferences.ts';

register('preferences', { startPreferences });
