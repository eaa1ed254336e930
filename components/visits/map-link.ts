/** An address for whatever shows maps on this phone; nothing is asked of another site before it is pressed. */
export function mapLink(address: string): string {
  return `geo:0,0?q=${encodeURIComponent(address)}`
}
