import type { View, ViewHost } from '../ui/create-view.ts';

/** Words and config, for what stands in the page itself. */
export type PageView = View<ViewHost>;
