import { register } from '../lib/registry.ts';
import { startSignals } from './start-signals.ts';

register('signals', { startSignals });
