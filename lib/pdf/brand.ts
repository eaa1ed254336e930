import path from 'node:path'
import { Font } from '@react-pdf/renderer'

/** The typeface of everything we print; registered once per process, in the weights 400, 600 and 800. */
export const FAMILY = 'Plus Jakarta Sans'

const FILES = path.join(process.cwd(), 'node_modules/@fontsource/plus-jakarta-sans/files')

Font.register({
  family: FAMILY,
  fonts: [400, 600, 800].map((fontWeight) => ({
    src: path.join(FILES, `plus-jakarta-sans-latin-${fontWeight}-normal.woff`),
    fontWeight,
  })),
})
// Indonesian is not hyphenated by English rules, and names never are.
Font.registerHyphenationCallback((word) => [word])

export const INK = '#12162e'
export const SOFT = '#545970'
export const PRIMARY = '#3b4ba8'
export const LINE = '#e7e2d6'
export const SUCCESS = '#17603e'
export const DANGER = '#9b2c20'
