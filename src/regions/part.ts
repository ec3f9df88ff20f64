import { register } from '../lib/registry.ts';
import { prepareSession } from './prepare-session.ts';

register('regions', { prepareSession });
