/** A request as the page's performance timeline has it: milliseconds since the navigation started. */
export interface Request {
  isDocument: boolean;
  start: number;
  /** First byte of the answer. */
  responseStart: number;
  responseEnd: number;
}

/**
 * Round trips one after the other until a moment: how many requests had to wait for one another. A document can ask
 * for more from its first byte on, a script or style sheet when it is there as a whole.
 * @param until requests answered later do not count
 */
export function roundTrips(requests: readonly Request[], until: number): number {
  const before = requests
    .filter(({ isDocument, responseEnd }) => isDocument || responseEnd <= until)
    .sort((a, b) => a.start - b.start);
  const depths: { ready: number; depth: number }[] = [];
  for (const { isDocument, start, responseStart, responseEnd } of before) {
    const causes = depths.filter(({ ready }) => ready <= start).map(({ depth }) => depth);
    depths.push({ ready: isDocument ? responseStart : responseEnd, depth: 1 + Math.max(0, ...causes) });
  }
  return Math.max(0, ...depths.map(({ depth }) => depth));
}
