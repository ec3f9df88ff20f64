#!/usr/bin/env node
import { checkFile } from './check-file.ts';

const HELP = `assent check FILE...   reads each JSON config as the page would and lists what is wrong

exit codes: 0 nothing is wrong · 1 something is · 2 a file cannot be read, or the call is wrong`;

const [command, ...files] = process.argv.slice(2);

if (command === '--help' || command === '-h') {
  console.log(HELP);
} else if (command === 'check' && files.length > 0) {
  const results = files.map((file) => checkFile(file));
  for (const { lines } of results) for (const line of lines) console.log(line);
  process.exitCode = Math.max(...results.map(({ code }) => code));
} else {
  console.error(HELP);
  process.exitCode = 2;
}
