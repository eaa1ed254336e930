/** Addresses that would be mistaken for something else. */
const TAKEN = new Set(['new', 'app', 'admin', 'api', 'onboarding', 'settings', 'izinku'])

const LONGEST = 48

/** A trade name as part of an address: `Warung Bu Sari` is `warung-bu-sari`. `usaha` where nothing of the name is left. */
export function slugOf(tradeName: string): string {
  const slug = tradeName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' dan ')
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '')
  if (slug === '') return 'usaha'
  return TAKEN.has(slug) ? `usaha-${slug}` : slug
}

/** The slugs to try, one after the other: `warung-bu-sari`, `warung-bu-sari-2`, … */
export function* slugCandidates(tradeName: string): Generator<string> {
  const base = slugOf(tradeName)
  yield base
  for (let count = 2; count <= 50; count++) yield `${base}-${count}`
}
