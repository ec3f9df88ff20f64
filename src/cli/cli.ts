#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { check, type Outcome } from './check.ts';
import { type Ask, init } from './init.ts';

const HELP = `assent check FILE... [--format text|json|github]
    lists what is wrong with each JSON config, as the page would read it, and with the marks in each HTML page
    give the config along with the pages, so that ids can be checked: assent check assent.json index.html

assent init [--name NAME] [--privacy URL] [--categories functional,analytics] [--output assent.json]
            [--script /assent/assent.js] [--force]
    writes a config and says which tag to put on the page; asks what no flag says

exit codes: 0 nothing is wrong (there may be warnings) · 1 something is · 2 a file cannot be read, or the call is wrong`;

const [command, ...args] = process.argv.slice(2);

try {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) finish({ out: HELP, code: 0 });
  else if (command === 'check') finish(check(args));
  else if (command === 'init') finish(process.stdin.isTTY ? await initAsking() : await init(args));
  else throw new Error(command ? `there is no command ${JSON.stringify(command)}` : 'expected a command');
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  process.exitCode = 2;
}

function finish({ out, code }: Outcome): void {
  if (out) console.log(out);
  process.exitCode = code;
}

async function initAsking(): Promise<Outcome> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Line by line, so that answers typed ahead wait for their question.
  const lines = terminal[Symbol.asyncIterator]();
  const ask: Ask = async (question, usual) => {
    terminal.setPrompt(`${question}${usual && ` [${usual}]`}: `);
    terminal.prompt();
    const line = await lines.next();
    // Whoever closes the terminal in the middle has not answered.
    if (line.done) throw new Error('nothing written');
    return line.value.trim() || usual;
  };
  try {
    return await init(args, ask);
  } finally {
    terminal.close();
  }
}
