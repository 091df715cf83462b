/** The lab's icons: strokes on a 16 x 16 grid, as the data of a path. */
export const icons = {
  settings:
    'M6 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0M8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M3.8 12.2l1.4-1.4M10.8 5.2l1.4-1.4',
  search: 'M2.8 7a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0M10.2 10.2l3.3 3.3',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  compare: 'M2.5 13.5h11M4.5 11V6.5M8 11V2.5M11.5 11V8',
  runs: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  exercises:
    'M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11M9.8 2.5v11',
  data: 'M3 4a5 1.8 0 1 0 10 0a5 1.8 0 1 0-10 0M3 4v8c0 1 2.2 1.8 5 1.8s5-.8 5-1.8V4M3 8c0 1 2.2 1.8 5 1.8S13 9 13 8',
  pencil: 'M3 13l.8-3L11 2.8l2.2 2.2L6 12.2 3 13Z',
  export: 'M8 2.5v7.5M5 7l3 3 3-3M3 13.5h10',
  import: 'M8 10V2.5M5 5.5l3-3 3 3M3 13.5h10',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  chevronRight: 'M6 3.5l4.5 4.5L6 12.5',
  chevronDown: 'M3.5 6l4.5 4.5L12.5 6',
  warning: 'M8 2.2 14.2 13H1.8L8 2.2ZM8 6.3v3.2M8 11.3v.2',
  error: 'M2.2 8a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0M8 5v3.6M8 10.8v.2',
  info: 'M2.2 8a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0-11.6 0M8 7.2V11M8 5v.2',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  several: 'M2 8h12M4 5.5v5M8 5.5v5M12 5.5v5',
  stop: 'M4.5 4.5h7v7h-7Z',
  play: 'M5 3.5v9l7.5-4.5L5 3.5Z',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3',
  undo: 'M3 6h6.5a3.5 3.5 0 0 1 0 7H6M5.5 3.5 3 6l2.5 2.5',
  more: 'M3.15 8a.35.35 0 1 0 .7 0a.35.35 0 1 0-.7 0M7.65 8a.35.35 0 1 0 .7 0a.35.35 0 1 0-.7 0M12.15 8a.35.35 0 1 0 .7 0a.35.35 0 1 0-.7 0',
  folder: 'M2 4.5h4l1.5 1.5H14v7H2v-8.5Z',
  file: 'M4 2h5l3 3v9H4V2ZM9 2v3h3',
  copy: 'M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM10.5 5.5v-3h-8v8h3',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9',
  tag: 'M2.5 2.5h5l6 6-5 5-6-6v-5ZM5.2 5.2h.01',
  archive: 'M2.5 3h11v3h-11V3ZM3.5 6v7h9V6M6.5 8.5h3',
  columns: 'M2.5 3h11v10h-11V3ZM6.2 3v10M9.8 3v10'
} satisfies Record<string, string>

export type IconName = keyof typeof icons
