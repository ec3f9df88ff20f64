import { testLanguages } from './test-languages.ts';

testLanguages(1);
