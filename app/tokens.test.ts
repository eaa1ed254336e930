import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const PAIR = /^\s*--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/gm
const meanings = Object.fromEntries(
  [...css.matchAll(PAIR)].map(([, name, light, dark]) => [name, { light, dark }]),
)

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast by WCAG 2.2: 1 to 21. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function colour(name: string, theme: 'light' | 'dark'): string {
  const value = meanings[name]?.[theme]
  if (!value) throw new Error(`No token --${name}`)
  return value
}

const GROUNDS = ['ground', 'card', 'sunken', 'hover']
const TONES = ['success', 'danger', 'info', 'warning']

/** Text and what it stands on. */
const TEXT: [string, string][] = [
  ...['ink', 'ink-soft', 'link', ...TONES].flatMap((ink) =>
    GROUNDS.map((ground): [string, string] => [ink, ground]),
  ),
  ...TONES.flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
  ]),
  ['ink', 'primary-soft'],
  ['link', 'primary-soft'],
  ['ink-soft', 'primary-soft'],
  ['ink', 'accent-soft'],
  ['primary-ink', 'primary'],
  ['primary-ink', 'primary-hover'],
  ['primary-ink', 'danger-fill'],
  ['accent-ink', 'accent'],
]

/** Lines that tell where something begins, and marks. */
const MARKS: [string, string][] = [
  ...['line-strong', 'focus', 'danger'].flatMap((mark) =>
    ['ground', 'card'].map((ground): [string, string] => [mark, ground]),
  ),
  ['primary', 'ground'],
]

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  test.each(TEXT)('%s on %s is readable', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })
  test.each(MARKS)('%s on %s can be seen', (mark, ground) => {
    expect(contrast(colour(mark, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
  })
})
