/** The lab's icons: strokes on a 16 x 16 grid. */
export const icons = {
  settings:
    '<circle cx="8" cy="8" r="2"/><path d="M8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M3.8 12.2l1.4-1.4M10.8 5.2l1.4-1.4"/>',
  search: '<circle cx="7" cy="7" r="4.2"/><path d="m10.2 10.2 3.3 3.3"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  minus: '<path d="M3 8h10"/>',
  compare: '<path d="M2.5 13.5h11M4.5 11V6.5M8 11V2.5M11.5 11V8"/>',
  runs: '<path d="M2.5 4h11M2.5 8h11M2.5 12h11"/>',
  exercises:
    '<rect x="2.5" y="2.5" width="11" height="11" rx="1"/><path d="M2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11"/>',
  data: '<ellipse cx="8" cy="4" rx="5" ry="1.8"/><path d="M3 4v8c0 1 2.2 1.8 5 1.8s5-.8 5-1.8V4M3 8c0 1 2.2 1.8 5 1.8S13 9 13 8"/>',
  export: '<path d="M8 2.5v7.5M5 7l3 3 3-3M3 13.5h10"/>',
  import: '<path d="M8 10V2.5M5 5.5l3-3 3 3M3 13.5h10"/>',
  close: '<path d="m4 4 8 8M12 4l-8 8"/>',
  check: '<path d="m3 8.5 3.2 3.2L13 4.8"/>',
  chevronRight: '<path d="m6 3.5 4.5 4.5L6 12.5"/>',
  chevronDown: '<path d="m3.5 6 4.5 4.5L12.5 6"/>',
  warning: '<path d="M8 2.2 14.2 13H1.8L8 2.2ZM8 6.3v3.2M8 11.3v.2"/>',
  error: '<circle cx="8" cy="8" r="5.8"/><path d="M8 5v3.6M8 10.8v.2"/>',
  info: '<circle cx="8" cy="8" r="5.8"/><path d="M8 7.2V11M8 5v.2"/>',
  pause: '<path d="M5.5 3.5v9M10.5 3.5v9"/>',
  several: '<path d="M2 8h12M4 5.5v5M8 5.5v5M12 5.5v5"/>',
  stop: '<rect x="4.5" y="4.5" width="7" height="7"/>',
  play: '<path d="M5 3.5v9l7.5-4.5L5 3.5Z"/>',
  refresh: '<path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3"/>',
  undo: '<path d="M3 6h6.5a3.5 3.5 0 0 1 0 7H6M5.5 3.5 3 6l2.5 2.5"/>',
  more: '<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2"/>',
  folder: '<path d="M2 4.5h4l1.5 1.5H14v7H2v-8.5Z"/>',
  file: '<path d="M4 2h5l3 3v9H4V2ZM9 2v3h3"/>',
  copy: '<rect x="5.5" y="5.5" width="8" height="8" rx="1"/><path d="M10.5 5.5v-3h-8v8h3"/>',
  trash: '<path d="M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9"/>',
  tag: '<path d="M2.5 2.5h5l6 6-5 5-6-6v-5ZM5.2 5.2h.01"/>',
  archive: '<path d="M2.5 3h11v3h-11V3ZM3.5 6v7h9V6M6.5 8.5h3"/>',
  columns: '<path d="M2.5 3h11v10h-11V3ZM6.2 3v10M9.8 3v10"/>'
} satisfies Record<string, string>

export type IconName = keyof typeof icons
