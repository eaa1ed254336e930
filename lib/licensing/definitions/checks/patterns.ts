/** A pattern of a field or number, anchored as a whole; undefined when it is no regular expression. */
export function readPattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u')
  } catch {
    return undefined
  }
}

/** A quantifier that matches more or less, and one that has no end or a far one. */
const VARIES = /^(?:[*+]|\{\d*,\d*\})/
const ENDLESS = /^(?:[*+]|\{\d*,\}|\{\d*,?\d{2,}\})/

/**
 * Whether a pattern may need endless time for a short text: what can match in several ways, repeated, such as `(a+)+` or
 * `(a|ab)*`: "catastrophic backtracking" (OWASP, ReDoS). Errs on the careful side.
 */
export function mayBeSlow(pattern: string): boolean {
  const groups: { repeats: boolean }[] = [{ repeats: false }]
  let closed: { repeats: boolean } | undefined
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]
    if (sign === '\\') {
      at++
      closed = undefined
    } else if (sign === '[') {
      at = endOfClass(pattern, at)
      closed = undefined
    } else if (sign === '(') {
      groups.push({ repeats: false })
      closed = undefined
    } else if (sign === ')') {
      closed = groups.length > 1 ? groups.pop() : undefined
      const outer = groups.at(-1)
      if (outer && closed?.repeats) outer.repeats = true
    } else {
      const rest = pattern.slice(at)
      if (closed?.repeats && ENDLESS.test(rest)) return true
      const group = groups.at(-1)
      if (group && (sign === '|' || VARIES.test(rest))) group.repeats = true
      closed = undefined
    }
  }
  return false
}

function endOfClass(pattern: string, start: number): number {
  for (let at = start + 1; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++
    else if (pattern[at] === ']') return at
  }
  return pattern.length
}
