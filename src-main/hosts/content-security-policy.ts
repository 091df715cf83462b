/**
 * What the lab's page may do, in the window and in the browser: run its own code and talk to its own lab, nothing else.
 * Nothing is written into the page itself, so that it needs no exception for inline code or styles.
 *
 * @param lab the address of the lab's socket, where there is one
 */
export const contentSecurityPolicy = (lab = '') =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${lab}`.trim(),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'"
  ].join('; ')
