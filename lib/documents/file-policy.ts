/**
 * Content security policy of stored files: no right to run or load anything, shown only within our own pages. Chromium's
 * PDF viewer starts in a sandbox all the same.
 */
export const FILE_CONTENT_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'"
