/** Ids are uuid v7 (RFC 9562): they sort by the time they were made. Works in the browser too, also without a secure context. */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, Math.floor(now / 2 ** 32))
  view.setUint32(2, now % 2 ** 32)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A company the caller may act for. Made only by `requireMember` (and by jobs, for the row they were given). */
export type CompanyId = Branded<'CompanyId'>

/** A signed-in user. Made only by the gates. */
export type UserId = Branded<'UserId'>

/** A user who passed `requireStaff`: reads across tenants take it as proof. */
export type StaffId = Branded<'StaffId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Whether a text from outside has the shape of an id. A forged one never reaches a query. */
export function isId(text: string): boolean {
  return UUID.test(text)
}

// No 0/O, 1/I/L: read aloud and typed from paper.
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A code of `length` characters from a 31-letter alphabet without look-alikes: 4.95 bits each, so 20 characters carry 99 bits. */
export function randomCode(length = 20): string {
  let code = ''
  while (code.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      // 248 = 8 × 31: a byte above it would favour the first letters.
      if (byte < 248 && code.length < length) code += CODE_ALPHABET[byte % 31]
    }
  }
  return code
}
