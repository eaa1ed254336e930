/** Attached documents by what they are for. */
export function byKey<Document extends { requirement_key: string }>(
  documents: readonly Document[],
): Record<string, Document[]> {
  const result: Record<string, Document[]> = {}
  for (const document of documents) {
    const list = result[document.requirement_key] ?? []
    list.push(document)
    result[document.requirement_key] = list
  }
  return result
}
