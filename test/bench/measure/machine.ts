import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import process from 'node:process';
import type { Environment } from '../types.ts';
import type { Session } from './session.ts';

const GIBIBYTE = 2 ** 30;

/** Where and with what this run is made. */
export function describeEnvironment({ browser, server, throttle }: Session): Environment {
  const cores = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memory: Math.round(totalmem() / GIBIBYTE),
    system: systemName(),
    node: process.version,
    chromium: browser.version(),
    throttle,
    origin: server.origin,
  };
}

function systemName(): string {
  const kernel = `${type()} ${release()}`;
  try {
    const name = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
    return name ? `${name}, ${kernel}` : kernel;
  } catch {
    return kernel; // not a Linux with such a file
  }
}
