/** The report's own style: light and dark by the reader's preference, light on paper. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --line: #e3e6e8; --ink: #14171a; --soft: #454c53; --quiet: #5f666d;
  font: 14px/1.45 -apple-system, BlinkMacSystemFont, 'Segoe UI', Cantarell, 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #16191b; --line: #2b3034; --ink: #eceef0; --soft: #bac0c5; --quiet: #989fa6; }
  figure .light { display: none; }
}
@media not screen, (prefers-color-scheme: light) { figure .dark { display: none; } }
body { max-width: 960px; margin: 32px auto; padding: 0 24px; background: var(--page); color: var(--ink); }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 32px 0 8px; }
h3 { font-size: 14px; margin: 16px 0 4px; }
p { margin: 4px 0; max-width: 76ch; }
.soft { color: var(--soft); }
.quiet { color: var(--quiet); font-size: 12px; }
.verdict { font-size: 24px; line-height: 1.3; }
.verdict.arm { font-size: 16px; }
.verdict b { margin-right: 8px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; min-width: 50%; }
caption { text-align: left; color: var(--quiet); font-size: 12px; padding-bottom: 4px; }
th, td { text-align: left; vertical-align: baseline; padding: 3px 16px 3px 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--quiet); font-size: 12px; white-space: nowrap; }
tbody th[scope='rowgroup'], tr.differs td { font-weight: 600; }
.num { text-align: right; white-space: nowrap; }
code, pre { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Liberation Mono', monospace; font-size: 11px; }
td code { overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 2px solid var(--line); padding-left: 12px; }
figure { margin: 12px 0; break-inside: avoid; }
figure svg { display: block; max-width: 100%; height: auto; }
figure .dark svg, figure .light svg { border-radius: 3px; }
footer { margin-top: 32px; border-top: 1px solid var(--line); padding-top: 8px; }
@media print {
  body { margin: 0; max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  tr { break-inside: avoid; }
  .wide { overflow: visible; }
}
`
