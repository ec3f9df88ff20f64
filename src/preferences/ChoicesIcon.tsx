import type { ComponentChild } from 'preact';

/**
 * The opt-out icon that California's regulations prescribe (11 CCR 7015(b)), 30 by 14: a pill, half white with a tick, half
 * blue with a cross. It stands beside the words, which say what it means.
 */
export function ChoicesIcon(): ComponentChild {
  return (
    <svg
      viewBox="0 0 30 14"
      width="30"
      height="14"
      fill="none"
      stroke-width="1.2"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <path fill="#06f" d="M7.4 0h15.2a7 7 0 0 1 0 14H7.4a7 7 0 0 1 0-14z" />
      <path fill="#fff" d="M7.4 12.8h6.8l3.1-11.6H7.4a5.8 5.8 0 0 0 0 11.6z" />
      <path stroke="#06f" d="M5.8 7.3l2.35 2.1 4.1-4.9" />
      <path stroke="#fff" d="M19 4.4l5.2 5.2m0-5.2L19 9.6" />
    </svg>
  );
}
