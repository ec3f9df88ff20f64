import { register } from '../lib/registry.ts';
import { startDoctor } from './start-doctor.ts';

register('doctor', { startDoctor });
