import type { VNode } from 'preact';
import { frameSize } from './frame-size.ts';

interface StageProps {
  /** The editor's text is no config, so the frame shows the last one that was. */
  readonly isStale: boolean;
  /** CSS px that there are. */
  readonly room: number;
  /** The width that was asked for; empty for the usual one. */
  readonly width: string;
}

/** The frame, as large as a window, and made small enough to fit. */
export function Stage({ isStale, room, width: wanted }: StageProps): VNode {
  const { width, height, scale } = frameSize(room, wanted);
  return (
    <div class="stage">
      <p id="stale" class="notice" hidden={!isStale}>
        This is not a config yet. The preview shows the last one that was.
      </p>
      <div id="place" class="place" style={`max-width: ${width}px; height: ${Math.floor(height * scale)}px`}>
        <iframe
          id="frame"
          title="A page with your banner"
          sandbox="allow-scripts"
          style={`width: ${width}px; height: ${height}px; scale: ${scale}`}
        />
      </div>
    </div>
  );
}
