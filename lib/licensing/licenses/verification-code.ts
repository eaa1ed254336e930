// The alphabet of `randomCode`: no 0, O, 1, I, L.
const CODE = /^[2-9A-HJKMNP-Z]{16,32}$/

/** A code as people type it (lower case, spaces, dashes) in the form it is kept, or undefined when it cannot be one. */
export function normalizeCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return CODE.test(code) ? code : undefined
}

/** A code out of an address, where spaces and the like are written as `%20`; a broken one stays as it is. */
export function decodeCode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `ABCDE-FGHJK-…`: in groups of five, as it is read from paper. */
export function spacedCode(code: string): string {
  return code.match(/.{1,5}/g)?.join('-') ?? code
}
