/** @typedef {{ type: string, body: string | Buffer }} Answer */

/** The smallest transparent GIF. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const THIRTEEN_MONTHS = 34_128_000;

/**
 * What the vendors' code needs to hear to go on as if it had reached home.
 *
 * @param {string} path
 * @returns {Answer}
 */
export function answer(path) {
  if (path.endsWith('.gif')) return { type: 'image/gif', body: PIXEL };
  if (path.startsWith('/api/features/')) return json(experiment);
  if (path.startsWith('/ee/')) return json(identity());
  if (path.startsWith('/flags/')) return json({ flags: {}, errorsWhileComputingFlags: false });
  return json({ status: 1 });
}

/** @param {unknown} value @returns {Answer} */
function json(value) {
  return { type: 'application/json', body: JSON.stringify(value) };
}

/** One running test that everybody takes part in; a page that has no such element shows nothing of it. */
const experiment = {
  features: {},
  experiments: [
    {
      key: 'headline',
      status: 'running',
      hashAttribute: 'id',
      weights: [0, 1],
      coverage: 1,
      urlPatterns: [{ include: true, type: 'simple', pattern: '*' }],
      variations: [
        {},
        {
          domMutations: [{ selector: '[data-experiment]', attribute: 'class', action: 'append', value: 'variant-b' }],
        },
      ],
    },
  ],
};

/** The edge network answers with the cookie that alloy is to set for it. */
function identity() {
  return {
    requestId: crypto.randomUUID(),
    handle: [
      {
        type: 'state:store',
        payload: [
          {
            key: 'kndctr_000000000000000000000000_AdobeOrg_identity',
            value: 'demo',
            maxAge: THIRTEEN_MONTHS,
          },
        ],
      },
    ],
  };
}
