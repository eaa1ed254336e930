import { izinkuErrorMap } from '@/lib/validation'
import { type Problem, problemOf } from '../checks/problems'
import { definitionProblems } from '../checks/whole'
import { definitionShape, type LicenseDefinition } from '../definition'

export type Checked = {
  problems: Problem[]
  /** What can be shown of it: texts that are missing read "…". Undefined while its shape is broken otherwise. */
  shown: LicenseDefinition | undefined
}

/**
 * Everything wrong with the JSON of a definition: first what has not the shape it should have, then, as far as that can be
 * told already, what is wrong with the whole. No problems: `shown` is the definition.
 */
export function checkDefinition(json: unknown): Checked {
  const parsed = definitionShape.safeParse(json, { error: izinkuErrorMap })
  if (parsed.success) return { problems: definitionProblems(parsed.data), shown: parsed.data }
  const problems = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? { path: pathOf(issue.path), code: 'keysUnknown', params: { keys: issue.keys.slice(0, 5).join(', ') } }
      : problemOf(issue),
  )
  const filled = definitionShape.safeParse(fillTexts(json, 0))
  if (!filled.success) return { problems, shown: undefined }
  return { problems: [...problems, ...definitionProblems(filled.data)], shown: filled.data }
}

function pathOf(path: PropertyKey[]): Problem['path'] {
  return path.map((part) => (typeof part === 'number' ? part : String(part)))
}

/** A text that lacks one language borrows the other, one that lacks both reads "…". */
function fillTexts(value: unknown, depth: number): unknown {
  if (depth > 12 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => fillTexts(item, depth + 1))
  const { id, en } = value as { id?: unknown; en?: unknown }
  if (typeof id === 'string' && typeof en === 'string')
    return { ...value, id: id.trim() || en.trim() || '…', en: en.trim() || id.trim() || '…' }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillTexts(inner, depth + 1)]))
}
