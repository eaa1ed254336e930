export type Path = readonly (string | number)[]

/** Id of the element that stands for a spot of the definition. */
export function spotId(path: Path): string {
  return `spot-${path.join('-')}`
}

/** The value at a spot; undefined where there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    root,
  )
}

/** A copy in which a spot holds another value; everything beside the way to it is shared with the original. */
export function withValue<Root>(root: Root, path: Path, value: unknown): Root {
  const [part, ...rest] = path
  if (part === undefined) return value as Root
  const inner = withValue(valueAt(root, [part]), rest, value)
  if (Array.isArray(root)) return root.map((one, at) => (at === part ? inner : one)) as Root
  return { ...root, [part]: inner }
}

export const PARTS = [
  'basics',
  'eligibility',
  'form',
  'documents',
  'stages',
  'priorities',
  'certificate',
  'publish',
] as const
export type Part = (typeof PARTS)[number]

const PART_OF: Record<string, Part> = {
  eligibility: 'eligibility',
  subject: 'form',
  sections: 'form',
  documents: 'documents',
  stages: 'stages',
  priorities: 'priorities',
  certificate: 'certificate',
  renewal: 'certificate',
  amendable: 'certificate',
}

/** The part of the editor in which a spot stands. */
export function partOf(path: Path): Part {
  return PART_OF[String(path[0])] ?? 'basics'
}

/** A key made of words: small letters, digits and underscores, beginning with a letter; one that is not taken yet. */
export function keyFrom(words: string, taken: ReadonlySet<string>): string {
  const base = words
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 36)
  if (!base) return ''
  if (!taken.has(base)) return base
  for (let count = 2; ; count++) if (!taken.has(`${base}_${count}`)) return `${base}_${count}`
}
